"""What one letter may draw on: figures and facts of one body, words and plan of its year."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from upheld.domain.errors import Refused
from upheld.domain.facts import ActivityFact, Addressee, ReportFact, ReportKind, YearPlan
from upheld.domain.method import Method
from upheld.domain.reporting_year import ReportingYear
from upheld.letters import words
from upheld.letters.letter import Section
from upheld.letters.paragraphs import Run
from upheld.statistics.figures import BodyFigures, Figure

# Pages a letter may point to. A block points to a page only if its address was given.
COUNCIL_PAGE, METHOD_PAGE, REVIEW, SCRUTINY, TRAINING = (
    "council_page", "method_page", "review", "scrutiny", "training",
)  # fmt: skip
LINKS = (COUNCIL_PAGE, METHOD_PAGE, REVIEW, SCRUTINY, TRAINING)


@dataclass(frozen=True, kw_only=True)
class Material:
    """Everything that blocks and statistics pages are written from."""

    figures: BodyFigures
    method: Method
    plan: YearPlan
    addressee: Addressee
    reports: tuple[ReportFact, ...]
    """Of this body, issued in this year."""
    activity: tuple[ActivityFact, ...]
    names: Mapping[str, str]
    """Names of bodies by slug."""
    links: Mapping[str, str]
    """Addresses of pages that exist, by the words of `LINKS`."""

    def __post_init__(self) -> None:
        """Refuse figures, method and plan of different years, and unknown pages."""
        years = {self.figures.year, self.method.year, self.plan.year}
        if len(years) > 1:
            message = f"the letter to {self.figures.body} mixes the years {sorted(years)}"
            raise Refused(message)
        if unknown := sorted(set(self.links) - set(LINKS)):
            raise Refused(f"no page is called {', '.join(unknown)}: use {', '.join(LINKS)}")

    @property
    def year(self) -> ReportingYear:
        """The year the letter is about."""
        return ReportingYear(self.figures.year)

    @property
    def council(self) -> str:
        """How the letter calls the body after "your": "Council", or "Authority"."""
        kind = self.figures.type
        return "Council" if kind is not None and kind.compared else "Authority"

    @property
    def similar(self) -> str:
        """The similar authorities as a group, in words; empty where the body has none."""
        kind, count = self.figures.type, len(self.figures.similar_bodies)
        if kind is None or not count:
            return ""
        if self.figures.fictional:
            return f"the {count:,} fictional {kind.plural} of this demonstration"
        return f"the {count:,} {kind.plural} that there were on {words.day(self.year.end)}"

    @property
    def about(self) -> str:
        """The title over the blocks about this one body."""
        return f"Your {self.council}"

    def figure(self, measure: str) -> Figure:
        """One figure of the body; a missing one stops the letter."""
        try:
            return self.figures.measures[measure]
        except KeyError:
            message = (
                f"the figures of {self.figures.body} {self.year} (release {self.figures.release}) "
                f"have no {measure}: count the year again"
            )
            raise Refused(message) from None

    def reports_of(self, kind: ReportKind) -> tuple[ReportFact, ...]:
        """The body's reports of one kind, in order of issue."""
        chosen = [report for report in self.reports if report.kind is kind]
        return tuple(sorted(chosen, key=lambda report: (report.issued, report.reference)))

    def link(self, page: str, text: str) -> Run | None:
        """A link to a page, or None where the page does not exist."""
        address = self.links.get(page)
        return Run(text=text, address=address) if address else None


Block = Callable[[Material], tuple[Section, ...]]
