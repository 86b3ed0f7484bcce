"""What was read from one document about one body and year."""

from dataclasses import dataclass

from upheld.archive.printed import Beside, PrintedFigure, PrintedNumber


@dataclass(frozen=True, kw_only=True)
class Source:
    """The document that figures were read from: what a person needs to look them up."""

    name: str
    """The file's name, without its folder."""
    sha256: str


@dataclass(frozen=True, kw_only=True)
class Reading:
    """Everything read about one body and year; a spreadsheet gives one for each of its rows."""

    source: Source
    body_printed: str
    """The body's name as printed; empty where none was found."""
    body: str | None
    """Its slug in the register; None where the name means none or several, see `doubts`."""
    year: int | None
    """The year in which the reporting year ended, such as 2020."""
    kind: str | None
    """The body's type on the reporting year's last day, as in the register; None if not known."""
    figures: tuple[PrintedFigure, ...]
    beside: tuple[PrintedNumber, ...]
    doubts: tuple[str, ...] = ()
    """What could not be settled, such as a name that means two councils; never guessed."""

    @property
    def not_understood(self) -> tuple[PrintedNumber, ...]:
        """The numbers that nobody can say the meaning of."""
        return tuple(n for n in self.beside if n.beside is Beside.NOT_UNDERSTOOD)

    def of(self, measure: str) -> tuple[PrintedFigure, ...]:
        """Every place where the document prints the measure, in reading order."""
        return tuple(figure for figure in self.figures if figure.measure == measure)
