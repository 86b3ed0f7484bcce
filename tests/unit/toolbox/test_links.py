"""An address of the web is asked as it is printed, for a while, and only where everybody can."""

import socket  # noqa: TID251 - a site that drips
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from time import monotonic
from typing import Any

import pytest

from upheld.toolbox.links import LATE, UNREADABLE, status_of, statuses, without_user

pytestmark = pytest.mark.enable_socket


class Pages(BaseHTTPRequestHandler):
    """Every page is there; some know no HEAD."""

    asked: list[str]

    def do_HEAD(self) -> None:
        """Answer without a page."""
        self._answer({"/away": 404, "/whole": 405, "/old": 501}.get(self.path, 200))

    def do_GET(self) -> None:
        """Answer without a page too: nothing of it would be read."""
        self._answer(200)

    def _answer(self, status: int) -> None:
        self.asked.append(f"{self.command} {self.path}")
        self.send_response(status)
        self.end_headers()

    def log_message(self, *_: Any) -> None:  # type: ignore[override] # says nothing
        """Keep quiet."""


@pytest.fixture
def site() -> Iterator[str]:
    """A site of ours on this machine."""
    Pages.asked = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    with server:
        Thread(target=server.serve_forever, args=[0.01], daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@contextmanager
def dripping() -> Iterator[str]:
    """A site that never comes to the end of its first line."""
    over = Event()

    def drip() -> None:
        line = listener.accept()[0]
        with line:
            line.sendall(b"HTTP/1.1 200 ")
            while not over.wait(0.02):
                line.sendall(b"O")

    with socket.create_server(("127.0.0.1", 0)) as listener:
        dripper = Thread(target=drip, daemon=True)
        dripper.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        over.set()
        dripper.join()


def test_an_address_answers_or_says_why_not(site: str) -> None:
    """Each once; a site that is not there is no fault of ours."""
    assert statuses([f"{site}/", f"{site}/away", f"{site}/"], ours=site) == {
        f"{site}/": 200, f"{site}/away": 404,
    }  # fmt: skip
    assert sorted(Pages.asked) == ["HEAD /", "HEAD /away"]
    gone = "http://127.0.0.1:1"
    assert isinstance(status_of(f"{gone}/", ours=gone, seconds=1), str)


def test_what_is_printed_is_asked(site: str) -> None:
    """The question too; letters of any language as they go over the line, what is coded as is."""
    assert status_of(f"{site}/gŵyn%20a?ble=tŷ&x=1#top", ours=site) == 200
    assert Pages.asked == ["HEAD /g%C5%B5yn%20a?ble=t%C5%B7&x=1"]


@pytest.mark.parametrize("page", ["/whole", "/old"])
def test_a_site_that_knows_no_head_is_asked_for_the_page(site: str, page: str) -> None:
    """Of which nothing is read."""
    assert status_of(f"{site}{page}", ours=site) == 200
    assert Pages.asked == [f"HEAD {page}", f"GET {page}"]


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/", "http://localhost/", "https://[::1]/", "http://2130706433/",
        "http://[::ffff:127.0.0.1]/", "http://10.0.0.1/", "http://169.254.169.254/latest/",
        "http://[2002:7f00:1::]/", "http://0.0.0.0/", "http://224.0.0.1/",
    ],
)  # fmt: skip
def test_only_machines_that_everybody_reaches_are_asked(address: str) -> None:
    """A free paragraph may name any address."""
    assert status_of(address, ours="https://upheld.example") == "not a public address"


def test_what_only_looks_like_ours_is_a_stranger(site: str) -> None:
    """And another port than the web's is not asked."""
    assert status_of(f"{site}/", ours="https://upheld.example").startswith("port ")  # type: ignore[union-attr]
    assert status_of(f"{site}0/", ours=site) != 200
    assert Pages.asked == []


@pytest.mark.parametrize(
    "address",
    [
        "http://user:secret@host:port/", "http://user:secret@ho℀st/", "http://[::1/", "http:///x",
        f"http://{'a' * 70}.example/", "http://a..example/", "ftp://host.example/",
        "http://host.example/\ud800",
    ],
)  # fmt: skip
def test_what_is_no_address_is_said_without_its_words(address: str) -> None:
    """It may hold a password; and it stops no other."""
    assert statuses([address]) == {address: UNREADABLE}


def test_the_whole_check_has_an_end(site: str) -> None:
    """Whatever a site does; what came in time counts."""
    with dripping() as slow:
        began = monotonic()
        assert status_of(f"{site}/", ours=site) == 200
        assert statuses([f"{slow}/"], ours=slow, seconds=0.2) == {f"{slow}/": LATE}
        assert monotonic() - began < 5


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://me:secret@host.example/x@y", "https://host.example/x@y"),
        ("https://host.example?q=a@b", "https://host.example?q=a@b"),
        ("https://host.example", "https://host.example"),
    ],
)
def test_an_address_is_shown_without_its_user(address: str, shown: str) -> None:
    """Nor with a password."""
    assert without_user(address) == shown
