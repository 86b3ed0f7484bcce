"""One connection that asks one address again and again."""

import asyncio
import re
from dataclasses import dataclass, field
from time import perf_counter

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_OK = re.compile(rb"HTTP/1\.[01] 200 ")


@dataclass(kw_only=True)
class Tally:
    """What all connections have together."""

    until: float
    times: list[float] = field(default_factory=list)
    size: int = 0


class Asker(asyncio.Protocol):
    """One connection: asks, waits for the whole answer, asks again until the time is up."""

    def __init__(self, request: bytes, tally: Tally, done: asyncio.Future[None]) -> None:
        """`done` is settled when it has ended, or with what went wrong."""
        self._request, self._tally, self._done = request, tally, done
        self._got = bytearray()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask for the first time."""
        assert isinstance(transport, asyncio.Transport)  # noqa: S101 - what TCP gives
        self._transport = transport
        self._ask()

    def data_received(self, data: bytes) -> None:
        """Note a whole answer, and ask again."""
        self._got += data
        if not is_whole(self._got):
            return
        now = perf_counter()
        if not _OK.match(self._got):
            self._fail(ConnectionError(f"{self._request[:80]!r} got {self._got[:30]!r}"))
            return
        self._tally.times.append(now - self._asked)
        self._tally.size = len(self._got)
        if now < self._tally.until:
            self._ask()
        else:
            self._transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        """The end, as it should be only after the time is up."""
        if perf_counter() < self._tally.until:
            self._fail(exc or ConnectionError("the server ended the connection"))
        elif not self._done.done():
            self._done.set_result(None)

    def _ask(self) -> None:
        self._got.clear()
        self._asked = perf_counter()
        self._transport.write(self._request)

    def _fail(self, fault: Exception) -> None:
        if not self._done.done():
            self._done.set_exception(fault)
        self._transport.close()


def is_whole(answer: bytes | bytearray) -> bool:
    """Whether an answer has come to its end, by its length or by its last chunk."""
    end = answer.find(b"\r\n\r\n")
    if end < 0:
        return False
    if length := _LENGTH.search(answer, 0, end):
        return len(answer) >= end + 4 + int(length[1])
    # One question at a time: nothing can follow the empty chunk that ends an answer.
    return answer.endswith(b"\r\n0\r\n\r\n")
