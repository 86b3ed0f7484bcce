"""The step `write` of the annual run: from a counted year to every letter on disk and recorded."""

import shutil
from pathlib import Path

from django.conf import settings

from benchmarks.letters.composed import BY, YEAR
from benchmarks.letters.kept import COUNTED
from upheld.runs.annual.write import Written, write


def prepare(place: Path) -> None:
    """The counted year, in a data folder of this process alone."""
    shutil.copytree(place / COUNTED, settings.UPHELD_DATA, dirs_exist_ok=True)


def run(_prepared: None) -> Written:
    """Read the figures, check the year, compose, render, keep and record every letter."""
    return write(YEAR, by=BY)


def answer(written: Written) -> int:
    """How many letters there are."""
    return len(written.drafted)
