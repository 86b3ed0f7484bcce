"""Which files are meant, and what each is called so that no two are called the same."""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path


def files_of(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Each file once, in the order given; a folder means the files in it, by name.

    What begins with a dot is passed over in a folder, and so are folders within it.
    """
    found: dict[Path, None] = {}
    for path in paths:
        found |= dict.fromkeys(_in_folder(path) if path.is_dir() else (path,))
    return tuple(found)


def names_of(paths: Iterable[Path]) -> Mapping[Path, str]:
    """The name of each file; with its folder where several files have the same."""
    listed = tuple(paths)
    times = Counter(path.name for path in listed)
    return {
        path: path.name if times[path.name] == 1 else f"{path.absolute().parent.name}/{path.name}"
        for path in listed
    }


def _in_folder(folder: Path) -> list[Path]:
    return sorted(
        path for path in folder.iterdir() if path.is_file() and not path.name.startswith(".")
    )
