from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from upheld.toolbox.engine import CountingFailed, count, count_each


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A table of three rows in a folder with an awkward name."""
    folder = tmp_path / "a 'quoted' [folder]*"
    folder.mkdir()
    path = folder / "pairs.parquet"
    columns = {"body": ["b", "a", "b"], "day": [date(2020, 3, 31), None, date(2019, 4, 1)]}
    pq.write_table(pa.table(columns), path)
    return path


def test_rows_come_plain_and_in_order(table: Path) -> None:
    """Sums are whole Python numbers, dates are dates, and the order is the one asked for."""
    sql = "select body, sum(1) as rows, max(day) as last from pairs group by body order by body"
    assert count(sql, {"pairs": table}) == [
        {"body": "a", "rows": 1, "last": None},
        {"body": "b", "rows": 2, "last": date(2020, 3, 31)},
    ]


def test_several_queries_share_the_tables(table: Path) -> None:
    """Each query's rows come under its name."""
    found = count_each({"one": "select 1 as n", "all": "select count(*) as n from t"}, {"t": table})
    assert found == {"one": [{"n": 1}], "all": [{"n": 3}]}


def test_missing_table_is_named(tmp_path: Path) -> None:
    """A file that is not there is named with the table it should hold."""
    with pytest.raises(CountingFailed, match="table pairs is missing"):
        count("select 1", {"pairs": tmp_path / "none.parquet"})


def test_damaged_table_is_named(tmp_path: Path) -> None:
    """A file that is no Parquet is named with the table it should hold."""
    path = tmp_path / "pairs.parquet"
    path.write_text("not a table")
    with pytest.raises(CountingFailed, match="table pairs cannot be read"):
        count("select 1", {"pairs": path})


def test_wrong_query_is_named(table: Path) -> None:
    """SQL that does not run is reported under the name of the query."""
    with pytest.raises(CountingFailed, match="query of totals does not run"):
        count_each({"totals": "select nothing from pairs"}, {"pairs": table})


def test_unknown_engine_lists_the_known(table: Path) -> None:
    """An engine that does not exist is refused with those that do."""
    with pytest.raises(CountingFailed, match="there is: duckdb"):
        count("select 1", {"pairs": table}, engine="abacus")
