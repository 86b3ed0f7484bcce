"""Which files are meant, and what each is called so that no two are called the same."""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from upheld.toolbox.plain_line import one_line


def files_of(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Each file once, in the order given; a folder means the files in it, by name.

    What begins with a dot is passed over in a folder, and so are folders within it.
    """
    found: dict[Path, None] = {}
    for path in paths:
        found |= dict.fromkeys(_in_folder(path) if path.is_dir() else (path,))
    return tuple(found)


def names_of(paths: Iterable[Path]) -> Mapping[Path, str]:
    """The name of each file, with as many of its folders as tell those of one name apart.

    Without what cannot be seen: a name may come from anywhere, and is printed on terminals.
    """
    waiting = {path: tuple(map(one_line, path.absolute().parts)) for path in paths}
    names: dict[Path, str] = {}
    for depth in range(1, max((len(parts) for parts in waiting.values()), default=0) + 1):
        called = {path: "/".join(parts[-depth:]) for path, parts in waiting.items()}
        times = Counter(called.values())
        settled = {path: name for path, name in called.items() if times[name] == 1}
        names |= settled
        waiting = {path: parts for path, parts in waiting.items() if path not in settled}
    return names | {path: one_line(str(path)) for path in waiting}


def _in_folder(folder: Path) -> list[Path]:
    return sorted(
        path for path in folder.iterdir() if path.is_file() and not path.name.startswith(".")
    )
