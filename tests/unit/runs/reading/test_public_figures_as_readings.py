"""What the public site shows, as documents are held against it; never before its hour."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from support.letters_given import letter
from support.printed import reading
from support.public_site import HOURS, figures, public_year, site
from upheld.archive.checks.between import contradictions_between
from upheld.archive.checks.within import contradictions_in
from upheld.archive.contradiction import Fault
from upheld.publication.reader import Edition
from upheld.publication.store import swap
from upheld.publication.store.facts import write_facts
from upheld.publication.store.layout import FORM, MANIFEST
from upheld.publication.store.packing import pack
from upheld.runs.reading.files import read_files
from upheld.runs.reading.released import released_reading

HOUR = HOURS[2020]


def edition(folder: Path, *, slug: str = "alder", **changed: Any) -> Path:
    """An edition with one body that has the figures of the small site, but for what is changed."""
    folder.mkdir(parents=True)
    own = replace(figures("alder", 2020), body=slug, **changed)
    years = {2020: public_year(2020, {slug: own})}
    write_facts(folder, replace(site(2020), years=years), pack([], folder, "all"))
    manifest = {
        "form": FORM,
        "id": "one",
        "opens": HOUR.isoformat(),
        "demonstration": own.demonstration,
    }
    (folder / MANIFEST).write_text(json.dumps(manifest))
    return folder


def test_every_public_figure_stands_in_our_words(tmp_path: Path) -> None:
    """Counts, rates and averages; and they contradict neither each other nor themselves."""
    served = Edition(edition(tmp_path / "one", demonstration=False, source=None))
    ours = released_reading(served, "alder", 2020, now=HOUR, invented=False)
    assert ours is not None
    printed = {figure.measure: figure.printed for figure in ours.figures}
    assert printed["uphold_rate"] == "54%"
    assert printed["uphold_rate_similar"] == "54%"
    assert (printed["upheld"], printed["investigations"], printed["decided"]) == ("13", "24", "24")
    assert (printed["satisfied"], printed["late"], printed["compliance_outcomes"]) == (
        "7",
        "2",
        "7",
    )
    assert contradictions_in(ours) == ()
    other = reading("upheld 12", name="letter.txt", body="alder")
    (found,) = contradictions_between([other], [ours])
    assert found.arithmetic == (
        "decided: Upheld: 12 in letter.txt; 13 in our figures, release 2020-v1"
    )


def test_nothing_is_told_before_its_hour(tmp_path: Path) -> None:
    """Figures of a staged year are as if they did not exist."""
    served = Edition(edition(tmp_path / "one", demonstration=False, source=None))
    before = HOUR - timedelta(seconds=1)
    assert released_reading(served, "alder", 2020, now=before, invented=False) is None
    assert released_reading(served, "cedarshire", 2020, now=HOUR, invented=False) is None


@pytest.mark.parametrize(("source", "told"), [("invented", False), ("part published", False),
                                              ("published", True)])  # fmt: skip
def test_of_a_demonstration_only_print_is_held_against_print(
    tmp_path: Path, source: str, *, told: bool
) -> None:
    """No average either: other councils made it up."""
    served = Edition(edition(tmp_path / "one", source=source))
    ours = released_reading(served, "alder", 2020, now=HOUR, invented=False)
    assert (ours is not None) is told
    assert ours is None or ours.of("uphold_rate_similar") == ()
    own = released_reading(served, "alder", 2020, now=HOUR, invented=True)
    assert own is not None
    assert own.of("uphold_rate_similar")


@pytest.mark.usefixtures("loaded_register")
def test_files_are_held_against_the_site_of_this_installation(
    tmp_path: Path, data_folder: Path
) -> None:
    """Where there is one, and it is public."""
    made = edition(tmp_path / "made", slug="luton", demonstration=False, source=None)
    swap.install(made, data_folder / "public")
    found = read_files([letter(tmp_path, "letter.txt", average=58)])
    (told,) = found.contradictions
    assert told.fault is Fault.AVERAGE
    assert "54% in our figures, release 2020-v1" in told.arithmetic
