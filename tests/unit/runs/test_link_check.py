"""Links of letters are asked before the letters go; who goes on all the same says why."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import BaseServer
from threading import Thread
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest

from support import lists
from upheld.casework.models import AuditEvent
from upheld.domain.errors import CheckFailed
from upheld.publication.reader import PublicStore
from upheld.runs.annual.approve import approve
from upheld.runs.annual.count import count
from upheld.runs.annual.freeze import freeze
from upheld.runs.annual.issue import issue
from upheld.runs.annual.link_check import refuse_silent_links, silent_links
from upheld.runs.annual.models import LetterVersion
from upheld.runs.annual.publish import stage
from upheld.runs.annual.whole import run_year
from upheld.runs.annual.write import write
from upheld.runs.importing.intake import import_lists
from upheld.toolbox import clock
from upheld.web.public.application import Application

pytestmark = [pytest.mark.enable_socket, pytest.mark.slow]


class Site(BaseHTTPRequestHandler):
    """Every page is there, but those that a test takes away."""

    gone: dict[str, int]
    asked: list[str]

    def do_HEAD(self) -> None:
        """Answer without a page."""
        self.asked.append(self.path)
        self.send_response(self.gone.get(self.path, 200))
        self.end_headers()

    def log_message(self, *_: Any) -> None:  # type: ignore[override] # says nothing
        """Keep quiet."""


class Quiet(WSGIRequestHandler):
    """Answers as the application does."""

    def log_message(self, *_: Any) -> None:  # type: ignore[override] # says nothing
        """Keep quiet."""


@contextmanager
def served(server: BaseServer) -> Iterator[None]:
    """While a server answers."""
    with server:
        Thread(target=server.serve_forever, args=[0.01], daemon=True).start()
        yield
        server.shutdown()


@pytest.fixture
def site() -> Iterator[tuple[str, type[Site]]]:
    """A site on this machine, and how it answers."""
    Site.gone, Site.asked = {}, []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    with served(server):
        yield f"http://127.0.0.1:{server.server_port}", Site


@pytest.fixture
def public(settings: Any, tmp_path: Path) -> Iterator[None]:
    """The real public site, before its first edition."""
    application = Application(PublicStore(tmp_path / "public"))
    server = make_server("127.0.0.1", 0, application, handler_class=Quiet)
    settings.UPHELD_SITE_ADDRESS = f"http://127.0.0.1:{server.server_port}"
    with served(server):
        yield


def make_letters(folder: Path) -> None:
    """Two letters that print links, approved."""
    import_lists(lists.write_year(folder), by="tests")
    for step in (freeze, count, write):
        step(2020, by="tests")
    approve(2020, (), by="somebody")


@pytest.fixture
def approved(site: tuple[str, type[Site]], settings: Any, tmp_path: Path) -> tuple[str, type[Site]]:
    """Two letters that lead to a site of ours."""
    settings.UPHELD_SITE_ADDRESS = site[0]
    make_letters(tmp_path / "lists")
    return site


@pytest.mark.usefixtures("loaded_register")
def test_a_link_that_does_not_answer_stops_the_letters(
    approved: tuple[str, type[Site]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Named with what it answers; a reason lets them go, and is audited when they do."""
    address, pages = approved
    assert refuse_silent_links(2020) is None
    pages.gone = {"/councils/luton/": 500}
    with pytest.raises(CheckFailed, match=f"{address}/councils/luton/: answers 500.*nothing was"):
        refuse_silent_links(2020)
    silent = refuse_silent_links(2020, despite=" Mended within the hour. ")
    with monkeypatch.context() as early:
        early.setattr(clock, "now", lambda: datetime(2020, 7, 1, tzinfo=UTC))
        with pytest.raises(CheckFailed, match="are to go at"):
            issue(2020, by="publisher", despite=silent)
    assert not AuditEvent.objects.filter(action="issue_despite_links").exists()
    for _ in range(2):
        issue(2020, by="publisher", despite=silent)
    event = AuditEvent.objects.get(action="issue_despite_links")
    assert event.detail["links"] == [f"{address}/councils/luton/"]
    assert "Mended" not in str(event.detail)


@pytest.mark.usefixtures("loaded_register")
def test_pages_that_come_with_the_public_hour_are_not_missed_before(
    approved: tuple[str, type[Site]],
) -> None:
    """Before it the site itself has to answer, and is named alone; after it each page has."""
    address, pages = approved
    pages.gone = {"/councils/luton/": 404}
    assert silent_links(2020) == {}
    pages.gone, pages.asked[:] = {"/": 404, "/councils/luton/": 500}, []
    assert list(silent_links(2020)) == [f"{address}/"]
    assert pages.asked == ["/"]
    assert stage(2020, by="publisher").due
    pages.gone = {"/councils/luton/": 404}
    assert list(silent_links(2020)) == [f"{address}/councils/luton/"]


@pytest.mark.usefixtures("loaded_register", "public")
def test_the_first_letters_go_before_anything_is_public(tmp_path: Path) -> None:
    """The site answers every address that it is not open yet, until the year is."""
    make_letters(tmp_path / "lists")
    assert silent_links(2020) == {}
    assert run_year(2020, by="officer", tell=lambda _: None) == ""
    LetterVersion.objects.update(state="approved", issued_at=None)
    assert set(silent_links(2020).values()) == {"answers 503"}


@pytest.mark.usefixtures("loaded_register")
def test_a_page_that_lets_no_program_in_is_there(approved: tuple[str, type[Site]]) -> None:
    """A person may well get in."""
    for status in (301, 401, 403, 429):
        approved[1].gone = {"/": status, "/councils/luton/": status}
        assert silent_links(2020) == {}
