"""A body as the cut knows it, and which bodies are similar to each other."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, NamedTuple

from upheld.domain.authority_types import COMPARED, AuthorityType


class Group(NamedTuple):
    """Whose figures are pooled: real authorities of a type, or a demonstration's fictional ones."""

    type: AuthorityType
    fictional: bool = False


@dataclass(frozen=True, kw_only=True)
class Body:
    """One row of the cut's bodies."""

    columns: ClassVar = (
        "body",
        "name",
        "type",
        "population",
        "population_year",
        "population_status",
        "population_source",
        "fictional",
    )
    """What is read of the row."""

    slug: str
    name: str
    type: AuthorityType | None
    """Type on 31 March; None if the body did not exist that day."""
    population: int | None = None
    population_year: int | None = None
    population_status: str | None = None
    population_source: str | None = None
    fictional: bool = False
    """Made up for a demonstration."""

    def __post_init__(self) -> None:
        """Refuse a population that nobody could live in."""
        if self.population is not None and self.population <= 0:
            raise ValueError(f"{self.slug} has a population of {self.population}: leave it empty")

    @classmethod
    def from_row(cls, row: Mapping[str, str | int | float | bool | date | None]) -> "Body":
        """A body from a row of the table `bodies`."""
        kind = row["type"]
        return cls(
            slug=str(row["body"]),
            name=str(row["name"]),
            type=None if kind is None else AuthorityType(str(kind)),
            population=_number(row["population"]),
            population_year=_number(row["population_year"]),
            population_status=_text(row["population_status"]),
            population_source=_text(row["population_source"]),
            fictional=bool(row["fictional"]),
        )

    @property
    def compared(self) -> bool:
        """Whether the body has similar authorities."""
        return self.type is not None and self.type.compared

    @property
    def group(self) -> Group | None:
        """The group it belongs to; None if it did not exist on 31 March."""
        return None if self.type is None else Group(self.type, self.fictional)


def similar_authorities(bodies: Iterable[Body]) -> dict[Group, tuple[str, ...]]:
    """The slugs of the bodies that existed on 31 March, sorted, for each compared group.

    A fictional body is similar to fictional ones only, so that no average of real authorities
    holds anything made up about a place that does not exist.
    """
    known = tuple(bodies)
    groups = (Group(kind, fictional) for fictional in (False, True) for kind in COMPARED)
    return {
        group: tuple(sorted(body.slug for body in known if body.group == group)) for group in groups
    }


def _number(value: str | float | date | None) -> int | None:
    return None if value is None else int(str(value))


def _text(value: str | float | date | None) -> str | None:
    return None if value is None else str(value)
