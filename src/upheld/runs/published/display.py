"""A fraction as a source would print it, and the counts that a printed value can mean."""

from fractions import Fraction

from upheld.statistics.rounding import PER, format_decimal

# Half of the last printed digit of a rate per 100,000: 3.5 stands for 3.45 up to under 3.55.
HALF_TENTH = Fraction(1, 20)


def places_of(printed: str) -> int:
    """Decimal places of a printed number."""
    return len(printed.partition(".")[2])


def percent_as(printed: str, part: int, base: int) -> str:
    """`part` of `base` in per cent, with as many places as `printed` has, without the sign."""
    return format_decimal(Fraction(100 * part, base), places_of(printed))


def per_residents_as(printed: str, count: int, residents: int) -> str:
    """`count` per 100,000 residents; sources drop a trailing `.0`, so one place at least."""
    return format_decimal(Fraction(count * PER, residents), max(places_of(printed), 1))


def parts_showing(base: int, printed: str) -> list[int]:
    """The whole numbers of `base` that are printed so; none where the base is nought."""
    return [part for part in range(base + 1) if base and percent_as(printed, part, base) == printed]


def residents_showing(count: int, printed: str) -> tuple[int, int | None] | None:
    """The fewest and the most residents for whom `count` is printed so, or None.

    The most is None where there is no upper end: a rate that is printed as 0.
    """
    value = Fraction(printed)
    if count == 0:
        return None
    low = (count * PER / (value + HALF_TENTH)).__floor__() + 1
    if value <= HALF_TENTH:
        return low, None
    return low, (count * PER / (value - HALF_TENTH)).__floor__()
