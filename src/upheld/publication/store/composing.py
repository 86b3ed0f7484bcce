"""Compose an edition of a site that is made already and a shelf: files are linked, not copied."""

import json
import os
import shutil
from pathlib import Path

from upheld.publication.shelf.ahead import PARTIAL
from upheld.publication.shelf.writing import SHELF
from upheld.publication.store.layout import MANIFEST

APART = frozenset({SHELF, MANIFEST})
# What is being written beside a shelf that is served: it is renamed once it is whole.
UNFINISHED = shutil.ignore_patterns(f"*{PARTIAL}")


def compose(folder: Path, *, name: str, site: Path, shelf: Path | None = None) -> None:
    """Fill an empty folder: the pages of `site`, under another id, and a shelf where one is given.

    What is linked is never written again, so that it may belong to several editions.
    """
    for path in sorted(site.iterdir()):
        if path.name not in APART:
            link(path, folder / path.name)
    if shelf is not None:
        link(shelf, folder / SHELF)
    manifest = json.loads((site / MANIFEST).read_bytes())
    (folder / MANIFEST).write_text(json.dumps(manifest | {"id": name}, indent=1), encoding="utf-8")


def link(source: Path, target: Path) -> None:
    """The same file, or folder of files, at another place; a copy where disks cannot link.

    What is not written to its end stays behind.
    """
    if source.is_dir():
        shutil.copytree(source, target, copy_function=_link, ignore=UNFINISHED)
    else:
        _link(source, target)


def _link(source: str | Path, target: str | Path) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
