"""What one letter may draw on: figures and facts of one body, words and plan of its year."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from upheld.domain.authority_types import AuthorityType
from upheld.domain.errors import Refused
from upheld.domain.facts import ActivityFact, Addressee, Life, ReportFact, ReportKind, YearPlan
from upheld.domain.method import Method
from upheld.domain.reporting_year import ReportingYear
from upheld.domain.series_breaks import SeriesBreak
from upheld.letters import words
from upheld.letters.letter import Section
from upheld.letters.paragraphs import Run
from upheld.statistics.figures import BodyFigures, Figure

# Pages a letter may point to. A block points to a page only if its address was given.
COUNCIL_PAGE, METHOD_PAGE, REVIEW, SCRUTINY, TRAINING, LEARNING = (
    "council_page", "method_page", "review", "scrutiny", "training", "learning",
)  # fmt: skip
LINKS = (COUNCIL_PAGE, METHOD_PAGE, REVIEW, SCRUTINY, TRAINING, LEARNING)


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
    life: Life | None = None
    """When the body began and ended; needed where it did not exist on 31 March."""
    written_on: date | None = None
    """The day of a corrected letter; any other is written on the day of issue."""
    breaks: tuple[SeriesBreak, ...] = ()
    """Where series that the letter shows break with this year."""

    def __post_init__(self) -> None:
        """Refuse figures, method and plan of different years, and unknown pages."""
        years = {self.figures.year, self.method.year, self.plan.year}
        if len(years) > 1:
            message = f"the letter to {self.figures.body} mixes the years {sorted(years)}"
            raise Refused(message)
        if unknown := sorted(set(self.links) - set(LINKS)):
            raise Refused(f"no page is called {', '.join(unknown)}: use {', '.join(LINKS)}")
        if self.figures.type is None and self.life is None:
            message = (
                f"{self.figures.body} did not exist on 31 March {self.figures.year}: the letter "
                "needs its kind, its first and last day, and who took its place"
            )
            raise Refused(message)

    @property
    def year(self) -> ReportingYear:
        """The year the letter is about."""
        return ReportingYear(self.figures.year)

    @property
    def council(self) -> str:
        """How the letter calls the body after "your": "Council", or "Authority"."""
        return "Council" if self.kind.compared else "Authority"

    @property
    def kind(self) -> AuthorityType:
        """Its type on 31 March, else the one it had while it existed."""
        if self.figures.type is not None:
            return self.figures.type
        if self.life is None:
            raise Refused(f"nobody said of what kind {self.figures.body} was")
        return self.life.kind

    @property
    def day(self) -> date:
        """The day that the letter bears."""
        return self.written_on or self.plan.issue_at.date()

    @property
    def former(self) -> bool:
        """Whether the body has ended by the day of the letter, which then goes to its heirs."""
        end = self.life.end if self.life else None
        return end is not None and end < self.day

    @property
    def yours(self) -> str:
        """The body, to its own chief executive or to that of its heir."""
        return f"the former {self.council}" if self.former else f"your {self.council}"

    @property
    def averaged(self) -> bool:
        """Whether it stands in an average of similar authorities, if this year shows any."""
        return self.figures.type is not None and self.kind.compared

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
        return words.capital(self.yours)

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

    def link(self, page: str, text: str, below: str = "") -> Run | None:
        """A link to a page, or to one below it; None where the page does not exist."""
        address = self.links.get(page)
        return Run(text=text, address=f"{address}{below}") if address else None


Block = Callable[[Material], tuple[Section, ...]]
