"""Corrections of one body, as an edition knows them."""

import json
import sqlite3
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from support.atom import ATOM, read_soundly
from support.public_site import HOURS, site
from upheld.pages.council.living import Living
from upheld.pages.council.news import council_feed
from upheld.pages.entries import Directory
from upheld.pages.feeds import identifier
from upheld.pages.setting import Setting
from upheld.publication.reader import Edition
from upheld.publication.site import PublicCorrection
from upheld.publication.store.facts import write_facts
from upheld.publication.store.layout import FACTS, MANIFEST

LATER = HOURS[2020] + timedelta(days=30)
CORRECTION = PublicCorrection(
    year=2020, release="2020-v2", corrects="2020-v1", why="two cases were counted twice",
    bodies=("alder", "birch"), public_from=LATER,
)  # fmt: skip


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    """An edition after one correction that changed two bodies."""
    whole = site(2020)
    year = replace(whole.years[2020], corrections=(CORRECTION,))
    write_facts(tmp_path, replace(whole, years={2020: year}, opens=LATER), ())
    facts = {"id": "one", "opens": LATER.isoformat(), "demonstration": True}
    (tmp_path / MANIFEST).write_text(json.dumps(facts))
    return Edition(tmp_path)


def test_a_correction_is_told_to_whom_it_changed(edition: Edition) -> None:
    """From its hour on, and about no other body."""
    assert edition.corrections(LATER, body="alder") == (CORRECTION,)
    assert edition.corrections(LATER, body="cedarshire") == ()
    assert edition.corrections(LATER - timedelta(seconds=1), body="alder") == ()


def test_a_correction_is_news_of_each_body_it_changed() -> None:
    """Under the id that it has among all corrections."""
    around = Setting(
        directory=Directory(bodies=site(2020).bodies, has_page=lambda _: True), called={},
        demonstration=True, today=LATER.date(),
    )  # fmt: skip
    [entry] = read_soundly(council_feed(Living(slug="alder"), [CORRECTION], LATER, around))
    assert entry.findtext(f"{ATOM}id") == identifier("corrections/2020-v2")
    assert entry.findtext(f"{ATOM}summary") == "Two cases were counted twice."


def test_an_edition_of_earlier_software_has_none(edition: Edition) -> None:
    """It had no place for them; it is served all the same until the next roll."""
    with sqlite3.connect(edition.folder / FACTS) as database:
        database.execute("drop table corrections")
    assert edition.corrections(LATER, body="alder") == ()
