"""The bodies of the register, real and fictional, as far as the demonstration needs them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from upheld import reference
from upheld.domain.authority_types import AuthorityType
from upheld.domain.method import method_of
from upheld.domain.reporting_year import ReportingYear
from upheld.runs.demo.years import FIRST


@dataclass(frozen=True, kw_only=True)
class Body:
    """One body: its kind, its life (open ends are None), its residents by year."""

    slug: str
    kind: AuthorityType
    subtype: str
    start: date | None
    end: date | None
    residents: Mapping[int, int]

    def lived_on(self, day: date) -> bool:
        """Whether `day` lies in its life."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)

    def compared_in(self, year: int) -> bool:
        """Whether it stands in the average of its type: a council that lived on 31 March."""
        return self.kind.compared and self.lived_on(ReportingYear(year).end)

    def share_of_year(self, year: int) -> float:
        """How much of the reporting year it lived: 0 to 1."""
        span = ReportingYear(year)
        first, last = max(self.start or span.start, span.start), min(self.end or span.end, span.end)
        return max(0, (last - first).days + 1) / ((span.end - span.start).days + 1)

    def residents_in(self, year: int) -> int:
        """Residents by whom the year's rates divide, else of the nearest year; 0 if unknown."""
        vintage = method_of(year).population
        wanted = vintage.year if vintage else year - 1
        nearest = min(self.residents, key=lambda known: (abs(known - wanted), known), default=None)
        return 0 if nearest is None else self.residents[nearest]


@cache
def read_bodies() -> Mapping[str, Body]:
    """Every real body of the register by slug, in order of slug."""
    residents: dict[str, dict[int, int]] = defaultdict(dict)
    for row in reference.rows("register/populations.csv"):
        residents[row["slug"]][int(row["year"])] = int(row["population"])
    bodies = reference.rows("register/authorities.csv")
    return _by_slug(_body(row, residents[row["slug"]]) for row in bodies)


@cache
def read_fictional_bodies() -> Mapping[str, Body]:
    """Every fictional body by slug, in order of slug; as many residents in one year as in another.

    No total and no average of real bodies may hold one of them.
    """
    return _by_slug(
        _body(row, {FIRST: int(row["population"])})
        for row in reference.rows(reference.FICTIONAL_BODIES)
    )


def find_body(slug: str) -> Body:
    """A body of either sort."""
    return read_bodies().get(slug) or read_fictional_bodies()[slug]


def _body(row: Mapping[str, str], residents: Mapping[int, int]) -> Body:
    return Body(
        slug=row["slug"],
        kind=AuthorityType(row["type"]),
        subtype=row.get("subtype", ""),
        start=_day(row["start"]),
        end=_day(row["end"]),
        residents=residents,
    )


def _by_slug(bodies: Iterable[Body]) -> Mapping[str, Body]:
    return {body.slug: body for body in sorted(bodies, key=lambda body: body.slug)}


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
