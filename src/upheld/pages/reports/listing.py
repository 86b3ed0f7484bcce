"""/reports/: every report, newest first, narrowed as somebody asks."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from upheld.domain.errors import Refused
from upheld.domain.facts import ReportKind
from upheld.pages.environment import page
from upheld.pages.frame import Frame
from upheld.pages.listing import listed, selection_of_bodies
from upheld.pages.narrowing import (
    Narrowed,
    Selection,
    asked_for,
    narrow,
    query_of,
    selection,
)
from upheld.pages.reports.shown import show
from upheld.pages.reports.standing import Response, response_of
from upheld.pages.setting import Setting
from upheld.publication.shelf.facts import PublicReport

ADDRESS, FEED, DAYS = "/reports/", "/reports/feed.atom", "/reports/days.ics"
TITLE = "Public interest reports"


@dataclass(frozen=True, kw_only=True)
class Choice:
    """Which reports somebody wants to see; empty: all."""

    body: str = ""
    kind: str = ""
    year: str = ""
    response: str = ""

    @classmethod
    def parse(cls, args: Mapping[str, str], setting: Setting) -> "Choice":
        """From the words of an address; what cannot be meant is refused with what could be."""
        body, kind, year, response = asked_for(args, "body", "kind", "year", "response")
        if body and body not in setting.bodies:
            raise Refused("No body of this name is known. Choose one from the list of the form.")
        if kind and kind not in set(ReportKind):
            raise Refused(f"There is no such kind of report. The kinds are: {_listed(ReportKind)}.")
        if response and response not in set(Response):
            raise Refused(f"A response has no such state. The states are: {_listed(Response)}.")
        if year and not (year.isascii() and year.isdecimal() and len(year) == len("2020")):
            raise Refused("The year is not one. Give the year of issue, such as 2020.")
        return cls(body=body, kind=kind, year=year, response=response)

    @property
    def query(self) -> str:
        """The same as the end of an address."""
        return query_of(asdict(self))

    def title(self, setting: Setting) -> str:
        """How its feed is called."""
        said = (
            setting.bodies[self.body].name if self.body else "",
            Response(self.response).words if self.response else "",
            ReportKind(self.kind).words if self.kind else "",
            self.year,
        )
        return setting.titled(TITLE, said)


def _listed(values: type[ReportKind] | type[Response]) -> str:
    return ", ".join(values)


def chosen(
    reports: Sequence[PublicReport], choice: Choice, setting: Setting
) -> Narrowed[PublicReport]:
    """The reports that a choice leaves, newest first."""

    def values(report: PublicReport) -> Mapping[str, str]:
        fact = report.fact
        return {
            "body": fact.body,
            "kind": fact.kind,
            "year": fact.issued[:4],
            "response": response_of(report, setting.today),
        }

    return narrow(reports, asdict(choice), values)


def listing_page(
    reports: Sequence[PublicReport], args: Mapping[str, str], setting: Setting
) -> bytes:
    """The page as it was asked for; `Refused` where it cannot be."""
    choice = Choice.parse(args, setting)
    found = chosen(reports, choice, setting)
    here = listed(reports, found, choice, args=args, address=ADDRESS)
    return page(
        "reports.html",
        Frame(
            title=TITLE,
            address=ADDRESS,
            demonstration=setting.demonstration,
            description="Reports on councils, what each found, and how the response stands today.",
            section="decisions",
            feeds=((choice.title(setting), f"{FEED}{choice.query}"),),
        ),
        shown=[show(report, setting) for report in here.paged.rows],
        **here.said,
        form=_form(found.counts, choice, setting),
        feed=f"{FEED}{choice.query}",
        days=f"{DAYS}{choice.query}",
    )


def _form(
    counts: Mapping[str, Mapping[str, int]], choice: Choice, setting: Setting
) -> tuple[Selection, ...]:
    return (
        selection_of_bodies(counts["body"], choice.body, setting),
        selection(
            "response", "Response", "Any", [(each, each.words) for each in Response],
            counts["response"], choice.response,
        ),
        selection(
            "kind", "Kind", "All kinds", [(kind, kind.words) for kind in ReportKind],
            counts["kind"], choice.kind,
        ),
        selection(
            "year", "Year of issue", "All years",
            [(year, year) for year in sorted(counts["year"], reverse=True)],
            counts["year"], choice.year,
        ),
    )  # fmt: skip
