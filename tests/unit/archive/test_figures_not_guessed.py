"""Sentences that look like figures of the letter's body and are not: none of them is read."""

import pytest

from support.published_letters import NAMING, document, read
from upheld.archive.document import Document, Kind
from upheld.archive.extraction import html
from upheld.archive.letters.letter import read_letter
from upheld.archive.printed import Beside

_HEAD = "Exampleton City Council\nFor the period ending: 31/03/20\n"
_PANEL = f"{_HEAD}Complaints upheld\n"

OTHERS = [
    "Nationally, 61% of complaints we investigated were upheld.",
    "In England 61% of complaints we investigated were upheld.",
    "Across all councils, in 99% of cases we were satisfied.",
    "We dealt with 17,000 complaints across England.",
    "In the South East we investigated 300 complaints and upheld 190.",
    "This year, I published nine public interest reports about your region.",
    "In five cases remedies were completed late by other councils.",
    "In London we investigated 300 complaints and upheld 190.",
]


@pytest.mark.parametrize("said", OTHERS)
def test_no_figure_of_others_is_the_bodys(said: str) -> None:
    """Numbers of the country, a region or other councils are listed, not read."""
    _reads_nothing(_PANEL + said)


def test_a_table_of_all_councils_is_not_the_bodys() -> None:
    """The headings above a table tell whose it is."""
    _reads_nothing(f"{_HEAD}All unitary councils in England\nDecisions made\nUpheld\t400")
    _reads_nothing(f"{_HEAD}National figures\n{_PANEL.splitlines()[2]}\n13 upheld decisions")


def _reads_nothing(text: str) -> None:
    reading = read(text)
    assert [(each.measure, each.printed) for each in reading.figures] == []
    # Nothing but years and dates is explained away.
    explained = {Beside.PERIOD, Beside.DAY, Beside.NOT_UNDERSTOOD}
    assert {each.beside for each in reading.beside} <= explained
