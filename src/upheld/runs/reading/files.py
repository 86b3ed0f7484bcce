"""Published files read, one by one, and held against each other and what is known."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from upheld.archive.checks.between import contradictions_between
from upheld.archive.checks.within import contradictions_in
from upheld.archive.contradiction import Contradiction
from upheld.archive.document import Document
from upheld.archive.extraction.extract import extract_all
from upheld.archive.reading import Reading
from upheld.archive.sheets.columns import parse_columns
from upheld.domain.errors import Refused
from upheld.runs.reading.known import Accepted, known_here, nothing_accepted
from upheld.runs.reading.naming import RegisterNaming, register_naming
from upheld.runs.reading.paths import files_of, names_of
from upheld.runs.reading.readers import ReadFile, read_document
from upheld.toolbox.plain_line import one_line


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """One file that was not read, and why."""

    name: str
    why: str
    problems: tuple[str, ...] = ()
    """Each single fault, where there are several."""


@dataclass(frozen=True, kw_only=True)
class Same:
    """One file with the very bytes of another, which was read."""

    name: str
    as_name: str


@dataclass(frozen=True, kw_only=True)
class ReadFiles:
    """Everything that came out of the files given, in their order."""

    files: tuple[ReadFile, ...]
    refusals: tuple[Refusal, ...]
    same: tuple[Same, ...]
    contradictions: tuple[Contradiction, ...]
    """Those within one document first, then those between documents."""

    @property
    def readings(self) -> tuple[Reading, ...]:
        """Every reading of every file."""
        return tuple(chain.from_iterable(file.readings for file in self.files))


def read_files(
    paths: Iterable[Path],
    *,
    columns: str | None = None,
    accepted: Accepted = nothing_accepted,
    tell: Callable[[str], None] = lambda _: None,
) -> ReadFiles:
    """Read each file once, whatever becomes of the others; nothing is recorded.

    `columns` says what the columns of a table are where their headers do not. Figures are held
    against those of the other files, against what was `accepted`, and against what is published.
    """
    told = None if columns is None else parse_columns(columns)
    naming = register_naming()
    known = known_here(naming, accepted)
    files: dict[str, ReadFile] = {}
    refusals, same = [], []
    for name, found in _extracted(paths, tell):
        if isinstance(found, Refused):
            refusals.append(_refusal(name, found))
        elif found.sha256 in files:
            same.append(Same(name=name, as_name=files[found.sha256].name))
        else:
            try:
                files[found.sha256] = read_document(found, naming, name=name, columns=told)
            except Refused as refused:
                refusals.append(_refusal(name, refused))
    groups = _comparable(files.values(), naming)
    within = (
        each
        for file in files.values()
        for each in (file.totals, *(contradictions_in(reading) for reading in file.readings))
    )
    between = (
        contradictions_between(group, known.against(group, demonstration=demonstration))
        for demonstration, group in groups
    )
    return ReadFiles(
        files=tuple(files.values()),
        refusals=tuple(refusals),
        same=tuple(same),
        contradictions=tuple(dict.fromkeys(chain.from_iterable(chain(within, between)))),
    )


def _extracted(
    paths: Iterable[Path], tell: Callable[[str], None]
) -> Iterator[tuple[str, Document | Refused]]:
    listed = files_of(paths)
    if not listed:
        raise Refused("there is no file to read: name files, or a folder with files in it")
    names = names_of(listed)
    for nth, (path, found) in enumerate(extract_all(listed), start=1):
        tell(f"{nth} of {len(listed)} read: {names[path]}")
        yield names[path], found


def _refusal(name: str, refused: Refused) -> Refusal:
    problems = tuple(map(one_line, refused.problems))
    return Refusal(name=name, why=one_line(str(refused)), problems=problems)


def _comparable(
    files: Iterable[ReadFile], naming: RegisterNaming
) -> list[tuple[bool, list[Reading]]]:
    """Real documents, those of a demonstration, and there again those of fictional bodies."""
    groups: dict[tuple[bool, bool], list[Reading]] = {}
    for file in files:
        for reading in file.readings:
            known = reading.body and reading.year
            fictional = bool(
                known and naming.is_fictional(str(reading.body), year=int(reading.year or 0))
            )
            groups.setdefault((file.demonstration, fictional), []).append(reading)
    return [(demonstration, group) for (demonstration, _), group in groups.items()]
