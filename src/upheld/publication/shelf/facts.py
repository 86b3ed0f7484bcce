"""What the public may see of single cases, as values.

Nothing here is personal: texts passed the publication gate, summaries were checked by a person.
Each fact has its hour; what the shelf of an edition holds is public at the edition's moment.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from upheld.domain.errors import Refused
from upheld.domain.facts import ImprovementFact, ReportFact, ReportKind
from upheld.domain.headings import Heading
from upheld.domain.learning import LearningItem, LearningKind
from upheld.domain.outcomes import Outcome
from upheld.domain.publication import DocumentKind, NotShown, TakenDown
from upheld.domain.scrutiny import Question
from upheld.domain.statements import Section
from upheld.domain.subjects import SUBJECTS, Category
from upheld.domain.training import Audience, CourseKind, Fullness, SessionWay
from upheld.publication.finding.spelling import plain


def reference_in_address(reference: str) -> str:
    """The reference as addresses have it: "19 012 345" is 19-012-345."""
    return reference.replace(" ", "-")


def address_of_decision(reference: str) -> str:
    """The page of a case; decisions on one case about several bodies share it."""
    return f"/decisions/{reference_in_address(reference)}/"


@dataclass(frozen=True, kw_only=True)
class PublicRecommendation:
    """One thing that a body agreed to after a decision."""

    number: int
    kind: str
    """A `RemedyKind`; empty where only the improvement is known."""
    summary: str = ""
    """The public summary of an improvement; what is done for a person has none."""
    theme: str = ""
    agreed: date | None = None
    due: date | None = None
    done: date | None = None


@dataclass(frozen=True, kw_only=True)
class PublicDecision:
    """A decision about one body, as it may be read."""

    reference: str
    body: str
    version: int
    subject: str
    """A key of `domain.subjects.SUBJECTS`."""
    heading: Heading
    outcome: Outcome
    decided: date
    sections: Mapping[Section, str]
    public_from: datetime
    invented: bool = False
    recommendations: tuple[PublicRecommendation, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a subject nobody knows and a text without a summary."""
        if self.subject not in SUBJECTS:
            raise Refused(f"{self.reference}: {self.subject!r} is not a subject")
        if not self.sections.get(Section.SUMMARY, "").strip():
            raise Refused(f"{self.reference}: a published decision has a summary")

    @property
    def category(self) -> Category:
        """The branch of the tree of decisions."""
        return SUBJECTS[self.subject].category

    @property
    def address(self) -> str:
        """Its permanent page; decisions on one case about several bodies share it."""
        return address_of_decision(self.reference)


@dataclass(frozen=True, kw_only=True)
class DecisionHead:
    """What a list says of a decision: everything but its text and recommendations."""

    reference: str
    body: str
    subject: str
    outcome: Outcome
    decided: date
    invented: bool

    @property
    def address(self) -> str:
        """Its permanent page."""
        return address_of_decision(self.reference)


@dataclass(frozen=True, kw_only=True)
class ReportDay:
    """One line of a report's clock: what is due, by when, and when it was done."""

    what: str
    """A `domain.report_clock.Duty`, or `issued`, `received`, `satisfied`."""
    due: date | None = None
    done: date | None = None


@dataclass(frozen=True, kw_only=True)
class PublicReport:
    """A public interest report or further report: its facts, and its clock where it runs here."""

    fact: ReportFact
    public_from: datetime
    heading: Heading | None = None
    subject: str = ""
    """A key of SUBJECTS, where the case is worked here."""
    days: tuple[ReportDay, ...] = ()
    invented: bool = False
    numbered: bool = True
    """Whether its case has that number; a real report in a demonstration stands on a made-up case.
    """

    @property
    def reference(self) -> str:
        """The reference of its case; empty where that is made up."""
        return self.fact.reference if self.numbered else ""

    def named(self, body: str) -> str:
        """A name of its body with the reference, where there is one."""
        return f"{body} ({self.reference})" if self.reference else body

    @property
    def id(self) -> str:
        """Tells it from every other: `19-012-345-luton-public-interest`."""
        kind = "further" if self.fact.kind is ReportKind.FURTHER else "public-interest"
        return f"{reference_in_address(self.fact.reference)}-{self.fact.body}-{kind}"

    @property
    def address(self) -> str:
        """Its permanent page."""
        return f"/reports/{self.id}/"


@dataclass(frozen=True, kw_only=True)
class PublicImprovement:
    """A service improvement that a body agreed to."""

    id: str
    """Tells it from every other and stays: `19-012-345-luton-` and a digest of its summary."""
    fact: ImprovementFact
    public_from: datetime
    heading: Heading | None = None
    invented: bool = False

    @property
    def address(self) -> str:
        """Its permanent page."""
        return f"/improvements/{self.id}/"


