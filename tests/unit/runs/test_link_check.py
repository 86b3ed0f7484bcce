"""Links of letters are asked before the letters go; who goes on all the same says why."""

from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest

from support import lists
from upheld.casework.models import AuditEvent
from upheld.domain.errors import CheckFailed
from upheld.runs.annual.approve import approve
from upheld.runs.annual.count import count
from upheld.runs.annual.freeze import freeze
from upheld.runs.annual.link_check import refuse_silent_links, silent_links
from upheld.runs.annual.plans import plan_of
from upheld.runs.annual.write import write
from upheld.runs.importing.intake import import_lists
from upheld.toolbox import clock
from upheld.toolbox.links import status_of, statuses

pytestmark = pytest.mark.enable_socket


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


@pytest.fixture
def site() -> Iterator[tuple[str, type[Site]]]:
    """A site on this machine, and how it answers."""
    Site.gone, Site.asked = {}, []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    Thread(target=server.serve_forever, args=[0.01], daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", Site
    server.shutdown()
    server.server_close()


@pytest.fixture
def approved(site: tuple[str, type[Site]], settings: Any, tmp_path: Any) -> tuple[str, type[Site]]:
    """Two letters that print links, approved."""
    settings.UPHELD_SITE_ADDRESS = site[0]
    import_lists(lists.write_year(tmp_path / "lists"), by="tests")
    for step in (freeze, count, write):
        step(2020, by="tests")
    approve(2020, (), by="somebody")
    return site


def test_an_address_answers_or_says_why_not(site: tuple[str, type[Site]]) -> None:
    """Each once; a site that is not there is no fault of ours."""
    address, pages = site
    pages.gone = {"/away": 404}
    assert statuses([f"{address}/", f"{address}/away", f"{address}/"]) == {
        f"{address}/": 200, f"{address}/away": 404,
    }  # fmt: skip
    assert sorted(pages.asked) == ["/", "/away"]
    assert isinstance(status_of("http://127.0.0.1:1/", seconds=1), str)


@pytest.mark.usefixtures("loaded_register")
def test_a_link_that_does_not_answer_stops_the_letters(approved: tuple[str, type[Site]]) -> None:
    """Named with what it answers; a reason lets them go, and is audited without its words."""
    address, pages = approved
    refuse_silent_links(2020, by="publisher")
    pages.gone = {"/councils/luton/": 500}
    with pytest.raises(CheckFailed, match=f"{address}/councils/luton/: answers 500.*nothing was"):
        refuse_silent_links(2020, by="publisher")
    assert not AuditEvent.objects.filter(action="issue_despite_links").exists()
    refuse_silent_links(2020, despite="Mended within the hour.", by="publisher")
    event = AuditEvent.objects.get(action="issue_despite_links")
    assert event.detail["links"] == [f"{address}/councils/luton/"]
    assert "Mended" not in str(event.detail)


@pytest.mark.usefixtures("loaded_register")
def test_pages_that_come_with_the_public_hour_are_not_missed_before(
    approved: tuple[str, type[Site]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before it the site itself has to answer, and is named alone; after it each page has."""
    address, pages = approved
    pages.gone = {"/councils/luton/": 404}
    assert list(silent_links(2020)) == [f"{address}/councils/luton/"]
    plan = plan_of(2020)
    assert plan
    with monkeypatch.context() as early:
        early.setattr(clock, "now", lambda: plan.public_at - timedelta(days=1))
        assert silent_links(2020) == {}
        pages.gone = {"/": 404, "/councils/luton/": 500}
        assert list(silent_links(2020)) == [f"{address}/"]
