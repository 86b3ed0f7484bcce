"""What a review is made of: sentences, shares, stages and tables."""

from dataclasses import dataclass

from upheld.statistics.figures import Figure


@dataclass(frozen=True, kw_only=True)
class Share:
    """One national rate, large."""

    title: str
    display: str
    """The rate as released, or a dash where there is none."""
    words: str
    """What it counts, with numerator and base; or the reason why nothing is shown."""
    numerator: int
    denominator: int

    @classmethod
    def of(cls, title: str, figure: Figure, counted: str) -> "Share":
        """The share that a figure gives; `counted` says what its numerator counts."""
        words = f"{figure.numerator:,} of {figure.base} {counted}"
        return cls(
            title=title,
            display=figure.display or "–",
            words=words if figure.display else f"Not shown: {figure.reason}.",
            numerator=figure.numerator,
            denominator=figure.denominator or 0,
        )


@dataclass(frozen=True, kw_only=True)
class Stage:
    """How many came as far as this: received, decided, investigated or upheld."""

    name: str
    count: int
    display: str


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line of a table: its name, then its cells as printed."""

    name: str
    cells: tuple[str, ...]
    total: bool = False


@dataclass(frozen=True, kw_only=True)
class ReviewTable:
    """A table whose cells are printed as they stand."""

    caption: str
    head: str
    """What its rows are."""
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    words: bool = False
    """Whether cells are words and not numbers."""

    def __post_init__(self) -> None:
        """Refuse a row that does not fill the columns."""
        for row in self.rows:
            if len(row.cells) != len(self.columns):
                raise ValueError(f"{self.caption}, {row.name}: {len(row.cells)} cells")


@dataclass(frozen=True, kw_only=True)
class Section:
    """A part of the review under its own heading."""

    id: str
    title: str
    lead: tuple[str, ...]
    tables: tuple[ReviewTable, ...] = ()
    notes: tuple[str, ...] = ()
    """Small print below the tables."""


@dataclass(frozen=True, kw_only=True)
class Review:
    """The whole review of one year."""

    year: int
    title: str
    release: str
    demonstration: bool
    opening: tuple[str, ...]
    shares: tuple[Share, ...]
    stages: tuple[Stage, ...]
    sections: tuple[Section, ...]
    made: str
    """From what and when it was made, in one sentence."""
