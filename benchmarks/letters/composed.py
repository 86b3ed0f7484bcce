"""The letters to render, composed by the real run from demonstration casework."""

import shutil
from pathlib import Path

from django.conf import settings
from django.db import connection

from benchmarks.letters.kept import COUNTED, keep_letters
from upheld.runs import session
from upheld.runs.annual.count import count
from upheld.runs.annual.drafting import dealt_with, open_desk
from upheld.runs.annual.freeze import freeze
from upheld.runs.annual.write import to_write
from upheld.runs.demo.lists import write_lists
from upheld.runs.importing.intake import import_lists
from upheld.statistics.figures import BodyFigures

YEAR, SEED, BY = 2020, 1, "benchmark"


def write_letters(place: Path, wanted: int) -> tuple[int, int]:
    """Compose letters of the year and keep `wanted` of them, evenly spread, in `place`.

    The data folder in which the year is counted is kept beside them.

    To be run apart, in a data folder of its own; how many were kept, and how many letters the
    whole year has.
    """
    session.prepare()
    write_lists(YEAR, seed=SEED, folder=place / "lists")
    import_lists(place / "lists", by=BY)
    freeze(YEAR, by=BY)
    count(YEAR, by=BY)
    desk = open_desk(YEAR)
    bodies = sorted(b for b in desk.release.bodies if _has_letter(desk.release.figures(b)))
    whole = len(to_write(YEAR))
    connection.close()
    shutil.copytree(settings.UPHELD_DATA, place / COUNTED)
    step = max(1, len(bodies) // wanted)
    chosen = bodies[::step][:wanted]
    keep_letters(place, [desk.letter(body) for body in chosen])
    return len(chosen), whole


def _has_letter(figures: BodyFigures) -> bool:
    # Councils of 31 March: the form of others is shorter.
    return figures.type is not None and figures.type.compared and dealt_with(figures)
