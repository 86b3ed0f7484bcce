"""The same counts in pandas, as its guide has it: Arrow columns, flags, one groupby and sum."""

from pathlib import Path
from typing import Any

import pandas as pd

from benchmarks.counting.answers import Counts, counts_of
from benchmarks.counting.cut import table
from upheld.domain.compliance import ComplianceOutcome
from upheld.domain.outcomes import Outcome

PAIRS = [
    "body", "heading", "received_in_year", "decided_in_year", "outcome", "remedied",
    "settled_in_year", "compliance", "due_unsettled", "provenance",
]  # fmt: skip
CASES = [
    "heading", "received", "received_in_year", "decided", "decided_in_year", "outcome", "remedied",
]  # fmt: skip
TEXTS = ["body", "heading", "outcome", "remedied", "compliance", "provenance"]


def prepare(place: Path) -> Path:
    """The folder of the files."""
    return place


def run(place: Path) -> list[pd.DataFrame]:
    """The counted pairs and cases."""
    pairs = pd.read_parquet(table(place, "pairs"), columns=PAIRS, dtype_backend="pyarrow")
    counted = count_pairs(pairs)
    del pairs
    cases = pd.read_parquet(table(place, "cases"), columns=CASES, dtype_backend="pyarrow")
    return [counted, count_cases(cases)]


def answer(frames: list[pd.DataFrame]) -> Counts:
    """The counts of pairs and of cases."""
    return counts_of(row for frame in frames for row in _rows(frame))


def count_pairs(pairs: pd.DataFrame) -> pd.DataFrame:
    """Counts by body and heading."""
    settled = pairs["settled_in_year"]
    flags = {
        **_decided_flags(pairs),
        "settled": settled,
        **{o.value: settled & (pairs["compliance"] == o.value) for o in ComplianceOutcome},
        "due_unsettled": pairs["due_unsettled"],
        "published_rows": pairs["provenance"] == "published",
        "invented_rows": pairs["provenance"] == "invented",
    }
    return _summed(flags, [pairs["body"], pairs["heading"]])


def count_cases(cases: pd.DataFrame) -> pd.DataFrame:
    """Counts by heading."""
    days = cases["decided"] - cases["received"]
    weeks = {
        f"within_{number}_weeks": cases["decided_in_year"] & (days <= pd.Timedelta(weeks=number))
        for number in (13, 26, 52)
    }
    return _summed({**_decided_flags(cases), **weeks}, [cases["heading"]])


def _decided_flags(frame: pd.DataFrame) -> dict[str, Any]:
    decided = frame["decided_in_year"]
    outcomes = {o.value: decided & (frame["outcome"] == o.value) for o in Outcome}
    upheld = outcomes[Outcome.UPHELD]
    return {
        "received": frame["received_in_year"],
        "decided": decided,
        **outcomes,
        "remedied_by_us": upheld & (frame["remedied"] == "by_us"),
        "remedied_by_body": upheld & (frame["remedied"] == "by_body"),
    }


def _summed(flags: dict[str, Any], keys: list[Any]) -> pd.DataFrame:
    return pd.DataFrame(flags).groupby(keys, dropna=False, observed=True).sum()


def _rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    # What pandas writes for a missing heading is not None, and not equal to itself.
    flat = frame.reset_index().astype(dict.fromkeys(frame.index.names, object))
    records: list[dict[str, Any]] = flat.where(flat.notna(), None).to_dict("records")
    return records
