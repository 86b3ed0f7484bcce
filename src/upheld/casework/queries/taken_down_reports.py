"""Which published reports are taken down by hand, and how each got there."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import NamedTuple

from django.db.models import Q

from upheld.casework.models import TakenDownReport
from upheld.casework.models.case_body import key_of
from upheld.casework.queries import in_force
from upheld.domain.facts import ReportFact, ReportKind

Key = tuple[str, str, str]
"""Reference, body and kind of a report."""


class PublishedReport(NamedTuple):
    """A report that is told of in public, or was until it was taken down."""

    fact: ReportFact
    down: TakenDownReport | None
    """How it was taken down; None while it stands."""


def subject_of(reference: str, body: str, kind: str) -> str:
    """How the audit knows that a report is public."""
    return f"publication of the {kind} report on {key_of(reference, body)}"


def taken_down_reports(at: datetime) -> Mapping[Key, TakenDownReport]:
    """Those that are down at a moment."""
    back = Q(put_back_at__isnull=False, put_back_at__lte=at)
    rows = TakenDownReport.objects.filter(taken_down_at__lte=at).exclude(back).order_by("pk")
    return {(each.reference, each.authority_id, each.kind): each for each in rows}


def down_now(reference: str, body: str, kind: str) -> TakenDownReport | None:
    """How one report is taken down; None while it stands."""
    rows = TakenDownReport.objects.filter(put_back_at__isnull=True)
    return rows.filter(reference=reference, authority=body, kind=kind).first()


def times_down(fact: ReportFact) -> list[TakenDownReport]:
    """Every time that a report was taken down, the last one first."""
    rows = TakenDownReport.objects.filter(
        reference=fact.reference, authority=fact.body, kind=fact.kind
    )
    return list(rows.order_by("-pk"))


def fact_of(reference: str, body: str, kind: str) -> ReportFact | None:
    """What is told of a report; None where none was ever issued or listed."""
    return in_force.reports().get((reference, body, kind))


def published_reports(at: datetime, *, without: Collection[str] = ()) -> list[PublishedReport]:
    """Every report that is issued or listed, the newest first; not of the bodies in `without`."""
    down = taken_down_reports(at)
    found = [
        PublishedReport(fact, down.get((fact.reference, fact.body, ReportKind(fact.kind).value)))
        for fact in in_force.reports().values()
        if fact.body not in without
    ]
    found.sort(key=lambda each: (each.fact.reference, each.fact.body, each.fact.kind))
    return sorted(found, key=lambda each: each.fact.issued, reverse=True)
