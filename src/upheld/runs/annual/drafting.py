"""What one body's letter would say now, from the release, the cut's facts and the plan."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from upheld.domain.errors import Refused
from upheld.domain.facts import ActivityFact, Addressee, ReportFact, YearPlan
from upheld.domain.method import Method, method_of
from upheld.letters.compose import compose
from upheld.letters.letter import Letter
from upheld.publication.release import Release
from upheld.register.queries.contacts import ContactOnDay, contacts_on
from upheld.runs.annual.count import latest_release
from upheld.runs.annual.cut import Cut, cut_of
from upheld.runs.annual.plans import plan_of
from upheld.runs.annual.told import activity_of, reports_of
from upheld.statistics.figures import BodyFigures
from upheld.toolbox.clock import UK

CHIEF_EXECUTIVE = "chief_executive"
OFFICE = "Chief Executive"


@dataclass(frozen=True, kw_only=True)
class Desk:
    """Everything that the letters of one year are composed from."""

    year: int
    method: Method
    plan: YearPlan
    release: Release
    cut: Cut
    reports: Mapping[str, tuple[ReportFact, ...]]
    activity: tuple[ActivityFact, ...]
    contacts: Mapping[str, tuple[ContactOnDay, ...]]

    def letter(self, body: str) -> Letter:
        """The body's letter as data; `Refused` where no form fits it."""
        return compose(
            figures=self.release.figures(body),
            method=self.method,
            plan=self.plan,
            addressee=self.addressee(body),
            reports=self.reports.get(body, ()),
            activity=self.activity,
            names=self.release.bodies,
        )

    def addressee(self, body: str) -> Addressee:
        """The chief executive on the day of issue; the office alone where nobody is known."""
        for contact in self.contacts.get(body, ()):
            if contact.role == CHIEF_EXECUTIVE:
                title = contact.title or OFFICE
                greeting = contact.salutation or title
                return Addressee(name=contact.name, title=title, salutation=greeting)
        return Addressee(name="", title=OFFICE, salutation=OFFICE)


def open_desk(year: int) -> Desk:
    """The desk of a counted year with a plan, or a refusal that says what is missing."""
    method = method_of(year)
    release = latest_release(year)
    plan = plan_of(year)
    if plan is None:
        raise Refused(
            f"{year} has no plan: import a folder with a year.toml that gives its hours, "
            "opening and sector paragraphs, signatory and sender"
        )
    cut = cut_of(year, int(release.manifest["version"]))
    return Desk(
        year=year,
        method=method,
        plan=plan,
        release=release,
        cut=cut,
        reports=_reports(cut),
        activity=activity_of(cut),
        contacts=contacts_on(_issue_day(plan)),
    )


def dealt_with(figures: BodyFigures) -> bool:
    """Whether anything was received, decided or settled: without that there is no letter."""
    return bool(
        figures.received["total"] or figures.decided["total"] or figures.compliance["total"]
    )


def _issue_day(plan: YearPlan) -> date:
    return plan.issue_at.astimezone(UK).date()


def _reports(cut: Cut) -> Mapping[str, tuple[ReportFact, ...]]:
    found: dict[str, list[ReportFact]] = defaultdict(list)
    for report in reports_of(cut):
        found[report.body].append(report)
    return {body: tuple(reports) for body, reports in found.items()}
