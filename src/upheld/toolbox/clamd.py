"""Ask ClamAV's daemon about a file: its INSTREAM protocol, over a socket of a path or a host."""

import socket  # noqa: TID251 - the one client of the scanner
import struct
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

SECONDS = 60.0
# Longer answers are none of the daemon's.
LONGEST_ANSWER = 4096
PIECE = 1 << 16


class ScannerFailed(Exception):
    """The daemon did not say whether a file is clean."""


class ScannerAway(ScannerFailed):
    """The daemon cannot be reached at all."""


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What the daemon said of a file."""

    clean: bool
    found: str = ""
    """Name of what it found."""


@dataclass(frozen=True, kw_only=True)
class Clamd:
    """A daemon at an address: `/run/clamav/clamd.ctl`, or `host:3310`."""

    address: str
    seconds: float = SECONDS

    def __post_init__(self) -> None:
        """Refuse an address that is neither."""
        _, colon, port = self.address.rpartition(":")
        if not self.address.startswith("/") and not (colon and port.isdecimal()):
            raise ValueError(f"{self.address!r} is neither a path nor host:port")

    def version(self) -> str:
        """How it calls itself and its signatures, such as `ClamAV 1.4.2/27500/...`."""
        with self._connected() as connection:
            _send(connection, b"zVERSION\0")
            return _answer(connection)

    def scan(self, chunks: Iterable[bytes]) -> Verdict:
        """Send a file as it is read, and hear what was found. What reading raises is raised."""
        with self._connected() as connection:
            going = _send(connection, b"zINSTREAM\0")
            for piece in _pieces(chunks):
                # Where it wants no more, it has said why; the file is read to its end all the same.
                going = going and _send(connection, struct.pack("!L", len(piece)) + piece)
            _send(connection, struct.pack("!L", 0))
            said = _answer(connection)
        if going and said == "stream: OK":
            return Verdict(clean=True)
        if said.startswith("stream: ") and said.endswith(" FOUND"):
            return Verdict(clean=False, found=said[len("stream: ") : -len(" FOUND")])
        raise ScannerFailed(f"the scanner said {said or 'nothing'}")

    @contextmanager
    def _connected(self) -> Iterator[socket.socket]:
        try:
            connection = self._connect()
        except OSError as error:
            why = error.strerror or type(error).__name__
            raise ScannerAway(f"no scanner answers at {self.address}: {why}") from None
        with connection:
            yield connection

    def _connect(self) -> socket.socket:
        if not self.address.startswith("/"):
            host, _, port = self.address.rpartition(":")
            return socket.create_connection((host.strip("[]"), int(port)), self.seconds)
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            connection.settimeout(self.seconds)
            connection.connect(self.address)
        except OSError:
            connection.close()
            raise
        return connection


def _send(connection: socket.socket, content: bytes) -> bool:
    try:
        connection.sendall(content)
    except OSError:
        return False
    return True


def _pieces(chunks: Iterable[bytes]) -> Iterator[bytes]:
    for chunk in chunks:
        for place in range(0, len(chunk), PIECE):
            yield chunk[place : place + PIECE]


def _answer(connection: socket.socket) -> str:
    said = b""
    while not said.endswith(b"\0") and len(said) < LONGEST_ANSWER:
        try:
            more = connection.recv(LONGEST_ANSWER)
        except OSError:
            break
        if not more:
            break
        said += more
    return said.rstrip(b"\0").decode("utf-8", "replace").strip()
