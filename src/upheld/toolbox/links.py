"""Whether an address of the web answers; nothing of its page is read."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from http.client import (  # noqa: TID251 - asks what letters point to
    HTTPConnection,
    HTTPException,
    HTTPSConnection,
)
from urllib.parse import urlsplit

SECONDS = 10.0
# At a time: a site of ours is not to feel it.
TOGETHER = 8
AGENT = "upheld-links"


def status_of(address: str, *, seconds: float = SECONDS) -> int | str:
    """What a site answers to a request for the head of a page, or why it does not."""
    parts = urlsplit(address)
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    try:
        line = kind(parts.netloc, timeout=seconds)
        try:
            line.request("HEAD", parts.path or "/", headers={"User-Agent": AGENT})
            return line.getresponse().status
        finally:
            line.close()
    except (OSError, HTTPException, ValueError) as error:
        said = getattr(error, "strerror", None) or str(error)
        return said or type(error).__name__


def statuses(addresses: Iterable[str]) -> dict[str, int | str]:
    """What each of several addresses answers; each is asked once."""
    wanted = sorted(set(addresses))
    with ThreadPoolExecutor(TOGETHER) as askers:
        return dict(zip(wanted, askers.map(status_of, wanted), strict=True))
