"""The statistics pages of a letter as data: panels with rings, or tables."""

from dataclasses import dataclass, field

from upheld.domain.errors import Refused
from upheld.letters.later import LATER
from upheld.letters.paragraphs import Paragraph

# What is counted, and how many; a table of rates may add the average of similar authorities.
COLUMNS = 2


@dataclass(frozen=True, kw_only=True)
class Ring:
    """A share drawn as a ring, with a tick at the average of similar authorities.

    The fractions only place ink. What is printed is `display`, taken from the release.
    """

    display: str
    numerator: int
    denominator: int
    average: tuple[int, int] | None
    """Numerator and denominator of the average; None where there is none."""
    alternative: str
    """The ring in words, for those who do not see it."""

    def __post_init__(self) -> None:
        """Refuse a share outside 0 to 1 and a ring without words."""
        for part, whole in ((self.numerator, self.denominator), self.average or (0, 1)):
            if not 0 <= part <= whole or whole == 0:
                raise Refused(f"{part} of {whole} cannot be drawn as a ring")
        if not self.display or not self.alternative:
            raise Refused("a ring needs its figure and its alternative text")


@dataclass(frozen=True, kw_only=True)
class Panel:
    """One measure: ring and sentences, count and base."""

    measure: str
    title: str
    ring: Ring | None
    """None where the base is zero: then `sentence` says which base was empty."""
    sentence: str
    similar: str
    """The average of similar authorities in words; empty where there is none."""
    count: str
    count_words: str
    base: str
    notes: tuple[str, ...]
    rate: str = field(default="", metadata=LATER)
    """A rate that is no share and so has no ring: "4.6" per 100,000 residents."""

    def __post_init__(self) -> None:
        """Refuse a panel that shows a number without saying of what."""
        if not (self.sentence and self.count and self.count_words and self.base):
            raise Refused(f"panel {self.measure} needs a sentence, a count and a base")


@dataclass(frozen=True, kw_only=True)
class SimilarAuthorities:
    """Whom the averages are taken over: their names, or where the list is."""

    title: str
    sentence: str
    names: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Group:
    """Some of the complaints dealt with: how many, what became of them, and what that means."""

    count: str
    words: str
    detail: str
    number: int
    """Only places ink; what is printed is `count`."""


@dataclass(frozen=True, kw_only=True)
class Overview:
    """What became of all complaints: the groups add up to the first, `dealt_with`."""

    title: str
    dealt_with: Group
    groups: tuple[Group, ...]

    def __post_init__(self) -> None:
        """Refuse groups that do not add up."""
        parts = sum(group.number for group in self.groups)
        if parts != self.dealt_with.number:
            message = (
                f"the groups of the overview come to {parts}, those dealt with to "
                f"{self.dealt_with.number}: count the year again"
            )
            raise Refused(message)


@dataclass(frozen=True, kw_only=True)
class PanelsPage:
    """The panels of a year, whom they compare with, and how to read them."""

    title: str
    panels: tuple[Panel, ...]
    notes: tuple[Paragraph, ...]
    similar: SimilarAuthorities | None
    overview: Overview | None = field(default=None, metadata=LATER)
    """What stands before the panels."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line of a table. `detail` says what the value is a share of."""

    label: str
    display: str
    detail: str = ""
    total: bool = False
    similar: str = field(default="", metadata=LATER)
    """The average of similar authorities, in a table that has a third column for it."""


@dataclass(frozen=True, kw_only=True)
class Table:
    """A header row and lines: what is counted, how many, and perhaps the average of others."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def __post_init__(self) -> None:
        """Refuse a table without rows, and one whose rows do not fill its columns."""
        if not self.rows:
            raise Refused(f"table {self.title!r} has no rows")
        if len(self.columns) != COLUMNS + self.compared:
            raise Refused(f"table {self.title!r} has {len(self.columns)} columns for its rows")

    @property
    def compared(self) -> bool:
        """Whether it has a third column with averages."""
        return any(row.similar for row in self.rows)


@dataclass(frozen=True, kw_only=True)
class TablesPage:
    """The tables of a year and the notes that belong to them."""

    title: str
    period: str
    tables: tuple[Table, ...]
    notes: tuple[str, ...]
    rates: Table | None = field(default=None, metadata=LATER)
    """What came of complaints as rates, over the whole width of the page."""
    similar: SimilarAuthorities | None = field(default=None, metadata=LATER)
