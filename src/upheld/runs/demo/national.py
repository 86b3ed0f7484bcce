"""What the nation should come to in a year, and how the types of body differ."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from upheld import reference
from upheld.domain.authority_types import AuthorityType
from upheld.domain.errors import Refused
from upheld.domain.headings import Heading

TARGETS = "demonstration/national_targets.csv"
PATTERNS = "demonstration/type_patterns.csv"


@dataclass(frozen=True, kw_only=True)
class Pattern:
    """How a type of body differs from the nation, where nothing was printed."""

    received_per_100k: float
    upheld_per_100k: float
    uphold_rate_offset: float
    satisfactory_remedy_rate_offset: float
    headings: Mapping[Heading, float]


@cache
def read_patterns() -> Mapping[AuthorityType, Pattern]:
    """The pattern of every type."""
    return {
        AuthorityType(row["type"]): Pattern(
            headings={heading: float(row[heading]) for heading in Heading},
            **{name: float(value) for name, value in row.items() if name in _NUMBERS},
        )
        for row in reference.rows(PATTERNS)
    }


_NUMBERS = Pattern.__dataclass_fields__.keys() - {"headings"}


@cache
def read_targets() -> Mapping[tuple[int, str], float]:
    """The number aimed at, by year and measure; rates and shares in per cent."""
    rows = reference.rows(TARGETS)
    return {(int(row["year"]), row["measure"]): float(row["value"]) for row in rows}


def target(year: int, measure: str) -> float:
    """One of them, or a refusal that names the missing line."""
    try:
        return read_targets()[year, measure]
    except KeyError:
        raise Refused(f"{TARGETS} has no line {year},{measure}; write one") from None
