"""Which body a printed name means, by the register."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from upheld.archive.naming import Named
from upheld.domain.errors import Refused
from upheld.domain.reporting_year import ReportingYear
from upheld.register.queries.authorities import AuthorityOnDay, authorities_on
from upheld.register.queries.resolver import Resolver


class RegisterNaming:
    """The register in memory: names and types as on the last day of each reporting year."""

    def __init__(self, resolver: Resolver) -> None:
        """Types are read when a year is first asked for."""
        self._resolver = resolver
        self._bodies = cache(_bodies_on)

    def named(self, printed: str, *, year: int) -> Named:
        """The body meant; a body that has ended keeps its letters. Several, or none: a doubt."""
        try:
            slug = self._resolver.resolve(printed, on=ReportingYear(year).end)
        except Refused as refused:
            return Named(slug=None, doubt=str(refused))
        return Named(slug=slug, kind=self.kind_of(slug, year=year))

    def kind_of(self, slug: str, *, year: int) -> str | None:
        """A body's type on the last day of the year; None if it did not exist then."""
        kind = self._bodies(ReportingYear(year).end)[slug].type
        return None if kind is None else kind.value

    def name_of(self, slug: str, *, year: int) -> str:
        """What a body was called on the last day of the year."""
        return self._bodies(ReportingYear(year).end)[slug].name

    def is_fictional(self, slug: str, *, year: int) -> bool:
        """Whether a body was made up for a demonstration, and so is averaged apart."""
        return self._bodies(ReportingYear(year).end)[slug].fictional


def register_naming() -> RegisterNaming:
    """The register of this installation as it is now."""
    return RegisterNaming(Resolver.from_register())


def _bodies_on(day: date) -> Mapping[str, AuthorityOnDay]:
    return {body.slug: body for body in authorities_on(day)}
