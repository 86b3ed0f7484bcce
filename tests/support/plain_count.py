"""The figures once more, slowly and plainly, to hold the query and its records against.

Written from the description of the measures, not from their records: nothing is imported from
the statistics. Rows are dictionaries with the columns of the cut.
"""

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

Row = Mapping[str, Any]
Cut = Mapping[str, Sequence[Row]]
Found = dict[str, tuple[int, int | None, str | None]]
"""By figure: numerator, denominator, display."""

COMPARED = ("county", "district", "metropolitan", "unitary", "london")
OUTCOMES = (
    "incomplete_invalid", "advice_given", "referred_back", "closed_initial", "not_upheld", "upheld",
)  # fmt: skip
SETTLED = ("on_time", "late", "incomplete_satisfied", "not_satisfied")


def count_body(cut: Cut, slug: str) -> Found:
    """The figures of one body: everything that its rows alone decide."""
    rows = [row for row in cut["pairs"] if row["body"] == slug]
    found = _decided(rows) | _settled(rows)
    (body,) = (row for row in cut["bodies"] if row["body"] == slug)
    upheld = found["upheld"][0]
    residents = body["population"]
    if residents is None or body["type"] is None:
        found["upheld_per_100k"] = (upheld, residents, None)
    else:
        rate = _rounded(Fraction(upheld * 100_000, residents), "0.1")
        found["upheld_per_100k"] = (upheld, residents, rate.removesuffix(".0"))
    return found


def count_nation(cut: Cut) -> Found:
    """The national figures that count each case once."""
    found = _decided(cut["cases"])
    decided = [row for row in cut["cases"] if row["decided_in_year"]]
    for weeks in (13, 26, 52):
        quick = sum((row["decided"] - row["received"]).days <= weeks * 7 for row in decided)
        found[f"within_{weeks}_weeks"] = _percentage(quick, len(decided))
    return found


def count_received(cut: Cut, slug: str) -> dict[str, int]:
    """What a body received, by heading and in all."""
    received: dict[str, int] = {"total": 0}
    for row in cut["pairs"]:
        if row["body"] == slug and row["received_in_year"]:
            heading = row["heading"] or "uncoded"
            received[heading] = received.get(heading, 0) + 1
            received["total"] += 1
    return received


def list_similar(cut: Cut, slug: str) -> list[str]:
    """The bodies that a body is compared with, itself among them."""
    (kind,) = (row["type"] for row in cut["bodies"] if row["body"] == slug)
    if kind not in COMPARED:
        return []
    return sorted(row["body"] for row in cut["bodies"] if row["type"] == kind)


def pool(cut: Cut, slugs: Sequence[str], measure: str) -> tuple[int, int, str | None]:
    """Sum over sum of several bodies, and what that prints as."""
    numerator = denominator = 0
    for slug in slugs:
        above, below, _ = count_body(cut, slug)[measure]
        if below:
            numerator += above
            denominator += below
    if denominator == 0:
        return 0, 0, None
    if measure == "upheld_per_100k":
        rate = _rounded(Fraction(numerator * 100_000, denominator), "0.1")
        return numerator, denominator, rate.removesuffix(".0")
    return _percentage(numerator, denominator)


def find_middle(cut: Cut, slugs: Sequence[str], measure: str) -> tuple[str, str] | None:
    """Mean and median of the bodies' own percentages, one decimal, zero bases left out."""
    counted = [count_body(cut, slug)[measure] for slug in slugs]
    rates = sorted(Fraction(100 * above, below) for above, below, _ in counted if below)
    if not rates:
        return None
    half = len(rates) // 2
    median = rates[half] if len(rates) % 2 else (rates[half - 1] + rates[half]) / 2
    mean = sum(rates) / len(rates)
    return f"{_rounded(mean, '0.1')}%", f"{_rounded(median, '0.1')}%"


def count_expected(cut: Cut, slug: str) -> str | None:
    """What a body would have upheld at the national rate of each of its headings."""
    investigated: dict[str, list[Row]] = {}
    for row in cut["pairs"]:
        if row["decided_in_year"] and row["outcome"] in ("upheld", "not_upheld"):
            investigated.setdefault(row["heading"] or "uncoded", []).append(row)
    expected, any_of_its_own = Fraction(0), False
    for rows in investigated.values():
        upheld = sum(row["outcome"] == "upheld" for row in rows)
        own = sum(row["body"] == slug for row in rows)
        expected += Fraction(own * upheld, len(rows))
        any_of_its_own = any_of_its_own or own > 0
    return _rounded(expected, "0.1") if any_of_its_own else None


def _decided(rows: Sequence[Row]) -> Found:
    outcomes = [row["outcome"] for row in rows if row["decided_in_year"]]
    found: Found = {name: _number(outcomes.count(name)) for name in OUTCOMES}
    upheld, not_upheld = outcomes.count("upheld"), outcomes.count("not_upheld")
    remedied = [
        row["remedied"] for row in rows if row["decided_in_year"] and row["outcome"] == "upheld"
    ]
    closed = outcomes.count("closed_initial")
    return found | {
        "decided": _number(len(outcomes)),
        "investigations": _number(upheld + not_upheld),
        "investigated": _number(upheld + not_upheld),
        "assessed_and_closed": _number(closed),
        "not_for_us": _number(len(outcomes) - closed - upheld - not_upheld),
        "uphold_rate": _percentage(upheld, upheld + not_upheld),
        "share_of_decided": _percentage(upheld, len(outcomes)),
        "satisfactory_remedy_rate": _percentage(remedied.count("by_body"), upheld),
        "remedied_by_us": _number(remedied.count("by_us")),
        "remedied_by_body": _number(remedied.count("by_body")),
    }


def _settled(rows: Sequence[Row]) -> Found:
    settled = [row["compliance"] for row in rows if row["settled_in_year"]]
    found: Found = {name: _number(settled.count(name)) for name in SETTLED}
    satisfied = len(settled) - settled.count("not_satisfied")
    return found | {
        "compliance_rate": _percentage(satisfied, len(settled)),
        "on_time_rate": _percentage(settled.count("on_time"), len(settled)),
    }


def _number(number: int) -> tuple[int, None, str]:
    return number, None, str(number)


def _percentage(numerator: int, denominator: int) -> tuple[int, int, str | None]:
    if denominator == 0:
        return 0, 0, None
    return numerator, denominator, _rounded(Fraction(100 * numerator, denominator), "1") + "%"


def _rounded(value: Fraction, step: str) -> str:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return str(exact.quantize(Decimal(step), rounding=ROUND_HALF_UP))
