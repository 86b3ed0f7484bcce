"""Complaints: which wait, and which one may be seen."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from upheld.casework.models import Complainant, Complaint
from upheld.casework.models.complaint import PENDING
from upheld.register.models import Authority
from upheld.toolbox.plain_name import named

MOST = 1000
SORTS = {
    "arrived": ("arrived_on", "arrived_at", "pk"),
    "body": ("authority__short_name", "body_named", "arrived_on", "pk"),
    "channel": ("channel", "arrived_on", "pk"),
}
NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class WantedComplaints:
    """Which complaints a list shows, and in which order."""

    state: str = PENDING
    channel: str = ""
    text: str = ""
    sort: str = "arrived"


class Waiting(NamedTuple):
    """How many complaints wait, and since when the oldest."""

    number: int
    oldest: date | None


def complaints(
    wanted: WantedComplaints, *, without: Collection[str] = NOTHING
) -> QuerySet[Complaint]:
    """The complaints that a list shows; none about bodies `without`."""
    found = Complaint.objects.select_related("authority").prefetch_related("people")
    if wanted.state:
        found = found.filter(state=wanted.state)
    if wanted.channel:
        found = found.filter(channel=wanted.channel)
    if wanted.text:
        plain = "".join(wanted.text.split()).upper()
        among = Complainant.objects.filter(complaint__isnull=False).order_by("-pk")
        people = Q(people__in=named(wanted.text, among.values_list("pk", "name"), most=MOST)) | Q(
            people__postcode=plain
        )
        about = Q(authority__short_name__icontains=wanted.text) | Q(
            body_named__icontains=wanted.text
        )
        told = Q(receipt__iexact=wanted.text) | Q(case=wanted.text)
        found = found.filter(pk__in=Complaint.objects.filter(people | about | told).values("pk"))
    order = SORTS[wanted.sort.lstrip("-")]
    if wanted.sort.startswith("-"):
        order = tuple(f"-{field}" for field in order)
    return found.exclude(pk__in=_about(without)).order_by(*order)


def complaint(number: int, *, without: Collection[str] = NOTHING) -> Complaint | None:
    """One complaint; None where it is about a body `without` too."""
    found = Complaint.objects.select_related("authority", "case").filter(pk=number)
    return found.exclude(pk__in=_about(without)).first()


def waiting(*, without: Collection[str] = NOTHING) -> Waiting:
    """What waits to be accepted."""
    found = complaints(WantedComplaints(), without=without)
    first = found.first()
    return Waiting(found.count(), first.arrived_on if first else None)


def _about(bodies: Iterable[str]) -> QuerySet[Complaint, Any]:
    # Whoever only named the body may have meant one in conflict: its short name is enough.
    slugs = list(bodies)
    wanted = Q(authority__in=slugs) | Q(case__bodies__authority__in=slugs)
    for name in Authority.objects.filter(pk__in=slugs).values_list("short_name", flat=True):
        wanted |= Q(authority__isnull=True, body_named__icontains=name)
    return Complaint.objects.filter(wanted).values("pk")
