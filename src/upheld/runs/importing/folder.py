"""The files of an import folder: which lists are there, and whether they are a demonstration's."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from upheld.domain.demonstration import MARK
from upheld.domain.errors import OutsideFailed, Refused
from upheld.runs.importing.plan import FILE as PLAN_FILE
from upheld.toolbox.files import sha256_of


@dataclass(frozen=True)
class ListFolder:
    """Where each list lies, by its plain name."""

    files: dict[str, Path]
    demonstration: bool

    def digests(self) -> dict[str, str]:
        """SHA-256 by file name."""
        return {path.name: sha256_of(path) for path in self.files.values()}


def open_folder(folder: Path, known: Iterable[str]) -> ListFolder:
    """Find the lists, or refuse: not a folder, none there, or a name that is nearly right."""
    if not folder.exists():
        raise Refused(f"{folder} does not exist; give the folder that holds the case lists")
    if not folder.is_dir():
        raise Refused(f"{folder} is a file; give the folder that holds the case lists")
    names = (*known, PLAN_FILE)
    try:
        present = sorted(p for p in folder.iterdir() if p.suffix in {".csv", ".toml"})
    except OSError as error:
        raise OutsideFailed(f"cannot read {folder}: {error.strerror}") from None
    files = {p.name.removeprefix(MARK): p for p in present}
    _refuse_strangers(folder, files, names)
    marked = {p.name.startswith(MARK) for p in present}
    if len(marked) > 1 or len(files) < len(present):
        raise Refused(f"{folder} mixes files of a demonstration with others; keep them apart")
    if not files:
        raise Refused(f"{folder} holds no case list; it may hold {', '.join(names)}")
    return ListFolder(files, demonstration=marked == {True})


def _refuse_strangers(folder: Path, files: Iterable[str], names: Iterable[str]) -> None:
    problems = []
    for name in files:
        if name not in names:
            near = get_close_matches(name, list(names), n=1)
            hint = f"; did you mean {near[0]}?" if near else f"; use {', '.join(names)}"
            problems.append(f"{name}: not a list that can be imported{hint}")
    if problems:
        raise Refused(f"{folder} holds files that are not case lists", problems=problems)
