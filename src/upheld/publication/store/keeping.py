"""Files of an edition on disk, each beside its compressed forms."""

import gzip
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import brotli

from upheld.publication.public_file import PublicFile
from upheld.publication.store.layout import ENCODINGS, FILES, place_of
from upheld.toolbox.digest import sha256
from upheld.toolbox.files import sha256_of

# Of brotli's 11 grades the sixth packs a council page of 39 KB to 8.4 KB in 1.2 ms; the ninth saves
# 1 % more and takes 12 ms, over 20,000 files of eight years four minutes. Only the eleventh is
# clearly smaller (7.2 KB), at 40 ms.
BROTLI, GZIP = 6, 6
# Below this, headers outweigh what packing saves.
SMALLEST = 300


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One line of the index: a file that may be asked for."""

    address: str
    media_type: str
    sha256: str
    public_from: datetime
    download: str | None
    size: int
    br: int | None
    """Size of its brotli form; None where there is none."""
    gzip: int | None


def keep(file: PublicFile, edition: Path) -> Entry:
    """Write a file and its compressed forms into an edition that is being built."""
    path = edition / FILES / place_of(file.address)
    path.parent.mkdir(parents=True, exist_ok=True)
    sizes: dict[str, int] = {}
    if isinstance(file.content, Path):
        shutil.copyfile(file.content, path)
        digest, size = sha256_of(path), path.stat().st_size
    else:
        path.write_bytes(file.content)
        digest, size = sha256(file.content), len(file.content)
        if _packs(file.media_type) and size >= SMALLEST:
            sizes = _pack(file.content, path)
    return Entry(
        address=file.address,
        media_type=file.media_type,
        sha256=digest,
        public_from=file.public_from,
        download=file.download,
        size=size,
        br=sizes.get("br"),
        gzip=sizes.get("gzip"),
    )


def _packs(media_type: str) -> bool:
    kind = media_type.partition(";")[0]
    return (
        kind.startswith("text/")
        or kind.endswith(("json", "xml"))
        or kind in {"application/javascript", "image/x-icon"}
    )


def _pack(content: bytes, path: Path) -> dict[str, int]:
    packed = {
        "br": brotli.compress(content, quality=BROTLI),
        # No time of day inside: the same page is the same bytes.
        "gzip": gzip.compress(content, GZIP, mtime=0),
    }
    shorter = {name: form for name, form in packed.items() if len(form) < len(content)}
    for name, form in shorter.items():
        path.with_name(path.name + ENCODINGS[name]).write_bytes(form)
    return {name: len(form) for name, form in shorter.items()}
