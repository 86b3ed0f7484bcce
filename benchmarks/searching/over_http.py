"""Ask the public process each search once, over connections kept open; to be run apart."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from benchmarks.searching.asking import WARM_UPS
from benchmarks.searching.questions import questions
from benchmarks.site.asker import is_whole
from benchmarks.site.load import HOST
from upheld.pages.decisions.question import Question

CONNECTIONS, PATIENCE_SECONDS = 16, 600
READ = 65_536


def ask_over_http(port: int, place: Path) -> list[float]:
    """Seconds that each page of results took, asked by 16 at once."""
    addresses = [Question(search=search).address() for search in questions(place)]
    asyncio.run(_ask(port, addresses[:WARM_UPS]))
    return asyncio.run(_ask(port, addresses[WARM_UPS:]))


async def _ask(port: int, addresses: list[str]) -> list[float]:
    left, times = iter(addresses), list[float]()
    async with asyncio.timeout(PATIENCE_SECONDS):
        await asyncio.gather(*(_connection(port, left, times) for _ in range(CONNECTIONS)))
    return times


async def _connection(port: int, left: Iterator[str], times: list[float]) -> None:
    reader, writer = await asyncio.open_connection(HOST, port)
    for address in left:
        started, got = perf_counter(), b""
        writer.write(f"GET {address} HTTP/1.1\r\nHost: {HOST}:{port}\r\n\r\n".encode())
        while not is_whole(got):
            more = await reader.read(READ)
            if not more:
                raise ConnectionError(f"{address}: the server ended the connection")
            got += more
        times.append(perf_counter() - started)
        if not got.startswith(b"HTTP/1.1 200 "):
            raise ConnectionError(f"{address}: {got[:60]!r}")
    writer.close()
    await writer.wait_closed()
