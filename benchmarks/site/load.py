"""A small client that asks one address again and again over connections kept open.

Every contender is asked by it alike; it runs in a process of its own, on this machine only.
"""

import asyncio
from dataclasses import dataclass
from functools import partial
from statistics import median
from time import perf_counter

from benchmarks.site.asker import Asker, Tally

HOST = "127.0.0.1"
# How long after its time an answer may still come.
GRACE_SECONDS = 30


@dataclass(frozen=True, kw_only=True)
class Load:
    """What came back."""

    per_second: float
    """Whole answers in a second."""
    seconds: float
    """Median time from a question to the end of its answer."""
    size: int
    """Bytes of one answer with its headers."""


def ask_for(seconds: float, port: int, path: str, connections: int) -> Load:
    """Ask for so many seconds; to be run apart. Any answer but 200 is a `ConnectionError`."""
    return asyncio.run(_ask_all(seconds, port, path, connections))


def is_answered(port: int) -> bool:
    """Whether somebody listens there."""
    try:
        asyncio.run(_touch(port))
    except OSError:
        return False
    return True


async def _ask_all(seconds: float, port: int, path: str, connections: int) -> Load:
    loop = asyncio.get_running_loop()
    started = perf_counter()
    tally = Tally(until=started + seconds)
    request = (
        f"GET {path} HTTP/1.1\r\nHost: {HOST}:{port}\r\nAccept: text/html\r\n"
        "Accept-Encoding: br, gzip\r\n\r\n"
    ).encode("ascii")
    ends = [loop.create_future() for _ in range(connections)]
    async with asyncio.timeout(seconds + GRACE_SECONDS):
        for end in ends:
            await loop.create_connection(partial(Asker, request, tally, end), HOST, port)
        await asyncio.gather(*ends)
    taken = perf_counter() - started
    return Load(per_second=len(tally.times) / taken, seconds=median(tally.times), size=tally.size)


async def _touch(port: int) -> None:
    _, writer = await asyncio.open_connection(HOST, port)
    writer.close()
    await writer.wait_closed()
