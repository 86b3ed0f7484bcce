"""What nobody looked up about a real council is never told as a nought."""

import csv
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from support import public_site
from upheld.domain.facts import ReportFact, ReportKind
from upheld.domain.publication import NotShown
from upheld.pages import compare, council
from upheld.pages.council.cases import cases_page
from upheld.pages.entries import Directory
from upheld.pages.setting import Setting
from upheld.pages.unstated import DASHED, IMPROVEMENTS_UNSTATED, UNSTATED
from upheld.publication.shelf.facts import CaseCount
from upheld.publication.site import Site
from upheld.statistics.figures import BodyFigures, Figure

REPORT = ReportFact(
    reference="19 000 001",
    body="alder",
    kind=ReportKind.PUBLIC_INTEREST,
    title="A report",
    subject="plans",
    issued="2020",
)
NONE = {
    "public_interest_reports": 0, "further_reports": 0, "improvements_agreed": 0,
    "improvements_completed": 0, "improvements_overdue": 0,
}  # fmt: skip


def figures(counts: Mapping[str, int] = NONE, **changes: bool) -> BodyFigures:
    """Alder's, with counts of reports and improvements."""
    plain = public_site.figures("alder", 2020)
    counted = {
        name: Figure(measure=name, numerator=n, denominator=None, display=str(n))
        for name, n in counts.items()
    }
    return replace(plain, measures={**plain.measures, **counted}, **changes)


def files(own: BodyFigures, *reports: ReportFact) -> dict[str, bytes]:
    """The files of Alder by the end of their addresses, with these figures in 2020."""
    site = public_site.site()
    year = replace(site.latest, bodies={**site.latest.bodies, "alder": own}, reports=reports)
    changed: Site = replace(site, years={**site.years, 2020: year})
    made = {each.address: each.content for each in council.files(changed, "alder")}
    return {a.removeprefix("/councils/alder"): c for a, c in made.items() if isinstance(c, bytes)}


def seen(content: bytes) -> str:
    """The words of a page."""
    return " ".join(re.sub(r"<[^>]*>", " ", content.decode()).split())


@pytest.mark.parametrize("address", ["/2020/", "/2020/how/"])
def test_a_real_council_of_a_demonstration_is_told_no_nought(address: str) -> None:
    """The page says that reports are no part of the demonstration, and not that there are none."""
    page = seen(files(figures())[address])
    assert UNSTATED in page
    assert "None in the year" not in page
    assert "improvements agreed in the year" not in page
    assert "Service improvements agreed 0" not in page


@pytest.mark.parametrize("changes", [{"fictional": True}, {"demonstration": False}])
def test_fictional_and_real_casework_keep_their_nought(changes: dict[str, bool]) -> None:
    """There the count is a count."""
    page = seen(files(figures(**changes))["/2020/"])
    assert "None in the year to 31 March 2020." in page
    assert "No service improvements agreed in the year." in page
    assert "not part of this demonstration" not in page


def test_a_report_that_is_known_is_shown() -> None:
    """The two real letters tell of reports; what else is unknown is said for itself."""
    made = files(figures({**NONE, "public_interest_reports": 1}), REPORT)
    how = seen(made["/2020/how/"])
    assert "Public interest reports 1 Further reports not part of this demonstration" in how
    page = seen(made["/2020/"])
    assert "A report" in page
    assert IMPROVEMENTS_UNSTATED in page
    assert UNSTATED not in page


def test_downloads_leave_out_what_is_unknown_and_say_so() -> None:
    """Neither CSV nor JSON carries such a nought."""
    made = files(figures({**NONE, "public_interest_reports": 1}))
    data = json.loads(made["/2020/DEMONSTRATION-alder-2020.json"])
    assert data["not_stated"] == IMPROVEMENTS_UNSTATED
    assert NONE.keys() & data["measures"].keys() == {"public_interest_reports"}
    rows = list(csv.DictReader(made["/2020/DEMONSTRATION-alder-2020.csv"].decode().splitlines()))
    assert NONE.keys() & {row["measure"] for row in rows} == {"public_interest_reports"}
    assert [row["text"] for row in rows if row["part"] == "not stated"] == [IMPROVEMENTS_UNSTATED]


def compared(*chosen: BodyFigures) -> str:
    """The comparison of bodies with these figures."""
    site = public_site.site()
    content = compare.compare_page(
        [compare.ComparedBody(body=site.bodies[one.body], figures=one) for one in chosen],
        year=2020,
        years=(2020,),
        choices=compare.Choices.among(compare.comparable(site)),
        demonstration=True,
    )
    return seen(content)


def test_a_comparison_has_a_dash_and_the_reason() -> None:
    """A row that nobody counted is left out; a count that one of them lacks is a dash."""
    birch = replace(figures(), body="birch")
    alone = compared(figures(), birch)
    assert "Public interest reports" not in alone
    assert UNSTATED in alone
    beside = compared(figures({**NONE, "public_interest_reports": 1}), birch)
    assert "Public interest reports 1 –" in beside
    assert DASHED in beside


def test_a_comparison_of_fictional_councils_counts() -> None:
    """Theirs is a nought."""
    said = compared(figures(fictional=True))
    assert "Public interest reports 0" in said
    assert UNSTATED not in said


def cases(own: BodyFigures, *counts: CaseCount) -> str:
    """The cases behind these figures of Alder, in words."""
    bodies = public_site.site().bodies
    around = Setting(
        directory=Directory(bodies=bodies, has_page=lambda _: True),
        called={slug: body.short_name for slug, body in bodies.items()},
        demonstration=True,
        today=date(2026, 11, 22),
    )
    return seen(cases_page(own, counts, {}, around))


def test_the_cases_of_a_real_council_are_no_nought_where_nobody_looked() -> None:
    """Beside what is zero stands what is not stated, in the words of the council's page."""
    count = CaseCount(
        body="alder", year=2020, measure="decided", figure="decided", title="Decisions made",
        count=24, shown=(), withheld={NotShown.NO_TEXT: 24},
    )  # fmt: skip
    zero, unstated = cases(figures(), count).split(UNSTATED)
    for title in ("Public reports", "Service improvements"):
        assert title not in zero
        assert title in unstated
    assert UNSTATED not in cases(figures(fictional=True), count)


def test_cases_still_to_be_listed_are_told_from_no_cases_at_all() -> None:
    """A body of which nothing was counted waits for nothing."""
    none = replace(
        figures(), received={"total": 0}, decided={"total": 0}, compliance={"total": 0}, measures={}
    )
    assert "are not listed yet" in cases(figures())
    assert "No case of Alder was counted in 2020." in cases(none)