@dataclass(frozen=True, kw_only=True)
class Tombstone:
    """What stands where a text was taken down: that there was one, and why it is gone."""

    reference: str
    body: str
    why: TakenDown
    at: datetime
    report: str = ""
    """The id of the report that stood there; empty of a decision."""

    @property
    def words(self) -> str:
        """Why it is gone, as its page prints it."""
        return self.why.words_of(DocumentKind.REPORT if self.report else DocumentKind.STATEMENT)


@dataclass(frozen=True, kw_only=True)
class CaseCount:
    """One published count of a body and year, and the cases behind it: the bridge."""

    body: str
    year: int
    measure: str
    """A key of `statistics.measures.MEASURES`."""
    figure: str
    """Which figure of the measure; `received`, `decided` and their parts are `decided:upheld`."""
    title: str
    count: int
    """As it was published."""
    shown: tuple[str, ...]
    """References of its published cases, sorted; one that is counted twice stands twice."""
    withheld: Mapping[NotShown, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse a bridge that does not add up."""
        if len(self.shown) + sum(self.withheld.values()) != self.count:
            raise ValueError(f"{self.body} {self.year} {self.figure}: the cases do not add up")


@dataclass(frozen=True, kw_only=True)
class BodyBridge:
    """The bridge of one body and year: its counts, in the order of its page."""

    body: str
    year: int
    counts: tuple[CaseCount, ...]
    stamp: str = ""
    """Tells whether it is as it was; empty where the next shelf is to have it made again."""

    def __post_init__(self) -> None:
        """Refuse a count of somebody else, or of another year."""
        if any((each.body, each.year) != (self.body, self.year) for each in self.counts):
            raise ValueError(f"the bridge of {self.body} {self.year} has a count that is not its")


@dataclass(frozen=True, kw_only=True)
class PublicChange:
    """One line of the feed of changes."""

    number: int
    """Grows by one with each; a reader asks for what came after the last that they have."""
    at: datetime
    what: str
    """`added`, `altered` or `withdrawn`."""
    kind: str
    """`decision`, `report`, `improvement`, `resource` or `release`."""
    id: str
    body: str = ""
    """Slug; empty where it concerns all, and of a resource, whose body may be named no more."""
    address: str = ""


@dataclass(frozen=True, kw_only=True)
class PublicQuestion:
    """A question that committees may ask, from its hour."""

    question: Question
    public_from: datetime

    @property
    def id(self) -> str:
        """Tells it from every other."""
        return self.question.key


@dataclass(frozen=True, kw_only=True)
class PublicLearning:
    """A focus report, guide or learning example, from its hour."""

    item: LearningItem
    public_from: datetime

    @cached_property
    def words(self) -> str:
        """All its words as a search compares them: each search of the site asks for them."""
        item = self.item
        texts = (item.title, item.subject, item.heading.words, item.summary, item.changed)
        return f" {' '.join(plain(text) for text in (*texts, *item.questions))} "

    @property
    def id(self) -> str:
        """Tells it from every other."""
        return self.item.key

    @property
    def address(self) -> str:
        """Its permanent page."""
        return self.item.address

    @property
    def invented(self) -> bool:
        """Whether it is made up for a demonstration."""
        return self.item.invented


@dataclass(frozen=True, kw_only=True)
class LearningGone:
    """What stands where a resource was withdrawn: its kind and when, nothing of what it said."""

    key: str
    kind: LearningKind
    at: datetime

    @property
    def id(self) -> str:
        """Tells it from every other."""
        return self.key


@dataclass(frozen=True, kw_only=True)
class PublicSession:
    """A course or seminar that may be booked, as the public list has it. It names nobody."""

    id: str
    """Course and number: `effective-complaint-handling-12`."""
    number: int
    """What the form of the council process calls it."""
    course: str
    """Slug of the course; its page is /training/<course>/."""
    title: str
    summary: str
    outcomes: tuple[str, ...]
    kind: CourseKind
    audience: Audience
    way: SessionWay
    city: str
    venue: str
    starts: datetime
    ends: datetime
    hours: str
    price_pence: int
    fullness: Fullness
    """How full it was at the moment of the shelf; where it is full, the form offers the waiting
    list. Of exact numbers each booking would make a new shelf."""
    public_from: datetime
    cancelled: bool = False
    version: int = 0
    """Counts its changes, for calendars."""
    invented: bool = False

    def __post_init__(self) -> None:
        """Refuse what nobody could come to."""
        if self.ends <= self.starts:
            raise Refused(f"{self.id}: its hours are wrong")


Resource = PublicQuestion | PublicLearning | LearningGone | PublicSession
