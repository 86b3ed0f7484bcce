"""Facts of a year beside its counts: what letters may say about a body and about the sector.

All of it is publishable text or counts. None of it is personal: an addressee's name comes
separately, from the register, when a letter is drafted.
"""

from dataclasses import dataclass
from datetime import date, datetime

from upheld.domain.authority_types import AuthorityType
from upheld.domain.worded import Worded


class ReportKind(Worded):
    """A public interest report, or a further report because its recommendations were not met."""

    PUBLIC_INTEREST = "public_interest", "Public interest report"
    FURTHER = "further", "Further report"


@dataclass(frozen=True, kw_only=True)
class ReportFact:
    """One published report about a body.

    Texts either are whole sentences (capital first, full stop last) and stand as they are, or
    complete a lead such as "We found that the Council ...". Empty text means: nothing to say.
    """

    reference: str
    body: str
    kind: ReportKind
    title: str
    subject: str
    issued: str
    """ISO date, or a year where only the year is known."""
    found: str = ""
    duty: str = ""
    others_affected: str = ""
    fault_accepted: str = ""
    """`yes`, `no`, empty, or a text that says which fault."""
    already_offered: str = ""
    added: str = ""
    agreed: str = ""
    refused: str = ""
    awaited: str = ""
    awaited_by: str = ""
    """ISO date, or words such as "the summer"."""
    satisfied_on: str = ""
    """ISO date, or `yes` where the day is not known."""


@dataclass(frozen=True, kw_only=True)
class ImprovementFact:
    """One service improvement that a body agreed to."""

    reference: str
    body: str
    summary: str
    theme: str
    agreed: date
    due: date
    done: date | None


@dataclass(frozen=True, kw_only=True)
class ActivityFact:
    """One figure of the ombudsman's own training and seminars, as recorded.

    `value` is a number, a bound such as `>800`, or names separated by `;`.
    """

    year: int
    measure: str
    value: str
    source: str


OF_RESOURCE = "resource "


@dataclass(frozen=True, kw_only=True)
class SectorText:
    """One paragraph group that stands in the letters of all bodies of a year."""

    title: str
    paragraphs: tuple[str, ...]
    source: str = ""
    """What it was taken from: `resource school-transport, version 2`; empty where the year brought
    it."""

    @property
    def resource(self) -> str:
        """The key of the resource that it was taken from; empty where the year brought it."""
        key, _, _ = self.source.removeprefix(OF_RESOURCE).partition(",")
        return key if self.source.startswith(OF_RESOURCE) else ""


@dataclass(frozen=True, kw_only=True)
class YearPlan:
    """Hours, words and signatory of one year's letters; hours are aware UK local times."""

    year: int
    freeze_at: datetime
    issue_at: datetime
    public_at: datetime
    opening: tuple[str, ...]
    sector: tuple[SectorText, ...]
    signatory: str
    titles: tuple[str, ...]
    sender: str
    address: tuple[str, ...]
    texts_approved_by: str
    """Empty while nobody has approved the opening and sector paragraphs."""
    from_office: tuple[str, ...] = ()
    """Parts that the year leaves to the office's own settings: sender, signatory, public_at."""


@dataclass(frozen=True, kw_only=True)
class Correction:
    """Why a letter takes the place of one that was issued before."""

    replaces: date
    """Day of the letter that was wrong."""
    why: str
    written_on: date


@dataclass(frozen=True, kw_only=True)
class Life:
    """When a body began and ended, and who came before and after it, as known on a day.

    `start` and `end` are its first and last day, None if open; the others are names.
    """

    kind: AuthorityType
    """Its type, whether or not it existed on 31 March of the year."""
    start: date | None = None
    end: date | None = None
    predecessors: tuple[str, ...] = ()
    heirs: tuple[str, ...] = ()
    """Who took its place, or is to: those of them that stand on the day of its letter."""


@dataclass(frozen=True, kw_only=True)
class Addressee:
    """Whom a letter greets: `name` may be empty where only the office is known."""

    name: str
    title: str
    salutation: str
    """The words after "Dear"."""
    body: str = ""
    """Name of the body addressed, where it is not the one the letter is about."""
