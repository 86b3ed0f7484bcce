import re
from pathlib import Path

import pytest

from upheld.domain.cut_columns import TABLES
from upheld.domain.reporting_year import ReportingYear
from upheld.statistics.measures import MEASURES, measures_of
from upheld.statistics.measures.base import UPHELD_BASE
from upheld.statistics.measures.count import Count, Table
from upheld.statistics.measures.page import write_method_page
from upheld.statistics.measures.record import Measure, Scope, Unit
from upheld.statistics.measures.terms import DECIDED, UPHELD
from upheld.statistics.query import atoms_over, count_query

PAGE = Path(__file__).parents[3] / "docs/method/measures.md"
COUNTED_TABLES = (Table.PAIRS, Table.CASES, Table.REPORTS, Table.IMPROVEMENTS)


def test_method_page_is_current() -> None:
    """The committed page of the measures is what their records say today.

    To write it again: `python -c "from upheld.statistics.measures.page import
    write_method_page; print(write_method_page(), end='')" > docs/method/measures.md`.
    """
    assert PAGE.read_text() == write_method_page()


def test_measures_stand_in_order_by_id() -> None:
    """Every measure is found under its own id, and figure ids are unique."""
    assert list(MEASURES) == [measure.id for measure in MEASURES.values()]
    measures = [measure for measure in MEASURES.values() if not measure.tabled]
    ids = [name for measure in measures for name in measure.figure_ids]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("measure", MEASURES.values(), ids=MEASURES)
def test_meaning_is_one_sentence(measure: Measure) -> None:
    """A measure is explained in one sentence, ending in a full stop."""
    assert measure.meaning.endswith(".")
    assert measure.meaning.count(".") == 1
    assert measure.title[0].isupper()


@pytest.mark.parametrize(
    ("year", "absent", "present"),
    [
        (2018, {"compliance_rate", "late", "upheld_per_100k"}, {"remedied", "uphold_rate"}),
        (2019, {"remedied", "upheld_per_100k"}, {"compliance_rate", "satisfactory_remedy_rate"}),
        (2022, {"upheld_per_100k"}, {"overview"}),
        (2023, {"remedied"}, {"upheld_per_100k"}),
    ],
)
def test_measures_follow_their_years(year: int, absent: set[str], present: set[str]) -> None:
    """A year has the measures that existed in it and no other."""
    ids = {measure.id for measure in measures_of(year, Scope.BODY)}
    assert present <= ids
    assert not absent & ids


def test_national_measures_are_not_per_head() -> None:
    """Residents of counties and districts overlap, so no national rate is made of them."""
    assert "upheld_per_100k" not in {m.id for m in measures_of(2024, Scope.NATIONAL)}
    assert "decision_time" not in {m.id for m in measures_of(2024, Scope.BODY)}


@pytest.mark.parametrize("table", COUNTED_TABLES)
def test_query_asks_for_each_count_once(table: Table) -> None:
    """One select reads the table once, and no condition is evaluated twice."""
    sql = count_query(table, ReportingYear(2020))
    assert sql.count("select") == 1
    conditions = re.findall(r"case when (.+?) then", sql)
    assert len(conditions) == len(set(conditions)) == len(atoms_over(table))


@pytest.mark.parametrize("table", COUNTED_TABLES)
def test_query_uses_only_columns_of_the_cut(table: Table) -> None:
    """Conditions name columns that the cut declares for their table, and nothing else."""
    words = {"and", "or", "is", "null", "interval", "day", "date"}
    for atom in atoms_over(table):
        plain = re.sub(r"'[^']*'", "", atom.condition)
        named = set(re.findall(r"[a-z_]+", plain)) - words
        assert named <= set(TABLES[table]), atom.id


def test_query_carries_the_days_of_the_year() -> None:
    """The days of the reporting year stand in the SQL as dates, with nothing left to fill in."""
    sql = count_query(Table.IMPROVEMENTS, ReportingYear(2020))
    assert "date '2019-04-01'" in sql
    assert "date '2020-03-31'" in sql
    assert "{" not in sql


def test_measure_refuses_a_rate_without_a_base() -> None:
    """A percentage must say what it is divided by, and a count must not."""
    with pytest.raises(ValueError, match="need a named base"):
        Measure(id="x", title="X", meaning="X.", numerators=(UPHELD,), unit=Unit.PERCENT)
    with pytest.raises(ValueError, match="need a named base"):
        Measure(
            id="x",
            title="X",
            meaning="X.",
            numerators=(UPHELD,),
            denominator=DECIDED,
            base=UPHELD_BASE,
        )
    with pytest.raises(ValueError, match="counts nothing"):
        Measure(id="x", title="X", meaning="X.", numerators=())


def test_count_refuses_two_definitions() -> None:
    """A count is a condition, a sum of parts or a column: never two of them, never none."""
    with pytest.raises(ValueError, match="exactly one"):
        Count(id="x", title="X")
    with pytest.raises(ValueError, match="exactly one"):
        Count(id="x", title="X", condition="decided_in_year", column="population")
