"""Whether an address of the web answers; nothing of its page is read."""

import ssl
from collections.abc import Iterable
from http.client import (  # noqa: TID251 - asks what letters point to
    HTTPConnection,
    HTTPException,
)
from ipaddress import IPv6Address, ip_address
from queue import Empty, SimpleQueue
from socket import (  # noqa: TID251 - chooses the machine that is asked
    SOCK_STREAM,
    create_connection,
    getaddrinfo,
    socket,
)
from threading import Thread
from time import monotonic
from urllib.parse import SplitResult, quote, urlsplit

# For each wait of one request, and for all requests together.
SECONDS, ALL_SECONDS = 10.0, 60.0
# At a time: a site of ours is not to feel it.
TOGETHER = 8
AGENT = "upheld-links"
PORTS = {"http": 80, "https": 443}
# Some sites know no request for a head alone.
NO_HEAD = (405, 501)
UNREADABLE = "is no address of the web"
LATE = "no answer in time"


def status_of(address: str, *, ours: str = "", seconds: float = SECONDS) -> int | str:
    """What a site answers to a request for the head of a page, or why it does not.

    A text of any author names the address, so only machines that everybody can reach are asked,
    where the web is; save our own site, whose addresses begin with `ours`. Nothing is followed.
    """
    is_ours = bool(ours) and address.startswith(f"{ours}/")
    try:
        parts = urlsplit(address)
        host, port = _place(parts)
        page = _page(parts)
    except ValueError:
        # What it says may hold a password that stands in the address.
        return UNREADABLE
    if not is_ours and port not in PORTS.values():
        return f"port {port} is not asked"
    try:
        status = _answer("HEAD", parts.scheme, host, port, page, is_ours, seconds)
        if status in NO_HEAD:
            status = _answer("GET", parts.scheme, host, port, page, is_ours, seconds)
    except (OSError, HTTPException, ValueError) as error:
        return getattr(error, "strerror", None) or str(error) or type(error).__name__
    return status


def statuses(
    addresses: Iterable[str], *, ours: str = "", seconds: float = ALL_SECONDS
) -> dict[str, int | str]:
    """What each of several addresses answers, each asked once; never longer than `seconds`."""
    wanted = sorted(set(addresses))
    waiting: SimpleQueue[str] = SimpleQueue()
    for address in wanted:
        waiting.put(address)
    said: dict[str, int | str] = {}
    ends = monotonic() + seconds

    def ask() -> None:
        while monotonic() < ends:
            try:
                address = waiting.get_nowait()
            except Empty:
                return
            said[address] = status_of(address, ours=ours)

    # Neither a name that is looked up nor a site that drips can be stopped: it is left behind.
    askers = [Thread(target=ask, daemon=True) for _ in wanted[:TOGETHER]]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join(max(0.0, ends - monotonic()))
    return {address: said.get(address, LATE) for address in wanted}


def without_user(address: str) -> str:
    """An address as it may be shown: a name or password before its host is left out."""
    scheme, mark, rest = address.partition("://")
    end = min((at for sign in "/?#" if (at := rest.find(sign)) >= 0), default=len(rest))
    return f"{scheme}{mark}{rest[:end].rpartition('@')[2]}{rest[end:]}"


def _place(parts: SplitResult) -> tuple[str, int]:
    host = (parts.hostname or "").encode("idna").decode("ascii")
    if not host or parts.scheme not in PORTS:
        raise ValueError(UNREADABLE)
    return host, parts.port or PORTS[parts.scheme]


def _page(parts: SplitResult) -> str:
    """What is asked for, as it goes over the line; what is encoded already stays so."""
    path = quote(parts.path, safe="/%:@!$&'()*+,;=~") or "/"
    query = quote(parts.query, safe="/?%:@!$&'()*+,;=~")
    return f"{path}?{query}" if query else path


def _answer(
    method: str, scheme: str, host: str, port: int, page: str, is_ours: bool, seconds: float
) -> int:
    line = HTTPConnection(host, port, timeout=seconds)
    if scheme == "https":
        line.default_port = PORTS[scheme]
    try:
        line.sock = _connected(host, port, is_ours, seconds)
        if scheme == "https":
            secure = ssl.create_default_context()
            line.sock = secure.wrap_socket(line.sock, server_hostname=host)
        line.request(method, page, headers={"User-Agent": AGENT})
        return line.getresponse().status
    finally:
        line.close()


def _connected(host: str, port: int, is_ours: bool, seconds: float) -> socket:
    """A line to the machine that was looked at, so that its name cannot mean another by then."""
    found = {str(place[0]): None for *_, place in getaddrinfo(host, port, type=SOCK_STREAM)}
    fault: OSError = OSError("not a public address")
    for machine in found:
        if is_ours or _is_public(machine):
            try:
                return create_connection((machine, port), seconds)
            except OSError as error:
                fault = error
    raise fault


def _is_public(machine: str) -> bool:
    found = ip_address(machine)
    if isinstance(found, IPv6Address):
        found = found.ipv4_mapped or found.sixtofour or found
    return found.is_global and not found.is_multicast
