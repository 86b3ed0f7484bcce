"""What makes each fictional body worth showing: the rare things that happen to it every year."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from upheld.domain.errors import Refused
from upheld.runs.demo.texts import read_text


@dataclass(frozen=True, kw_only=True)
class Character:
    """One fictional body. A share that is None is that of its type."""

    slug: str
    investigated: float | None
    """Share of its decisions that are investigations."""
    uphold_rate: float | None
    put_right_rate: float | None
    """Share of its upheld cases that it had put right before."""
    recommended_rate: float | None
    """Share of the other upheld cases in which we recommend a remedy."""
    least_investigated: int
    least_upheld: int
    not_satisfied: int
    """Remedies of a year that it does not carry out."""
    incomplete: int
    least_late: int
    unanswered: int
    """Remedies due by the year's end of which we hear only in the next year."""
    silent_in_even_years: bool
    """Whether we hear of no remedy at all in one year and of all in the next."""

    def __post_init__(self) -> None:
        """Refuse shares beyond 0 to 1 and counts below nought."""
        shares = (
            self.investigated, self.uphold_rate, self.put_right_rate, self.recommended_rate,
        )  # fmt: skip
        counts = (
            self.least_investigated, self.least_upheld, self.not_satisfied, self.incomplete,
            self.least_late, self.unanswered,
        )  # fmt: skip
        if any(share is not None and not 0 <= share <= 1 for share in shares) or min(counts) < 0:
            raise Refused(f"characters.csv: {self.slug} has a share or a count that cannot be")

    def silent_in(self, year: int) -> bool:
        """Whether no remedy of the year is answered within it."""
        return self.silent_in_even_years and year % 2 == 0

    def unanswered_of(self, waiting: int, year: int) -> int:
        """How many of the remedies that wait at the year's end were due by then."""
        return waiting if self.silent_in(year) else min(self.unanswered, waiting)


@cache
def read_characters() -> Mapping[str, Character]:
    """Every fictional body's character by slug."""
    rows = csv.DictReader(io.StringIO(read_text("fictional/characters.csv")), strict=True)
    return {row["slug"]: _character(row) for row in rows}


def _character(row: Mapping[str, str]) -> Character:
    shares = ("investigated", "uphold_rate", "put_right_rate", "recommended_rate")
    counts = (
        "least_investigated", "least_upheld", "not_satisfied", "incomplete", "least_late",
        "unanswered",
    )  # fmt: skip
    share = {name: float(row[name]) if row[name] else None for name in shares}
    count = {name: int(row[name]) for name in counts}
    return Character(
        slug=row["slug"],
        investigated=share["investigated"],
        uphold_rate=share["uphold_rate"],
        put_right_rate=share["put_right_rate"],
        recommended_rate=share["recommended_rate"],
        silent_in_even_years=row["silent_in_even_years"] == "yes",
        **count,
    )
