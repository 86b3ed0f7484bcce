"""Every number that counts cases can be followed to its cases; rates are made of such numbers."""

from dataclasses import replace
from pathlib import Path

import pytest

from support.spec_tables import count_cut
from upheld.statistics.figures import BodyFigures
from upheld.statistics.measures import measures_of
from upheld.statistics.measures.record import Scope
from upheld.statistics.measures.terms import POPULATION
from upheld.statistics.published_counts import published_counts

PAIR = {
    "body": "luton", "heading": "housing", "decided_in_year": True, "received_in_year": True,
    "outcome": "upheld", "remedied": "by_us",
}  # fmt: skip
BODY = {"body": "luton", "name": "Luton", "type": "unitary"}
TABLES = (
    "received", "decided", "decided_by_heading", "compliance", "investigations_by_heading",
    "upheld_by_heading",
)  # fmt: skip


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> dict[int, BodyFigures]:
    """One upheld complaint about Luton, in years with and without each measure."""
    place = tmp_path_factory.mktemp("cuts")
    return {year: _figures(year, place / str(year)) for year in (2014, 2018, 2020, 2025)}


def _figures(year: int, place: Path) -> BodyFigures:
    place.mkdir()
    return count_cut({"pairs": [PAIR], "bodies": [BODY]}, year, place).bodies["luton"]


def test_counts_are_told_as_they_were_published(counted: dict[int, BodyFigures]) -> None:
    """Those that are not zero, each once, by outcome and by heading."""
    found = {each.figure: each.number for each in published_counts(counted[2020])}
    assert found["received"] == found["received:housing"] == found["decided:upheld"] == 1
    assert found["decided:housing"] == found["upheld"] == found["upheld:housing"] == 1
    assert not any("planning" in figure for figure in found)
    assert "uphold_rate" not in found, "it is made of two counts"
    assert "satisfactory_remedy_rate" not in found, "nobody put it right before us"


@pytest.mark.parametrize("year", [2014, 2018, 2020, 2025])
def test_no_count_is_left_out(counted: dict[int, BodyFigures], year: int) -> None:
    """Whatever a measure of the year counts, above and below the line, has its cases."""
    figures = counted[year]
    every = replace(
        figures,
        due_unsettled=1,
        measures={name: replace(each, numerator=1) for name, each in figures.measures.items()},
        **{name: dict.fromkeys(getattr(figures, name), 1) for name in TABLES},
    )
    told = list(published_counts(every))
    assert len({each.figure for each in told}) == len(told)
    followed = {each.count.id for each in told}
    counts = {count.id for each in measures_of(year, Scope.BODY) for count in each.counts}
    assert counts - {POPULATION.id} <= followed
