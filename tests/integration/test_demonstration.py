"""The demonstration as a whole: every block in some letter, and the same state however often."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from support.program import Program
from upheld.domain.errors import Refused
from upheld.letters.forms import form_of
from upheld.letters.letter import Letter
from upheld.register.actions.installation import settle_kind
from upheld.register.actions.loading import load_register
from upheld.register.queries import authorities
from upheld.runs.annual.count import count
from upheld.runs.annual.drafting import open_desk
from upheld.runs.annual.freeze import freeze
from upheld.runs.demo.lists import write_lists
from upheld.runs.demo.told import read_activity
from upheld.runs.importing.intake import import_lists
from upheld.toolbox.files import digests_of

SEED = 1
QUICK = 2020  # the year whose letters have every block of the newest form


def drafted(year: int, folder: Path) -> list[Letter]:
    """What the letters of a demonstration year say; nothing is rendered."""
    load_register(by="tests")
    settle_kind(demonstration=True, by="tests")
    write_lists(year, seed=SEED, folder=folder)
    import_lists(folder, by="officer")
    freeze(year, by="officer")
    count(year, by="officer")
    desk = open_desk(year)
    found = []
    for body in desk.release.bodies:
        try:
            found.append(desk.letter(body))
        except Refused:
            continue
    return found


def is_of(key: str, block: str) -> bool:
    """Whether a section was written by a block; those of the sector are numbered."""
    return key == block or key.removeprefix(f"{block}_").isdigit()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "year", [QUICK, *(pytest.param(year, marks=pytest.mark.slow) for year in (2018, 2021, 2022))]
)
def test_every_block_is_in_some_letter(year: int, tmp_path: Path) -> None:
    """Each block of the year's form stands in a letter to a fictional body; averages stay apart."""
    letters = drafted(year, tmp_path / "lists")
    fictional = {slug for slug, body in authorities.records().items() if body.fictional}
    theirs = [letter for letter in letters if letter.body in fictional]
    keys = {section.key for letter in theirs for section in letter.sections}
    method = open_desk(year).method
    blocks = set(form_of(method).blocks)
    if not read_activity(year)[-1:] or read_activity(year)[-1]["year"] != str(year):
        blocks.remove("training")  # the record of the year holds nothing that was printed
    assert [block for block in blocks if not any(is_of(key, block) for key in keys)] == []
    assert len(theirs) == 24
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


def state(data: Path) -> tuple[dict[str, str], list[str]]:
    """Every file, and every row of the tables."""
    files = {n: d for n, d in digests_of(data).items() if "sqlite3" not in n and n != "run.lock"}
    with closing(sqlite3.connect(data / "casework.sqlite3")) as base:
        rows = [line for line in base.iterdump() if "sqlite_sequence" not in line]
    return files, rows


@pytest.mark.slow
def test_a_demonstration_made_twice_is_the_same(program: Program, tmp_path: Path) -> None:
    """Again, it changes no byte and no row; a year without a form of letter says so and goes on."""
    first = program("demo", "--years", "2018-2019")
    assert first.returncode == 0, first.stderr
    assert "2019: no letters: letters of 2019 have the form tables_compliance" in first.stdout
    assert "which is missing" in first.stdout
    assert "2019: verified" in first.stdout
    data = tmp_path / "data"
    assert f"Demonstration in {data}" in first.stdout
    assert f"2018: release {data}/releases/2018, letters {data}/letters/2018" in first.stdout
    before = state(data)
    assert program("demo", "--years", "2018-2019").returncode == 0
    assert state(data) == before


def test_the_help_says_what_is_made(program: Program) -> None:
    """Whoever asks is told what is real, what is invented, and where fictional bodies come in."""
    told = " ".join(program("demo", "--help").stdout.split())
    for words in ("once printed", "invented", "fictional councils", "live casework"):
        assert words in told
