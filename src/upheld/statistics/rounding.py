"""Rounding: once, at display, half-up, from the exact fraction.

Python's own `round` gives 12 for 12.5 because it rounds to even; printed letters say 13.
"""

from fractions import Fraction

PER = 100_000
"""Upheld decisions are stated for each 100,000 residents."""


def round_half_up(value: Fraction, places: int = 0) -> Fraction:
    """The value at so many decimal places, halves going up; exact."""
    return Fraction(_scale(value, places), 10**places)


def format_decimal(value: Fraction, places: int) -> str:
    """A value of zero or more with exactly so many decimal places."""
    whole, decimals = divmod(_scale(value, places), 10**places)
    return f"{whole}.{decimals:0{places}d}" if places else str(whole)


def _scale(value: Fraction, places: int) -> int:
    # floor(value * 10**places + 1/2) in whole numbers: a release rounds thousands of figures, and
    # arithmetic on fractions took a third of the time of all its figures.
    scale: int = 10**places
    return (2 * value.numerator * scale + value.denominator) // (2 * value.denominator)


def format_percent(rate: Fraction, places: int = 0) -> str:
    """A rate between 0 and 1 in per cent: 1/8 is "13%", or "12.5%" at one place."""
    return f"{format_decimal(rate * 100, places)}%"


def format_per_100k(rate: Fraction) -> str:
    """A rate per resident as one per 100,000 with one decimal; a trailing `.0` is dropped."""
    return format_decimal(rate * PER, 1).removesuffix(".0")


def percent(numerator: int, denominator: int) -> str:
    """A whole percentage: 3 of 24 is "13%". Raises `ZeroDivisionError` on a zero base."""
    return format_percent(Fraction(numerator, denominator))


def per_100k(numerator: int, population: int) -> str:
    """Cases per 100,000 residents: 13 of 213,500 is "6.1"."""
    return format_per_100k(Fraction(numerator, population))
