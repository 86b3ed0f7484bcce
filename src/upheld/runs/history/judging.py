"""How each figure of a reading stands to history: new, known, otherwise, or withdrawn before."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from upheld.archive.contradiction import Contradiction
from upheld.archive.printed import PrintedFigure
from upheld.archive.reading import Reading
from upheld.runs.history.entering import Candidate, Entry, candidates, had_begun
from upheld.runs.history.models import PublishedFigure
from upheld.runs.history.queries.figures import Key, current, withdrawn_before


class Standing(StrEnum):
    """What history says already."""

    NEW = "new"
    KNOWN = "in history already"
    OTHERWISE = "history has another value"
    WITHDRAWN = "withdrawn before"


@dataclass(frozen=True, kw_only=True)
class Judged:
    """A figure that may enter, and what a person must know before it does."""

    candidate: Candidate
    body: str
    year: int
    reading: Reading
    standing: Standing
    stands: PublishedFigure | None = None
    """What history has instead."""
    withdrawn_from: str = ""
    """The document whose figure a person took out, where it had this value."""

    @property
    def key(self) -> Key:
        """Of what it is a figure."""
        return (self.body, self.year, self.candidate.figure.measure)

    @property
    def against(self) -> tuple[str, ...]:
        """Everything that speaks against it, in words."""
        said = self.candidate.against
        if self.standing is Standing.OTHERWISE and self.stands:
            said += (f"history has {self.stands.printed}, from {self.stands.source}",)
        if self.standing is Standing.WITHDRAWN:
            said += (f"it was withdrawn before, as printed in {self.withdrawn_from}",)
        return said

    @property
    def is_free(self) -> bool:
        """Whether it may enter without a reason."""
        return self.standing is Standing.NEW and not self.against

    def entry(self, why: str = "") -> Entry:
        """The figure as it is accepted."""
        return Entry(
            body=self.body,
            year=self.year,
            source=self.reading.source,
            figure=self.candidate.figure,
            why=why,
            doubted=bool(self.candidate.against),
        )


def is_settled(reading: Reading) -> bool:
    """Whether body and year are known, and the body had begun by the end of the year."""
    known = reading.body is not None and reading.year is not None
    return known and had_begun(str(reading.body), int(reading.year or 0))


def judge(reading: Reading, contradictions: Iterable[Contradiction] = ()) -> tuple[Judged, ...]:
    """Every figure that may enter; none where body or year is not known, or do not fit."""
    if reading.body is None or reading.year is None or not is_settled(reading):
        return ()
    body, year = reading.body, reading.year
    standing = current([body])
    gone = withdrawn_before([body])
    found = []
    for each in candidates(reading, contradictions):
        figure, key = each.figure, (body, year, each.figure.measure)
        stands = standing.get(key)
        out = gone.get((key, str(figure.value)), "")
        how = _standing(figure, stands, withdrawn=bool(out))
        found.append(
            Judged(
                candidate=each, body=body, year=year, reading=reading, standing=how,
                stands=stands, withdrawn_from=out,
            )
        )  # fmt: skip
    return tuple(found)


def _standing(
    figure: PrintedFigure, stands: PublishedFigure | None, *, withdrawn: bool
) -> Standing:
    if stands is None:
        return Standing.WITHDRAWN if withdrawn else Standing.NEW
    same = (stands.value, stands.at_least) == (str(figure.value), figure.at_least)
    return Standing.KNOWN if same else Standing.OTHERWISE
