"""How many residents a body has."""

from dataclasses import dataclass
from typing import Any

from upheld.domain.errors import Refused
from upheld.register import models


@dataclass(frozen=True, kw_only=True)
class Population:
    """Residents of a body's area in a year, in people; `status` says how the number came about.

    published: printed by the statistics office, or a sum of such numbers. estimated: a share of a
    later council's number. interpolated: between two published years. invented: of a fictional
    body.
    """

    authority: str
    year: int
    count: int
    status: str
    source: str

    def __post_init__(self) -> None:
        """Refuse what could not be divided by."""
        if self.count <= 0:
            raise Refused(f"{self.authority} {self.year}: {self.count} residents is no population")


def population(slug: str, year: int) -> Population | None:
    """The residents of one body in a year, or None where no number is known."""
    found = _rows(authority=slug, year=year)
    return found[0] if found else None


def populations(year: int) -> dict[str, Population]:
    """The residents of every body that has a number for the year, by slug."""
    return {one.authority: one for one in _rows(year=year)}


def _rows(**chosen: Any) -> list[Population]:
    fields = ("year", "count", "status", "source")
    rows = models.Population.objects.filter(**chosen).values("authority_id", *fields)
    return [Population(authority=row.pop("authority_id"), **row) for row in rows]
