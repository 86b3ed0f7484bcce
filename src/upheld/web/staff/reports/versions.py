"""Versions of a report's text, two side by side, paragraph by paragraph."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import NamedTuple

from django.http import Http404, HttpRequest, HttpResponse

from upheld.casework.models import ReportVersion
from upheld.domain.roles import Deed
from upheld.web.staff.cases.frame import case_page
from upheld.web.staff.guard import GET, does
from upheld.web.staff.reports.frame import TAB, place_of, report_of


class Pair(NamedTuple):
    """A paragraph as it was and as it is; empty where it is not there."""

    was: str
    now: str


@does(Deed.SEE_CASES, GET, body="body")
def versions(request: HttpRequest, reference: str, body: str, number: int) -> HttpResponse:
    """The newest beside the one before it, or any two."""
    work, report = report_of(reference, body, number)
    found = {str(each.version): each for each in report.versions.order_by("version")}
    if not found:
        raise Http404
    last = max(found, key=int)
    now = found.get(request.GET.get("now", last), found[last])
    was = found.get(request.GET.get("was", str(max(now.version - 1, 1))), now)
    return case_page(
        request, work, "reports/versions.html", tab=TAB, title="Versions of the report",
        versions=list(found.values()), was=was, now=now, rows=list(_aligned(was, now)),
        here=place_of(work, report, "versions/"), back=place_of(work, report),
    )  # fmt: skip


def _aligned(was: ReportVersion, now: ReportVersion) -> Iterator[Pair]:
    before, after = _paragraphs(was), _paragraphs(now)
    matched = SequenceMatcher(a=before, b=after, autojunk=False)
    for _, start, end, other, until in matched.get_opcodes():
        for one, two in zip_longest(before[start:end], after[other:until], fillvalue=""):
            yield Pair(one, two)


def _paragraphs(version: ReportVersion) -> list[str]:
    parts = (part.strip() for part in version.text.split("\n\n"))
    return [version.title, *(part for part in parts if part)]
