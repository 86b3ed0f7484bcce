"""The demonstration as a whole: every block in some letter, and the same state however often."""

import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from support.program import Program
from support.public_server import SAID, YEARS, make_demonstration
from upheld.domain.authority_types import AuthorityType
from upheld.letters.forms import form_of
from upheld.letters.letter import Letter
from upheld.register.actions.installation import settle_kind
from upheld.register.actions.loading import load_register
from upheld.register.queries import authorities
from upheld.runs.annual.count import count
from upheld.runs.annual.drafting import dealt_with, open_desk
from upheld.runs.annual.freeze import freeze
from upheld.runs.demo.lists import write_lists
from upheld.runs.demo.training import HELD
from upheld.runs.importing.intake import import_lists
from upheld.toolbox.files import digests_of

pytestmark = pytest.mark.slow

SEED = 1
QUICK = 2020  # the year whose letters have every block of its form
OTHERS = (2019, 2024, 2025)  # with it, one year of each form that the demonstration has
# One fictional council ends with the year 2021, and another takes its place.
LAST_OF_ITS_OWN = 2020
DONE = ("bodies counted", "letters written")
SILENT = 5  # so few councils of a year are not complained about at all
ENDING, BEGINNING = "sampleton", "greater-sampleton"


def drafted(year: int, folder: Path) -> list[Letter]:
    """What the letters of a demonstration year say; nothing is rendered."""
    load_register(by="tests")
    settle_kind(demonstration=True, by="tests")
    write_lists(year, seed=SEED, folder=folder)
    import_lists(folder, by="officer")
    freeze(year, by="officer")
    count(year, by="officer")
    desk = open_desk(year)
    with_letter = (b for b in desk.release.bodies if dealt_with(desk.release.figures(b)))
    return [desk.letter(body) for body in with_letter]


def is_of(key: str, block: str) -> bool:
    """Whether a section was written by a block; those of the sector are numbered."""
    return key == block or key.removeprefix(f"{block}_").isdigit()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "year",
    [QUICK, *(pytest.param(year, marks=pytest.mark.slow) for year in OTHERS)],
)
def test_every_block_is_in_some_letter(year: int, tmp_path: Path) -> None:
    """Each block of the year's form stands in a letter to a fictional body; averages stay apart."""
    letters = drafted(year, tmp_path / "lists")
    fictional = {slug for slug, body in authorities.records().items() if body.fictional}
    theirs = [letter for letter in letters if letter.body in fictional]
    keys = {section.key for letter in theirs for section in letter.sections}
    desk = open_desk(year)
    form = form_of(desk.method)
    blocks = set(form.blocks)
    if year not in HELD:
        blocks.remove("training")  # the record of the year holds nothing that was printed
    if not any(broken.measure in form.shows for broken in desk.breaks):
        blocks.remove("series_breaks")
    if year != LAST_OF_ITS_OWN:
        blocks.remove("succession")
    assert [block for block in blocks if not any(is_of(key, block) for key in keys)] == []
    assert {letter.body for letter in theirs} >= fictional - {ENDING, BEGINNING}
    for letter in theirs:
        assert "does not exist" in letter.provenance
        if letter.panels and letter.panels.similar:
            assert "fictional" in letter.panels.similar.sentence
            assert len(letter.panels.similar.names) <= 5
    real = [letter for letter in letters if letter.body not in fictional]
    names = {letter.addressee[-1] for letter in theirs}
    for letter in real:
        assert "does not exist" not in letter.provenance
        if letter.panels and letter.panels.similar:
            assert not names & set(letter.panels.similar.names)
    kinds = {desk.release.figures(letter.body).type for letter in real}
    assert kinds - {None} == set(AuthorityType)


def state(data: Path) -> tuple[dict[str, str], list[str]]:
    """Every file, and every row of the tables."""
    files = {n: d for n, d in digests_of(data).items() if "sqlite3" not in n and n != "run.lock"}
    with closing(sqlite3.connect(data / "casework.sqlite3")) as base:
        rows = [line for line in base.iterdump() if "sqlite_sequence" not in line]
    return files, rows


@pytest.mark.slow
def test_a_demonstration_made_twice_is_the_same(demonstration: Path, tmp_path: Path) -> None:
    """Again, it changes no byte and no row; every body that was dealt with has its letter."""
    said = (demonstration.parent / SAID).read_text()
    assert f"Demonstration in {demonstration}" in said
    for year in YEARS:
        bodies, letters = (re.search(rf"{year}: (\d+) {what}", said) for what in DONE)
        assert 0 <= int(bodies[1]) - int(letters[1]) < SILENT
        assert f"{letters[1]} issued in" in said
        assert f"{year}: verified" in said
        assert f"  {year}: release {demonstration}/releases/{year}, letters" in said
    data = tmp_path / "data"
    shutil.copytree(demonstration, data, symlinks=True)
    before = state(data)
    make_demonstration(data)
    assert state(data) == before


def test_the_help_says_what_is_made(program: Program) -> None:
    """Whoever asks is told what is real, what is invented, and where fictional bodies come in."""
    told = " ".join(program("demo", "--help").stdout.split())
    for words in ("once printed", "invented", "fictional councils", "live casework"):
        assert words in told
