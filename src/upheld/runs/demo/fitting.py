"""Counts that show a printed percentage."""

from collections.abc import Callable, Iterable
from fractions import Fraction

from upheld.domain.errors import Refused
from upheld.runs.demo.ranges import Range
from upheld.statistics.rounding import format_decimal, format_percent


def shows(part: int, base: int, printed: str) -> bool:
    """Whether `part` of `base` is printed so; nothing shows a percentage of nothing."""
    if not printed:
        return True
    places = len(printed.partition(".")[2])
    return base > 0 and format_percent(Fraction(part, base), places) == f"{printed}%"


def parts_showing(base: int, printed: str) -> Range | None:
    """The parts of `base` that are printed so, or None; a printed value is half-up rounded."""
    places = len(printed.partition(".")[2])
    half = Fraction(1, 2 * 10**places)
    low = -((-(Fraction(printed) - half) * base / 100).__floor__())
    high = -((-(Fraction(printed) + half) * base / 100).__floor__()) - 1
    low, high = max(low, 0), min(high, base)
    return Range(low, high) if base and low <= high else None


def bases_showing(part: int, printed: str) -> Range:
    """The bases of which `part` (at least 1) is printed so."""
    places = len(printed.partition(".")[2])
    half = Fraction(1, 2 * 10**places)
    low = (part * 100 / (Fraction(printed) + half)).__floor__() + 1
    high = (part * 100 / (Fraction(printed) - half)).__floor__()
    return Range(max(low, part), high)


def per_100k_showing(residents: int, printed: str) -> Range:
    """The counts whose rate per 100,000 of so many residents is printed so, at one decimal."""
    near = round(Fraction(printed) * residents / 100_000)
    slack = residents // 1_000_000 + 2  # half a tenth per 100,000 is 1 in 2 million
    fitting = [
        count
        for count in range(max(0, near - slack), near + slack + 1)
        if Fraction(format_decimal(Fraction(count * 100_000, residents), 1)) == Fraction(printed)
    ]
    if not fitting:
        raise Refused(f"no count of {residents:,} residents is {printed} per 100,000")
    return Range(fitting[0], fitting[-1])


def fit_part_and_base(
    printed: str,
    bases: Range,
    *,
    near: int,
    part: int | None = None,
    fits: Callable[[int, int], bool] = lambda _part, _base: True,
) -> tuple[int, int] | None:
    """A part and a base that show `printed`, the base as near to `near` as can be, or None.

    `part` fixes the part; `fits` says which parts and bases will do for other printed figures.
    """
    for base in sorted(range(bases.low, bases.high + 1), key=lambda b: (abs(b - near), b)):
        for candidate in _candidates(base, printed) if part is None else (part,):
            if candidate <= base and shows(candidate, base, printed) and fits(candidate, base):
                return candidate, base
    return None


def _candidates(base: int, printed: str) -> Iterable[int]:
    showing = parts_showing(base, printed)
    return range(showing.low, showing.high + 1) if showing else ()
