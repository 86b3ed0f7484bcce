"""What a reading of many files comes to."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

from upheld.archive.checks.words import listed
from upheld.archive.contradiction import Contradiction
from upheld.archive.printed import Beside, PrintedNumber
from upheld.archive.reading import Reading
from upheld.domain.errors import CheckFailed, Refused
from upheld.runs.reading.files import ReadFiles
from upheld.runs.reading.readers import ReadFile


@dataclass(frozen=True, kw_only=True)
class Tally:
    """Counts over all files."""

    read: int
    same: int
    refused: int
    figures: int
    not_understood: int
    doubts: int
    contradictions: int

    @classmethod
    def of(cls, found: ReadFiles) -> Tally:
        """Count everything once."""
        readings = found.readings
        return cls(
            read=len(found.files),
            same=len(found.same),
            refused=len(found.refusals),
            figures=sum(len(reading.figures) for reading in readings),
            not_understood=sum(len(not_understood_in(file)) for file in found.files),
            doubts=sum(len(file.doubts) for file in found.files)
            + sum(len(own_doubts(file, each)) for file in found.files for each in file.readings),
            contradictions=len(found.contradictions),
        )

    @property
    def words(self) -> str:
        """One sentence, such as "2 files read: 41 figures, no contradiction"."""
        files = [f"{_counted(self.read, 'file')} read"]
        files += [f"{self.same:,} the same as another"] if self.same else []
        files += [f"{self.refused:,} not read"] if self.refused else []
        figures = _counted(self.figures, "figure")
        return f"{', '.join(files)}: {figures}, {listed(self._to_look_at) or 'no contradiction'}"

    @property
    def _to_look_at(self) -> list[str]:
        said = (
            (self.contradictions, _counted(self.contradictions, "contradiction")),
            (self.doubts, _counted(self.doubts, "doubt")),
            (self.not_understood, f"{_counted(self.not_understood, 'number')} not understood"),
        )
        return [words for count, words in said if count]

    def check(self) -> None:
        """Raise what the exit code says: refused files first, then what a person should look at."""
        if self.refused:
            raise Refused(f"{_counted(self.refused, 'file')} could not be read, see above")
        if self.contradictions or self.doubts or self.not_understood:
            raise CheckFailed(f"a person should look at {listed(self._to_look_at)}")


def not_understood_in(file: ReadFile) -> tuple[PrintedNumber, ...]:
    """The numbers of a file that nobody can say the meaning of, wherever they stand."""
    loose = (number for number in file.beside if number.beside is Beside.NOT_UNDERSTOOD)
    return (*loose, *chain.from_iterable(reading.not_understood for reading in file.readings))


def own_doubts(file: ReadFile, reading: Reading) -> tuple[str, ...]:
    """The doubts of a reading that are not already told of its whole file."""
    return tuple(
        doubt for doubt in reading.doubts if not any(told.startswith(doubt) for told in file.doubts)
    )


def within(found: ReadFiles, file: ReadFile) -> tuple[Contradiction, ...]:
    """The contradictions that a file has with itself."""
    return tuple(
        one
        for one in found.contradictions
        if {witness.source.sha256 for witness in one.witnesses} == {file.sha256}
    )


def _counted(count: int, word: str) -> str:
    if not count:
        return f"no {word}"
    return f"{count:,} {word if count == 1 else f'{word}s'}"
