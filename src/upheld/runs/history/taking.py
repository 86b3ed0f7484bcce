"""From files to readings, and from readings to history without anybody looking at each figure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from upheld.archive.reading import Reading
from upheld.runs.history.actions.accept import accept_figures
from upheld.runs.history.entering import Entry
from upheld.runs.history.judging import Judged, Standing, is_settled, judge
from upheld.runs.history.kept import Kept, concerning
from upheld.runs.history.queries.figures import Key, accepted_readings
from upheld.runs.reading.files import read_files

Tell = Callable[[str], None]
INVENTED = "it belongs to a demonstration, so its figures were never published"


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What reading some files gave."""

    kept: tuple[Kept, ...]
    refusals: tuple[str, ...]
    """Why a file could not be read, each with its name."""
    remarks: tuple[str, ...] = ()
    """What is in doubt about a whole table, such as its columns and how to confirm them."""


@dataclass(frozen=True, kw_only=True)
class Accepted:
    """What came of one document."""

    source: str
    entered: int
    known: int
    left: tuple[Judged, ...]
    """Figures against which something speaks."""
    not_settled: tuple[Reading, ...]
    """Readings without a body or a year, or with a body that had not begun."""


def take(
    paths: Sequence[Path], *, columns: str | None = None, tell: Tell = lambda _: None
) -> Taken:
    """Read files, each reading with what contradicts it.

    A document of a demonstration is refused: its figures were never published.
    """
    found = read_files(paths, columns=columns, accepted=accepted_readings, tell=tell)
    invented = [file for file in found.files if file.demonstration]
    return Taken(
        kept=tuple(
            Kept(reading=each, contradictions=concerning(each, found.contradictions))
            for file in found.files
            if not file.demonstration
            for each in file.readings
        ),
        refusals=(
            *(f"{each.name}: {each.why}" for each in found.refusals),
            *(f"{each.name}: {INVENTED}" for each in invented),
        ),
        remarks=tuple(f"{file.name}: {doubt}" for file in found.files for doubt in file.doubts),
    )


def worth_a_look(kept: Sequence[Kept]) -> tuple[Kept, ...]:
    """Readings without those of which every figure is in history with its value already."""
    return tuple(each for each in kept if not _is_known(each))


def _is_known(kept: Kept) -> bool:
    judged = judge(kept.reading, kept.contradictions)
    return bool(judged) and all(each.standing is Standing.KNOWN for each in judged)


def documents_of(kept: Sequence[Kept]) -> list[list[Kept]]:
    """Readings by the document that they were read from, in the order given."""
    found: dict[str, list[Kept]] = {}
    for each in kept:
        found.setdefault(each.reading.source.sha256, []).append(each)
    return list(found.values())


def accept_document(document: Sequence[Kept], *, despite: str = "", by: str) -> Accepted:
    """Take in what nothing speaks against; with `despite`, what is contradicted too.

    What would take another value's place, was withdrawn before, or is printed with two values in
    the document is left: a person decides that. Done again, it changes nothing.
    """
    judged = [one for each in document for one in judge(each.reading, each.contradictions)]
    values = _values(judged)
    taken: dict[Key, Entry] = {}
    left = []
    for each in judged:
        if each.standing is Standing.KNOWN:
            continue
        may = each.standing is Standing.NEW and len(values[each.key]) == 1
        if may and (each.is_free or despite.strip()):
            # Two rows may print the same: the first is where it stands.
            taken.setdefault(each.key, each.entry(despite if each.against else ""))
        else:
            left.append(each)
    return Accepted(
        source=document[0].reading.source.name,
        entered=accept_figures(entries=list(taken.values()), by=by),
        known=sum(each.standing is Standing.KNOWN for each in judged),
        left=tuple(left),
        not_settled=tuple(each.reading for each in document if not is_settled(each.reading)),
    )


def _values(judged: Sequence[Judged]) -> dict[Key, set[str]]:
    """Every value that a document prints, by body, year and measure."""
    found: dict[Key, set[str]] = {}
    for each in judged:
        found.setdefault(each.key, set()).add(each.candidate.key)
    return found
