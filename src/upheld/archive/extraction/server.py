"""The process that reads files: it forks one process for each, and ends each in time.

It is started fresh, knows nothing of ours but this package, and never looks at a byte of a file
itself. What a file does to the process that reads it ends with that process.
"""

import codecs
import os
import select
import signal
import socket  # noqa: TID251 - hands sockets from one process of ours to another; nothing is sent out

from upheld.archive.document import Kind
from upheld.archive.extraction import limits
from upheld.archive.extraction.answer import packed, packed_refusal
from upheld.archive.extraction.ending import READY, Ending
from upheld.archive.extraction.kernel import end_with_parent
from upheld.archive.extraction.modules import lines_of
from upheld.domain.errors import Refused

_OUT_OF_MEMORY = 77


# Python loads codecs when they are first asked for; a reader can open no file to load one from.
for _codec in ("ascii", "cp437", "latin-1", "utf-16", "utf-8-sig", "windows-1252"):
    codecs.lookup(_codec)


def serve(control: socket.socket) -> None:
    """Read files until the other end is closed: each by one byte and a socket of its own.

    Ctrl-C reaches every process of a terminal; this one is left to end what it has started, as
    soon as the other end closes.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    control.send(READY)
    while True:
        asked, handed, _, _ = socket.recv_fds(control, 1, 1)
        if not asked or not handed:
            return
        # Nothing is written into this pipe: that it is closed says that the reader has ended.
        alive, ends = os.pipe()
        watched: list[int | socket.socket] = [alive, control]
        server = os.getpid()
        reader = os.fork()
        if reader == 0:
            _read_alone(handed[0], ends, server)
        try:
            os.close(handed[0])
            os.close(ends)
            late = not select.select(watched, [], [], limits.SECONDS_WAITED)[0]
            os.close(alive)
        finally:
            os.kill(reader, signal.SIGKILL)
        _, status = os.waitpid(reader, 0)
        control.send(_ending(status, late=late).value)


def _ending(status: int, *, late: bool) -> Ending:
    if os.WIFEXITED(status):
        out = os.WEXITSTATUS(status) == _OUT_OF_MEMORY
        return Ending.OUT_OF_MEMORY if out else Ending.BY_ITSELF
    late = late or os.WTERMSIG(status) == signal.SIGXCPU
    return Ending.LATE if late else Ending.BY_ITSELF


def _read_alone(asker: int, ends: int, server: int) -> None:
    code = 1
    try:
        end_with_parent(server)
        os.dup2(asker, 0)
        os.dup2(asker, 1)
        # Its errors go where those of the server go, which is nowhere.
        os.dup2(ends, 3)
        os.closerange(4, 1024)
        limits.confine()
        code = _read()
    finally:
        os._exit(code)


def _read() -> int:
    with open(0, "rb", closefd=False) as request:
        kind, content = Kind(request.readline().decode().strip()), request.read()
    try:
        try:
            said = packed(lines_of(kind, content))
        except Refused as refused:
            said = packed_refusal(str(refused))
        _write(said)
    except MemoryError:
        return _OUT_OF_MEMORY
    return 0


def _write(said: bytes) -> None:
    left = memoryview(said)
    while left:
        left = left[os.write(1, left) :]
