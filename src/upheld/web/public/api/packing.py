"""Bulk files, made whole before they are sent: so their length and checksum are known.

Each is made once while its edition is served, in a file without a name that goes with the edition:
a text that is taken down is in none from that moment on.
"""

import json
import os
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from tempfile import TemporaryFile
from typing import IO
from weakref import WeakKeyDictionary, finalize
from zlib import compressobj

from upheld.domain.errors import OutsideFailed
from upheld.publication.embargo import is_public
from upheld.publication.shelf.ahead import MadeAhead, made_ahead
from upheld.publication.shelf.reader import ShelfReader
from upheld.web.public.api.resource import Question
from upheld.web.public.api.schemas import Json
from upheld.web.public.turns import turn

# The reader waits meanwhile: 6 takes two and a half times as long, for an eighth less.
PACKED_WELL = 4
CHUNK = 1 << 16
# Of one edition: the whole files and those of twenty years. Each is an open file.
KEPT = 24


@dataclass(frozen=True, kw_only=True)
class Packed:
    """A file that is made; its bytes go when nobody holds it any more."""

    stream: IO[bytes]
    size: int
    sha256: str

    def __post_init__(self) -> None:
        """The last who holds it closes the file."""
        finalize(self, self.stream.close)

    def pieces(self) -> Iterator[bytes]:
        """All its bytes; several readers may be at different places."""
        at = 0
        while piece := os.pread(self.stream.fileno(), CHUNK, at):
            yield piece
            at += len(piece)


Made = dict[str, tuple[date, Packed]]
kept_of: WeakKeyDictionary[ShelfReader, Made] = WeakKeyDictionary()
_making = threading.Lock()


def packed(question: Question, name: str, lines: Callable[[], Iterable[Json]]) -> Packed:
    """A file as it is at the moment of a question; `Busy` where it cannot be made now.

    It is kept where nothing in the shelf waits for its hour, until the day is over.
    """
    shelf, day = question.shelf, question.today
    if not is_public(shelf.opens, question.now):
        with turn():
            return _pack(lines())
    kept = kept_of.setdefault(shelf, {})
    made = kept.get(name)
    if made and made[0] == day:
        return made[1]
    if ahead := made_ahead(shelf.folder, name):
        return _lying(ahead)
    # Who comes while it is made waits for it, and has a turn while waiting.
    with turn(), _making:
        made = kept.pop(name, None)
        if made is None or made[0] != day:
            made = day, _pack(lines())
        kept[name] = made
        while len(kept) > KEPT:
            del kept[next(iter(kept))]
    return made[1]


def _lying(ahead: MadeAhead) -> Packed:
    # Open until the last reader has gone, as those that are made here.
    return Packed(stream=ahead.path.open("rb"), size=ahead.size, sha256=ahead.sha256)


def _pack(lines: Iterable[Json]) -> Packed:
    try:
        # Open until the last reader has gone: no `with`.
        stream = TemporaryFile()  # noqa: SIM115
    except OSError as error:
        raise OutsideFailed(f"a bulk file could not be begun: {error}") from error
    try:
        digest, size = sha256(), 0
        for piece in compressed(lines):
            digest.update(piece)
            size += _write(stream, piece)
        return Packed(stream=stream, size=size, sha256=digest.hexdigest())
    except BaseException:
        stream.close()
        raise


def _write(stream: IO[bytes], piece: bytes) -> int:
    try:
        stream.write(piece)
        stream.flush()
    except OSError as error:
        raise OutsideFailed(f"a bulk file could not be written: {error}") from error
    return len(piece)


def compressed(lines: Iterable[Json]) -> Iterator[bytes]:
    """Lines as a file packed with gzip."""
    # With no time of its making in it: the same lines are the same bytes.
    packer, waiting = compressobj(PACKED_WELL, wbits=31), b""
    for line in lines:
        written = json.dumps(line, ensure_ascii=False, separators=(",", ":"))
        waiting += packer.compress(f"{written}\n".encode())
        if len(waiting) >= CHUNK:
            yield waiting
            waiting = b""
    yield waiting + packer.flush()
