"""Find cases by what a caller knows: a reference, a name, a postcode, a body."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from upheld.casework.models import CaseWork, Complainant
from upheld.casework.models.complainant import ROLES
from upheld.toolbox.plain_name import named

# A telephone call waits for the answer; whoever finds more says more.
MOST = 200
SHORTEST = 2


@dataclass(frozen=True, kw_only=True)
class Found:
    """A case x body, and by what it was found."""

    work: CaseWork
    by: str
    personal: bool
    """Whether a personal field matched: that it was shown is noted."""


def find(text: str, *, without: Collection[str] = ()) -> list[Found]:
    """Cases worked here that a text fits, the newest first; none for a text of one letter."""
    wanted = " ".join(text.split())
    if len(wanted) < SHORTEST:
        return []
    seen: dict[str, Found] = {}
    for work, by, personal in (*_by_case(wanted), *_by_people(wanted)):
        if work.case_body.authority_id not in without:
            seen.setdefault(work.pk, Found(work=work, by=by, personal=personal))
    newest = sorted(seen.values(), key=lambda f: f.work.pk, reverse=True)
    return newest[:MOST]


def _by_case(text: str) -> list[tuple[CaseWork, str, bool]]:
    digits = re.sub(r"\D", "", text)
    asked = Q(case_body__authority__short_name__icontains=text)
    if digits and not re.search(r"[^\d\s/-]", text):
        asked |= Q(case_body__case__reference__startswith=_reference(digits))
    found = _works().filter(asked).order_by("-pk")[:MOST]
    return [(work, "reference or body", False) for work in found]


def _by_people(text: str) -> list[tuple[CaseWork, str, bool]]:
    among = Complainant.objects.filter(case__isnull=False).order_by("-pk")
    words = Q(pk__in=named(text, among.values_list("pk", "name"), most=MOST))
    asked = words | Q(email__iexact=text) | Q(postcode=text.replace(" ", "").upper())
    people = among.filter(asked)[:MOST]
    roles = {each.case_id: ROLES[each.role].casefold() for each in people}
    found = _works().filter(case_body__case__in=list(roles)).order_by("-pk")
    return [(work, roles[work.case_body.case_id], True) for work in found]


def _works() -> QuerySet[CaseWork]:
    return CaseWork.objects.select_related("case_body__case", "case_body__authority")


def _reference(digits: str) -> str:
    # "19012345" as it is dictated, "19 012 345" as it is printed.
    parts = (digits[:2], digits[2:5], digits[5:8])
    return " ".join(part for part in parts if part)
