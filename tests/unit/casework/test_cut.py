"""The rows of a cut: what belongs to a year, and how a case of several bodies counts once."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from support import lists
from upheld.casework import cut
from upheld.casework.models import CaseBody, ComplianceEvent, DecisionEvent
from upheld.domain.cut_columns import CASES, PAIRS, TABLES
from upheld.domain.reporting_year import ReportingYear
from upheld.runs.importing.intake import import_lists

pytestmark = pytest.mark.usefixtures("loaded_register")

Y2020 = ReportingYear(2020)


def take(folder: Path, **changed: tuple[str, ...]) -> dict[str, list[Mapping[str, Any]]]:
    """Import lists and give the rows of the cut of 2020 by column name."""
    import_lists(lists.write(folder, **changed), by="tests")
    rows = cut.rows_of(Y2020)
    return {
        name: [dict(zip(TABLES[name], row, strict=True)) for row in found]
        for name, found in rows.items()
    }


def test_the_year_ends_at_midnight_of_31_march(tmp_path: Path) -> None:
    """31 March and 1 April are days of different years."""
    rows = take(
        tmp_path,
        received_csv=(
            lists.RECEIVED,
            "18 000 001,luton,2019-03-31,housing",
            "19 000 001,luton,2019-04-01,housing",
            "19 000 002,luton,2020-03-31,housing",
            "20 000 001,luton,2020-04-01,housing",
        ),
    )
    assert [row["reference"] for row in rows["pairs"]] == ["19 000 001", "19 000 002"]


def test_a_decision_after_the_year_is_not_in_it(tmp_path: Path) -> None:
    """A case received in the year and decided after it stands as undecided."""
    line = "19 000 001,luton,2020-03-01,2020-04-01,housing,upheld,by_us"
    (row,) = take(tmp_path, decided_csv=(lists.DECIDED, line))["pairs"]
    assert (row["received_in_year"], row["decided"], row["outcome"]) == (True, None, None)


def test_nothing_is_due_where_no_fault_was_found(tmp_path: Path) -> None:
    """A review found none after a remedy had been agreed: nobody waits for it."""
    rows = take(
        tmp_path,
        decided_csv=(
            lists.DECIDED,
            "19 000 001,luton,2019-04-02,2019-09-01,housing,not_upheld,",
            "19 000 002,luton,2019-04-02,2019-09-01,housing,upheld,by_us",
        ),
        compliance_csv=(
            lists.COMPLIANCE, "19 000 001,luton,2019-12-01,,,", "19 000 002,luton,2019-12-01,,,",
        ),
    )  # fmt: skip
    assert [row["due_unsettled"] for row in rows["pairs"]] == [False, True]


def test_a_remedy_counts_when_its_outcome_is_recorded(tmp_path: Path) -> None:
    """Settled in the year, due and unsettled at its end, and settled later."""
    rows = take(
        tmp_path,
        compliance_csv=(
            lists.COMPLIANCE,
            "18 000 001,luton,2019-03-01,2019-02-01,on_time,2019-04-01",
            "18 000 002,luton,2020-03-01,,,",
            "18 000 003,luton,2020-03-01,2020-02-01,on_time,2020-04-01",
            "18 000 004,luton,2020-04-01,,,",
        ),
    )
    found = {
        r["reference"]: (r["settled_in_year"], r["due_unsettled"], r["compliance"])
        for r in rows["pairs"]
    }
    assert found == {
        "18 000 001": (True, False, "on_time"),
        "18 000 002": (False, True, None),
        "18 000 003": (False, True, None),
    }


def test_a_case_of_several_bodies_counts_once(tmp_path: Path) -> None:
    """Heading and year of the lead pair, decided with the last, outcome of the furthest."""
    rows = take(
        tmp_path,
        decided_csv=(
            lists.DECIDED,
            "19 000 001,luton,2019-05-01,2019-08-01,housing,closed_initial,",
            "19 000 001,bedford,2019-05-03,2019-12-01,adult_care,upheld,by_body",
        ),
    )
    assert len(rows["pairs"]) == 2
    (case,) = rows["cases"]
    assert {k: str(case[k]) for k in CASES} == {
        "reference": "19 000 001", "heading": "housing", "received": "2019-05-01",
        "received_in_year": "True", "decided": "2019-12-01", "decided_in_year": "True",
        "outcome": "upheld", "remedied": "by_body", "bodies": "2",
    }  # fmt: skip


def test_a_case_is_undecided_while_one_body_is(tmp_path: Path) -> None:
    """The nation counts a case when its last pair is decided."""
    rows = take(
        tmp_path,
        received_csv=(lists.RECEIVED, "19 000 001,bedford,2019-05-03,housing"),
        decided_csv=(lists.DECIDED, "19 000 001,luton,2019-05-01,2019-08-01,housing,upheld,none"),
    )
    assert [case["decided_in_year"] for case in rows["cases"]] == [False]


def test_the_last_event_is_in_force(tmp_path: Path) -> None:
    """A decision that was amended later counts as amended."""
    first = "19 000 001,luton,2019-05-01,2019-08-01,housing,not_upheld,"
    import_lists(lists.write(tmp_path / "a", decided_csv=(lists.DECIDED, first)), by="tests")
    second = "19 000 001,luton,2019-05-01,2019-09-15,housing,upheld,none"
    (row,) = take(tmp_path / "b", decided_csv=(lists.DECIDED, second))["pairs"]
    assert (str(row["decided"]), row["outcome"]) == ("2019-09-15", "upheld")


def test_the_cut_takes_publishable_columns_only() -> None:
    """No column of the cut is a personal or restricted field of casework."""
    # Columns that the cut works out itself, from publishable fields and the year.
    derived = {
        "received_in_year", "decided_in_year", "settled_in_year", "due_unsettled", "bodies",
    }  # fmt: skip
    # The same field under the cut's word: its key's parts, and the two outcomes told apart.
    renamed = {"reference": "case", "body": "authority", "compliance": "outcome"}
    publishable = {
        name
        for model in (CaseBody, DecisionEvent, ComplianceEvent)
        for name in model.Classes.publishable
    }
    for column in {*PAIRS, *CASES} - derived:
        assert renamed.get(column, column) in publishable, column
