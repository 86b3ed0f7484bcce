"""Rows that print totals: what they are, and whether the authorities add up to them."""

from collections.abc import Sequence
from fractions import Fraction

from upheld.archive.contradiction import Contradiction, Fault, Witness
from upheld.archive.document import letters
from upheld.archive.printed import PrintedFigure
from upheld.archive.reading import Source
from upheld.archive.sheets.phrases import tokens
from upheld.archive.vocabulary import MEASURED, Unit

_TOTALS = frozenset(
    {
        "total", "totals", "grand total", "overall total", "sum", "england", "england total",
        "total england", "all councils", "all authorities", "all local authorities",
        "total all councils", "total all authorities", "total councils", "total authorities",
        "all councils total", "all", "national total", "national", "all english councils",
    }
)  # fmt: skip
# Rows that sum up some of the rows or average them: no authority, and no total of the table.
_PARTS = frozenset({"total", "subtotal", "average", "averages", "mean", "median", "all"})


def is_total(name: str) -> bool:
    """Whether a row is named as the total of all rows."""
    return " ".join(tokens(name)) in _TOTALS


def is_summary(name: str) -> bool:
    """Whether a row sums up or averages rows, such as "Total" or "All London boroughs"."""
    words = tokens(name)
    return is_total(name) or (bool(words) and (words[0] in _PARTS or words[-1] in _PARTS))


def contradiction_of(
    total: PrintedFigure,
    parts: Sequence[PrintedFigure],
    *,
    whole: bool,
    year: int | None,
    source: Source,
) -> Contradiction | None:
    """What is wrong about a total; `whole` says whether every row is a body and prints its part.

    Where parts are withheld, or rows may be regions or bodies that are not known, a total may be
    more than the parts that are printed, never less.
    """
    if MEASURED[total.measure].unit is not Unit.COUNT or not parts:
        return None
    added = sum((part.value for part in parts), Fraction())
    if total.value == added or (total.value > added and not whole):
        return None
    first, last = parts[0].place.line, parts[-1].place.line
    rows = f"rows {first} to {last}, add" if first != last else f"row {first}, adds"
    less = "" if whole else ", and more rows are withheld or name no body that is known"
    return Contradiction(
        fault=Fault.SUM,
        body=None,
        year=year,
        witnesses=(Witness(source=source, figure=total),),
        arithmetic=(
            f"{MEASURED[total.measure].words}: column {letters(total.place.column)}, {rows} up"
            f" to {int(added):,}{less}; row {total.place.line} prints {total.printed}"
        ),
    )
