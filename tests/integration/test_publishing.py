"""Publication by the clock: nothing before its hour by any path, everything from it on."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from werkzeug.test import Client

from support import lists
from support.earlier_letters import reading
from upheld.casework.models import AuditEvent
from upheld.domain.errors import Refused
from upheld.publication.reader import PublicStore
from upheld.publication.store import swap
from upheld.publication.store.layout import FACTS, STORES
from upheld.runs.annual.approve import approve
from upheld.runs.annual.correct import correct
from upheld.runs.annual.count import count
from upheld.runs.annual.freeze import freeze
from upheld.runs.annual.issue import issue
from upheld.runs.annual.models import Publication
from upheld.runs.annual.publish import stage
from upheld.runs.annual.write import write
from upheld.runs.history.actions.withdraw import withdraw_figure
from upheld.runs.history.kept import Kept
from upheld.runs.history.queries.figures import history_of
from upheld.runs.history.taking import accept_document
from upheld.runs.importing.intake import import_lists
from upheld.runs.rolling.gathering import gather
from upheld.runs.rolling.opening import look, look_and_open, open_due, prepared
from upheld.toolbox import clock
from upheld.web.public.application import Application

pytestmark = [pytest.mark.usefixtures("imported"), pytest.mark.slow]
# The plan of the small year says 29 July 2020, 09:30 in London.
HOUR = datetime(2020, 7, 29, 8, 30, tzinfo=UTC)
SECOND = timedelta(seconds=1)
SetClock = Callable[[datetime], None]


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch, settings: Any) -> Iterator[SetClock]:
    """Move the clock of every part to a moment."""
    settings.UPHELD_WORKERS = 1

    def move(moment: datetime) -> None:
        monkeypatch.setattr(clock, "now", lambda: moment)

    return move


def make_year() -> None:
    """The small year up to its issued letters."""
    freeze(2020, by="officer")
    count(2020, by="officer")
    write(2020, by="officer")
    approve(2020, (), by="ombudsman")
    issue(2020, by="officer")


def addresses(edition: Path) -> list[str]:
    """Every address of an edition, from its own index."""
    with closing(sqlite3.connect(edition / FACTS)) as database:
        return [row[0] for row in database.execute("select address from files order by address")]


def client(public: Path) -> Client:
    """A browser without a network, at the public process."""
    return Client(Application(PublicStore(public), now=lambda: clock.now()))  # noqa: PLW0108 - moved


def test_every_address_before_and_after_its_hour(at: SetClock, settings: Any) -> None:
    """One second before the hour no path, method or header has anything; at the hour all is there.

    Even a store that was put in place too soon shows nothing: the rule lies with the data.
    """
    public = Path(settings.UPHELD_PUBLIC)
    at(HOUR - timedelta(days=6))
    make_year()
    assert not stage(2020, by="officer").due
    at(HOUR - SECOND)
    assert open_due().wanted is None
    (ready,) = prepared().iterdir()
    assert ready.stat().st_mode & 0o077 == 0, "what is made ready is for its owner alone"
    every = addresses(ready)
    assert len(every) > 150, "pages of every kind, of a few councils"
    assert swap.served(public) is None
    site = client(public)
    assert {site.get(address).status_code for address in every[::40]} == {503}
    swap.install(ready, public)
    _all_hidden(site, every, public)
    at(HOUR)
    assert open_due().wanted == swap.served(public)
    for address in every:
        answer = site.get(address)
        assert answer.status_code == 200, address
        answer.close()
        assert site.head(address).headers["ETag"] == answer.headers["ETag"]


def _all_hidden(site: Client, every: list[str], public: Path) -> None:
    tags = {}
    with closing(sqlite3.connect(public / "current" / FACTS)) as database:
        tags = dict(database.execute("select address, sha256 from files"))
    for address in every:
        if address.startswith("/assets/"):
            continue  # styles, scripts and fonts belong to the software and tell no figure
        asked = {"If-None-Match": f'"{tags[address]}"', "Range": "bytes=0-10", "If-Match": "*"}
        answers = [site.get(address), site.head(address), site.get(address, headers=asked)]
        assert {answer.status_code for answer in answers} <= {404, 503}, address
        assert all(tags[address] not in answer.headers.get("ETag", "") for answer in answers)
    for guess in ("/find/?q=luton", "/compare/?a=luton&b=derby&year=2020", "/councils/?year=2020"):
        assert b"54%" not in site.get(guess).data
        assert site.get(guess).status_code in {400, 404, 503}, guess


def test_the_roll_opens_at_the_hour_with_nobody_present(at: SetClock, settings: Any) -> None:
    """Before it the old edition, from it on the new one; a roll with nothing due does nothing.

    What was accepted of earlier years since the edition was made comes after, and delays nothing.
    """
    at(HOUR - timedelta(days=6))
    make_year()
    stage(2020, by="officer")
    at(HOUR - timedelta(minutes=5))
    assert not open_due().swap_due
    early = reading([("decided", "31")], body="croydon", year=2016)
    accept_document([Kept(reading=early)], by="officer")
    at(HOUR)
    assert look_and_open()[1]
    assert look().swap_due
    assert not look_and_open()[1]
    open_due()
    assert history_of("croydon").get().public_at == HOUR
    edition = swap.served(Path(settings.UPHELD_PUBLIC))
    at(HOUR + timedelta(minutes=1))
    assert not look().work_due
    assert not look_and_open()[1]
    assert swap.served(Path(settings.UPHELD_PUBLIC)) == edition
    assert list(prepared().iterdir()) == []


def test_a_correction_is_public_at_once(at: SetClock, settings: Any, tmp_path: Path) -> None:
    """It takes the place of the release, is listed with its reason, and older pages are gone."""
    at(HOUR + timedelta(days=1))
    make_year()
    stage(2020, by="officer")
    open_due()
    changed = "19 000 003,croydon,2019-06-01,2019-12-01,adult_care,upheld,none"
    folder = lists.write(tmp_path / "more", decided_csv=(lists.DECIDED, changed))
    import_lists(folder, by="officer")
    correct(2020, why="a decision was recorded wrongly", by="officer")
    write(2020, by="officer")
    approve(2020, (), by="ombudsman")
    issue(2020, by="officer")
    assert not look().work_due, "a corrected letter waits for its figures"
    early = reading([("decided", "31"), ("uphold_rate", "61%")], body="croydon", year=2016)
    accept_document([Kept(reading=early)], by="officer")
    assert stage(2020, by="officer").due
    open_due()
    site = client(Path(settings.UPHELD_PUBLIC))
    assert b"decision was recorded wrongly" in site.get("/corrections/").data
    assert "2020-v2" in site.get("/councils/croydon/2020/").text
    letter = site.get("/letters/2020/croydon/").text
    assert "decision was recorded wrongly" in letter
    assert [p.release for p in Publication.objects.order_by("id")] == ["2020-v1", "2020-v2"]
    assert site.get("/councils/croydon/").text.count("as published</span>") == 1
    assert b"croydon" in site.get("/data/as-published.csv").data
    assert not look().work_due
    withdraw_figure(figure=history_of("croydon")[0].pk, why="It was misread.", by="officer")
    assert look().swap_due, "the next roll takes it out"
    after = gather(clock.now())
    assert after
    assert [fact.measure for fact in after.site.history["croydon"]] == ["uphold_rate"]
    assert [gone.why for gone in after.site.withdrawn] == ["It was misread."]


def test_staging_twice_is_once(at: SetClock) -> None:
    """The same release is staged once, with one audit event, under the same hour."""
    at(HOUR - timedelta(days=6))
    make_year()
    one = stage(2020, by="officer").publication
    two = stage(2020, by="somebody else").publication
    assert (one.pk, two.public_at) == (two.pk, HOUR)
    assert AuditEvent.objects.filter(action="stage").count() == 1


def test_without_a_release_nothing_is_staged(at: SetClock) -> None:
    """A year that was never counted is refused with the way out."""
    at(HOUR)
    with pytest.raises(Refused, match="freeze it, then count it"):
        stage(2019, by="officer")


def test_no_name_of_a_person_is_public(at: SetClock, settings: Any, tmp_path: Path) -> None:
    """A letter that greets somebody by name is public without it, as page and as PDF."""
    at(HOUR + timedelta(days=1))
    line = (
        "luton,chief_executive,Perdita Quill,Chief Executive,Ms Quill,ce@luton.example,2019-01-01,,"
    )
    folder = lists.write(tmp_path / "more", contacts_csv=(lists.CONTACTS, line))
    import_lists(folder, by="officer")
    make_year()
    early = reading([("decided", "31")], body="croydon", year=2016)
    said = replace(early.figures[0], words="Dear Ms Quill, we decided 31 complaints.")
    early = replace(early, figures=(said,), body_printed="To Perdita Quill, Croydon")
    accept_document([Kept(reading=early)], by="Perdita Quill")
    stage(2020, by="officer")
    open_due()
    (edition,) = (Path(settings.UPHELD_PUBLIC) / STORES).iterdir()
    assert [p for p in edition.rglob("*") if p.is_file() and b"Quill" in p.read_bytes()] == []
    import pypdfium2  # noqa: PLC0415 - for this test alone

    served = PublicStore(Path(settings.UPHELD_PUBLIC)).edition()
    assert served is not None
    (address,) = [a for a in addresses(edition) if a.endswith(".pdf") and "luton" in a]
    letter = served.file(address, HOUR + timedelta(days=1))
    assert letter is not None
    pages = pypdfium2.PdfDocument(letter.read())
    said = "".join(page.get_textpage().get_text_range() for page in pages)
    assert "Quill" not in said
    assert "Dear Chief Executive" in said
