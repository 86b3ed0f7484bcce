"""What every page of a case x body has: who may open it, its tabs, and that it was seen."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from upheld.casework.models import CaseWork
from upheld.casework.models.case_body import key_of
from upheld.casework.viewing import viewed
from upheld.domain.roles import Deed
from upheld.pages.frame import Crumb
from upheld.web.staff.asking import person_of
from upheld.web.staff.environment import page

CASES = "/cases/"


@dataclass(frozen=True, kw_only=True)
class Tab:
    """One page of a case: its words, where it stands below the case, and who may open it."""

    words: str
    place: str
    deed: Deed = Deed.SEE_CASES


# In the order of the way; each helper's views stand under its place.
TABS = (
    Tab(words="Overview", place=""),
    Tab(words="People", place="people/"),
    Tab(words="Documents", place="documents/"),
    Tab(words="Assessment", place="assessment/"),
    Tab(words="Statements", place="statements/"),
    Tab(words="Remedies", place="remedies/"),
    Tab(words="Letters", place="letters/"),
    Tab(words="Reviews", place="reviews/"),
    Tab(words="Reports", place="reports/"),
    Tab(words="History", place="history/"),
)


def work_of(reference: str, body: str) -> CaseWork:
    """The working record that an address names (`26-000-001`, `luton`), or not found."""
    key = key_of(reference.replace("-", " "), body)
    found = CaseWork.objects.select_related("case_body__case", "case_body__authority")
    work = found.filter(pk=key).first()
    if work is None:
        raise Http404
    return work


def address_of(work: CaseWork, place: str = "") -> str:
    """Where a page of a case x body stands."""
    pair = work.case_body
    return f"{CASES}{pair.case_id.replace(' ', '-')}/{pair.authority_id}/{place}"


def case_page(
    request: HttpRequest, work: CaseWork, template: str, *, tab: str, title: str = "",
    status: int = 200, **facts: Any,
) -> HttpResponse:  # fmt: skip
    """A page of a case under its tabs; that a person saw it is noted once a day."""
    pair = work.case_body
    viewed(by=person_of(request).key, subject=pair.case_id, what=tab or "overview")
    name = f"{pair.case_id}, {pair.authority.short_name}"
    above = [Crumb(text="Cases", address=CASES)]
    if title:
        above.append(Crumb(text=name, address=address_of(work, tab)))
    return page(
        request, template, title or name, status=status, crumbs=tuple(above), work=work, pair=pair,
        tab=tab, tabs=[(each, address_of(work, each.place)) for each in TABS], **facts,
    )  # fmt: skip
