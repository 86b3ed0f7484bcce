"""Our side of the process that reads files: it is started, asked, checked and ended here."""

import os
import socket  # noqa: TID251 - hands sockets from one process of ours to another; nothing is sent out
import subprocess
import sys
import time
from types import TracebackType
from typing import Self

from upheld.archive.document import Kind
from upheld.archive.extraction import limits
from upheld.archive.extraction.answer import BrokenAnswer, unpacked
from upheld.archive.extraction.ending import READY, Ending
from upheld.archive.extraction.extracted import Extracted
from upheld.domain.errors import OutsideFailed, Refused

# Isolated, so that neither the folder nor the variables around us decide what is imported.
_PROGRAM = """
import sys
sys.path[:] = sys.argv[2:]
import socket
from upheld.archive.extraction.server import serve
serve(socket.socket(fileno=int(sys.argv[1])))
"""
_COMMAND = (sys.executable, "-I", "-B", "-X", "utf8", "-c", _PROGRAM)
_NEEDED = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
"""What an interpreter may need to start; nothing else of our environment is handed on."""
_PATIENCE = limits.SECONDS_WAITED + 1
"""Our own patience: the server ends a reader sooner, unless it was stopped itself."""
_START, _LEAVE = 30, 2
"""Seconds that a server may take to start on a busy machine, and to end."""
_PIECE = 65536
_TOO_LONG = f"reading it takes more than {limits.SECONDS} seconds, so it is no letter or table"
_TOO_MUCH = "reading it takes too much memory, so it is no letter or table"
_BROKEN = "it is damaged, or made to harm the program that reads it; get it again from its source"


class ReadingProcess:
    """Reads any number of files one after the other, none of them in this process."""

    def __init__(self) -> None:
        """Start nothing yet."""
        self._server: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the process."""
        self.end()

    def lines_of(self, kind: Kind, content: bytes) -> Extracted:
        """The lines of a file. Refused where it cannot be read within the limits."""
        control = self._started()
        try:
            answer, ending = _asked(control, kind, content)
            if ending is Ending.BY_ITSELF:
                return unpacked(answer)
        except (OSError, ValueError):
            # The server itself was stopped or ended; the next file gets another.
            self.end()
            raise Refused(_BROKEN) from None
        except BrokenAnswer:
            raise Refused(_BROKEN) from None
        raise Refused(_TOO_LONG if ending is Ending.LATE else _TOO_MUCH)

    def end(self) -> None:
        """End the process; the next file starts another."""
        if self._control is not None:
            # At this the server ends whatever reads, then itself.
            self._control.close()
        if self._server is not None:
            try:
                self._server.wait(_LEAVE)
            except subprocess.TimeoutExpired:
                self._server.kill()
                self._server.wait()
        self._control = self._server = None

    def _started(self) -> socket.socket:
        if self._server is not None and self._server.poll() is not None:
            self.end()
        if self._control is None:
            self._control = self._start()
            self._control.settimeout(_START)
            try:
                ready = self._control.recv(1) == READY
            except OSError:
                ready = False
            if not ready:
                self.end()
                raise OutsideFailed("the process that reads files did not start; nothing was read")
        return self._control

    def _start(self) -> socket.socket:
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                self._server = subprocess.Popen(  # noqa: S603 - our own program
                    [*_COMMAND, str(theirs.fileno()), *filter(None, sys.path)],
                    pass_fds=[theirs.fileno()],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    env={name: os.environ[name] for name in _NEEDED if name in os.environ},
                    cwd="/",
                )
            except OSError as error:
                ours.close()
                raise OutsideFailed(
                    f"the process that reads files did not start: {error}"
                ) from None
        return ours


def _asked(control: socket.socket, kind: Kind, content: bytes) -> tuple[bytes, Ending]:
    ours, theirs = socket.socketpair()
    with ours:
        with theirs:
            socket.send_fds(control, [b"r"], [theirs.fileno()])
        answer = _exchange(ours, f"{kind}\n".encode() + content)
    control.settimeout(_PATIENCE)
    return answer, Ending(control.recv(1))


def _exchange(reader: socket.socket, request: bytes) -> bytes:
    until = time.monotonic() + _PATIENCE
    reader.settimeout(_PATIENCE)
    try:
        reader.sendall(request)
        reader.shutdown(socket.SHUT_WR)
    except (BrokenPipeError, ConnectionResetError):
        # The reader has ended before it took everything; how, its server says.
        return b""
    answer = bytearray()
    try:
        while piece := reader.recv(_PIECE):
            answer += piece
            if len(answer) > limits.MAX_ANSWER_BYTES or time.monotonic() > until:
                raise TimeoutError
    except ConnectionResetError:
        return b""
    return bytes(answer)
