"""Files of an edition in packs: one after the other, each with its compressed forms behind it.

A site of eight years is 17,000 files in three forms. As files of their own they took an eighth
of the time to publish, and every copy, swap and removal of an edition went through all of them;
docs/decisions/0006 has the figures.
"""

import gzip
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

import brotli

from upheld.publication.public_file import PublicFile
from upheld.publication.store.layout import PACKS
from upheld.toolbox.digest import sha256

# Of brotli's 11 grades the fifth packs the files of eight years to within 0.4 % of the sixth in
# three quarters of its time, the fourth is 8 % larger; the ninth saves 1 % more and takes ten times
# as long. Only the eleventh is clearly smaller, at 40 ms for a council page.
BROTLI, GZIP = 5, 6
# A window is laid out anew for each file. For one that fits into the small window, the usual one of
# 4 MB finds no more and takes half as long again (0.30 ms against 0.22 for a letter's page).
SMALL_WINDOW, WINDOW = 16, 22
FITS = (1 << SMALL_WINDOW) - 16
# Below this, headers outweigh what compressing saves.
SMALLEST = 300


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One line of the index: a file that may be asked for, and where it lies."""

    address: str
    media_type: str
    sha256: str
    public_from: datetime
    download: str | None
    pack: str
    """Name of the pack."""
    start: int
    """Where in the pack it begins; its forms follow each other in the order of CODINGS."""
    size: int
    br: int | None
    """Size of its brotli form; None where there is none."""
    gzip: int | None


def pack(files: Iterable[PublicFile], edition: Path, name: str) -> list[Entry]:
    """Write a pack of that name into an edition that is being built; gives its entries.

    A name is taken once: a second pack under it is a `FileExistsError`.
    """
    folder = edition / PACKS
    folder.mkdir(exist_ok=True)
    with (folder / name).open("xb") as target:
        return [_append(file, target, name) for file in files]


def _append(file: PublicFile, target: BinaryIO, pack: str) -> Entry:
    start = target.tell()
    content = file.content.read_bytes() if isinstance(file.content, Path) else file.content
    packs = _shrinks(file.media_type) and len(content) >= SMALLEST
    forms = _compressed(content) if packs else {}
    target.writelines((content, *forms.values()))
    lengths = {coding: len(form) for coding, form in forms.items()}
    return Entry(
        address=file.address,
        media_type=file.media_type,
        sha256=sha256(content),
        public_from=file.public_from,
        download=file.download,
        pack=pack,
        start=start,
        size=len(content),
        br=lengths.get("br"),
        gzip=lengths.get("gzip"),
    )


def _shrinks(media_type: str) -> bool:
    kind = media_type.partition(";")[0]
    return (
        kind.startswith("text/")
        or kind.endswith(("json", "xml"))
        or kind in {"application/javascript", "image/x-icon"}
    )


def _compressed(content: bytes) -> dict[str, bytes]:
    forms = {
        "br": brotli.compress(
            content, quality=BROTLI, lgwin=SMALL_WINDOW if len(content) <= FITS else WINDOW
        ),
        # No time of day inside: the same page is the same bytes.
        "gzip": gzip.compress(content, GZIP, mtime=0),
    }
    return {coding: form for coding, form in forms.items() if len(form) < len(content)}
