"""A scanner for tests: a real socket server that speaks as ClamAV's daemon does."""

import socketserver
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
VERSION = b"ClamAV 1.4.2/27500/Sun Nov 22 10:00:00 2026"


class Spoken(socketserver.BaseRequestHandler):
    """One conversation."""

    largest = 1 << 30

    def handle(self) -> None:
        """VERSION, or INSTREAM with its pieces."""
        said = self._until_nought()
        if said == b"zVERSION":
            self.request.sendall(VERSION + b"\0")
        elif said == b"zINSTREAM":
            self.request.sendall(self._scanned() + b"\0")
        else:
            self.request.sendall(b"UNKNOWN COMMAND\0")

    def _scanned(self) -> bytes:
        content = b""
        while length := struct.unpack("!L", self._exactly(4))[0]:
            content += self._exactly(length)
            if len(content) > self.largest:
                return b"INSTREAM size limit exceeded. ERROR"
        return b"stream: Eicar-Signature FOUND" if EICAR in content else b"stream: OK"

    def _until_nought(self) -> bytes:
        said = b""
        while not said.endswith(b"\0"):
            said += self._exactly(1)
        return said[:-1]

    def _exactly(self, count: int) -> bytes:
        got = b""
        while len(got) < count:
            more = self.request.recv(count - len(got))
            if not more:
                raise ConnectionError
            got += more
        return got


@contextmanager
def scanner_at(place: Path | None = None, largest: int = 1 << 30) -> Iterator[str]:
    """Address of a scanner that answers while the block runs: a path, or a port of this machine."""
    spoken = type("Spoken", (Spoken,), {"largest": largest})
    server: Any
    if place:
        server, address = socketserver.ThreadingUnixStreamServer(str(place), spoken), str(place)
    else:
        server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), spoken)
        address = f"127.0.0.1:{server.server_address[1]}"
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield address
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
