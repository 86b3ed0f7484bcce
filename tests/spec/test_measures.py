from pathlib import Path

import pytest

from support.spec_tables import count_cut, find_differences, read_specs
from upheld.statistics.measures import MEASURES
from upheld.statistics.measures.record import Measure

SPECS = Path(__file__).parent


@pytest.mark.parametrize("measure", MEASURES)
def test_measure_comes_out_as_written(measure: str, tmp_path: Path) -> None:
    """Each measure has a table of rows whose figures come out exactly as written by hand."""
    for spec in read_specs((SPECS / f"{measure}.txt").read_text()):
        figures = count_cut(spec.cut, spec.year, tmp_path)
        assert find_differences(figures, spec.expected) == []


@pytest.mark.parametrize("measure", MEASURES.values(), ids=MEASURES)
def test_spec_covers_every_figure_and_its_zero(measure: Measure) -> None:
    """Each spec names every figure of its measure, and shows it where nothing was counted."""
    specs = read_specs((SPECS / f"{measure.id}.txt").read_text())
    expected = [row for spec in specs for row in spec.expected]
    named = {row["figure"].partition(":")[0] for row in expected}
    assert named >= ({measure.id} if measure.tabled else set(measure.figure_ids))
    if measure.denominator is None:
        assert any(row["display"] in ("0", "0.0") for row in expected)
    else:
        assert any(row["display"] == "" and row["reason"] for row in expected)


@pytest.mark.parametrize("letter", sorted((SPECS / "truth").iterdir()), ids=lambda path: path.stem)
def test_printed_figures_come_out_again(letter: Path, tmp_path: Path) -> None:
    """The rows behind a real letter or page give its figures, misprints put right."""
    for spec in read_specs(letter.read_text()):
        figures = count_cut(spec.cut, spec.year, tmp_path)
        assert find_differences(figures, spec.expected) == []
