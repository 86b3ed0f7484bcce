"""What one council's year says to those who scrutinise it: values only, none of them personal."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from upheld.domain.compliance import ComplianceOutcome
from upheld.domain.headings import Heading
from upheld.domain.outcomes import Outcome
from upheld.domain.promises import Promise
from upheld.domain.reporting_year import ReportingYear
from upheld.letters import words
from upheld.statistics.figures import BodyFigures, Figure


@dataclass(frozen=True, kw_only=True)
class Link:
    """Words that lead to a page of the site; without an address, words alone."""

    text: str
    address: str = ""


@dataclass(frozen=True, kw_only=True)
class ReportToday:
    """A public report about the council, and how its reply stands on the day of reading."""

    title: str
    kind: str
    address: str
    issued: str
    """The day in words, or the year alone where no more is known."""
    in_year: bool
    """Whether it was issued in the reporting year."""
    state: str
    closing: str
    unanswered: bool
    """Whether a reply is awaited, is overdue, or has not satisfied the ombudsman."""


@dataclass(frozen=True, kw_only=True)
class Improvement:
    """Something that a council agreed to change, as it stands on the day of reading."""

    body: str
    """What the council is called."""
    summary: str
    theme: str
    heading: Heading | None
    agreed: date
    due: date
    done: date | None
    state: Promise
    address: str


@dataclass(frozen=True, kw_only=True)
class Decision:
    """A published decision that was made in the year."""

    reference: str
    subject: str
    heading: Heading
    outcome: Outcome
    decided: date
    summary: str
    address: str


@dataclass(frozen=True, kw_only=True)
class Lesson:
    """A focus report, guide or example about one of the services in question."""

    link: Link
    kind: str
    subject: str


@dataclass(frozen=True, kw_only=True)
class Relation:
    """How other bodies belong to the council, and who they are."""

    words: str
    bodies: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class Volume:
    """Complaints and enquiries received about one council, and its residents."""

    received: int
    residents: int


@dataclass(frozen=True, kw_only=True)
class CouncilYear:
    """Everything that questions and packs of one council and year may rest on."""

    figures: BodyFigures
    called: str
    """What it is called in running text, never the name of another body too."""
    similar: str
    """The similar authorities in words: "the 56 unitary councils"; empty without any."""
    today: date
    ended: date | None = None
    """Its last day, where the register knows one."""
    volumes: Mapping[str, Volume] = field(default_factory=dict)
    """By slug, of its similar authorities and itself; empty where no residents were released."""
    reports: tuple[ReportToday, ...] = ()
    """The newest first."""
    improvements: tuple[Improvement, ...] = ()
    """Its own, whatever their state."""
    decisions: tuple[Decision, ...] = ()
    """Those made in the year that can be read."""
    elsewhere: tuple[Improvement, ...] = ()
    """What authorities of its type promised."""
    lessons: tuple[Lesson, ...] = ()
    """On the services with most upheld cases, the newest first."""
    relations: tuple[Relation, ...] = ()
    heirs: tuple[Link, ...] = ()
    provenance: str = ""
    """Where the figures of a demonstration come from; empty where casework is real."""
    unstated: bool = False
    """A real council in a demonstration: of its cases, reports and promises nothing is invented."""

    @property
    def slug(self) -> str:
        """Its slug."""
        return self.figures.body

    @property
    def name(self) -> str:
        """Its whole name in the year."""
        return self.figures.name

    @property
    def year(self) -> ReportingYear:
        """The year the figures are of."""
        return ReportingYear(self.figures.year)

    @property
    def year_end(self) -> str:
        """31 March of the year, in words."""
        return words.day(self.year.end)

    @property
    def gone(self) -> bool:
        """Whether it does not exist any more on the day of reading."""
        return self.ended is not None and self.ended < self.today

    @property
    def council_page(self) -> str:
        """Its page of the year."""
        return f"/councils/{self.slug}/{self.figures.year}/"

    @property
    def cases_page(self) -> str:
        """The cases behind its counts."""
        return f"{self.council_page}cases/"

    @property
    def address(self) -> str:
        """Its scrutiny page of the year."""
        return f"/scrutiny/{self.slug}/{self.figures.year}/"

    def figure(self, measure: str) -> Figure | None:
        """One figure; None where the measure does not exist in the year."""
        return self.figures.measures.get(measure)

    def count(self, measure: str) -> int:
        """One count; none of it where the measure does not exist in the year."""
        figure = self.figure(measure)
        return figure.numerator if figure else 0

    def settled(self, outcome: ComplianceOutcome) -> int:
        """Compliance outcomes of one kind; none in years that had no compliance figures."""
        known = self.figure("compliance_rate") is not None
        return self.figures.compliance.get(outcome, 0) if known else 0

    def improvements_in(self, *states: Promise) -> tuple[Improvement, ...]:
        """Its improvements in any of these states, in the order in which they fall due."""
        found = (each for each in self.improvements if each.state in states)
        return tuple(sorted(found, key=lambda each: (each.due, each.address)))

    @property
    def upheld_most(self) -> tuple[Heading, int] | None:
        """The heading with most upheld cases, the first of the statistics among equals."""
        counts = self.figures.upheld_by_heading
        most = max(Heading, key=lambda each: counts.get(each, 0))
        return (most, counts[most]) if counts.get(most) else None


def in_sentence(heading: Heading) -> str:
    """A heading within a sentence: "adult care services"."""
    if heading is Heading.OTHER:
        return "other services"
    return f"{heading.words[:1].lower()}{heading.words[1:]}"
