"""A session that was given before anybody planned it here, as a list tells of it."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from upheld.domain.errors import Refused
from upheld.domain.training import Audience, CourseKind, SessionWay

MOST_PEOPLE = 1000
LONGEST_DAY = 12
REFERENCE_LENGTH, LONGEST_TITLE, LONGEST_CITY = 40, 200, 80


@dataclass(frozen=True, kw_only=True)
class GivenSession:
    """One session of an earlier record: what was held, when, and how many came; no names."""

    reference: str
    """What the list calls it: sent again, it is known by this."""
    course: str
    """The title of its course."""
    kind: CourseKind
    audience: Audience
    way: SessionWay
    day: date
    people: int
    """Everybody who came."""
    city: str = ""
    body: str = ""
    """For which body it was held in-house."""
    bodies: tuple[tuple[str, int], ...] = ()
    """From which bodies people came, and how many of each; others are of unknown bodies."""
    hours: Decimal = field(default=Decimal(6), compare=False)
    source: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        """Refuse what no session can have been, with the column and the fault."""
        for column, fault in self._faults():
            raise Unlikely(column, fault)

    @property
    def from_bodies(self) -> int:
        """Of how many it is known from which body they came."""
        return sum(number for _, number in self.bodies)

    def _faults(self) -> list[tuple[str, str]]:
        in_house = self.way is SessionWay.IN_HOUSE
        council = self.audience is Audience.COUNCILS
        slugs = [slug for slug, _ in self.bodies]
        faults = {
            ("reference", "is empty or too long"): not 0 < len(self.reference) <= REFERENCE_LENGTH,
            ("people", f"is no number up to {MOST_PEOPLE:,}"): not 0 <= self.people <= MOST_PEOPLE,
            ("hours", f"is no length up to {LONGEST_DAY}"): not 0 < self.hours <= LONGEST_DAY,
            ("city", "is empty; only online has none"): (
                self.way is SessionWay.OPEN and not self.city
            ),
            ("body", "belongs to an in-house session"): bool(self.body) and not in_house,
            ("body", "is not for providers"): bool(self.body) and not council,
            ("bodies", "are not for providers"): bool(self.bodies) and not council,
            ("bodies", "names a body twice"): len(slugs) > len(set(slugs)),
            ("bodies", "has a body from which nobody came"): any(n < 1 for _, n in self.bodies),
            ("bodies", f"says {self.from_bodies:,} people, more than the {self.people:,} who came"):
                self.from_bodies > self.people,
        }  # fmt: skip
        return [fault for fault, is_so in faults.items() if is_so]


class Unlikely(Refused):
    """What a line says cannot have been; with the column that says it."""

    def __init__(self, column: str, fault: str) -> None:
        """Name the column."""
        super().__init__(f"{column} {fault}")
        self.column, self.fault = column, fault
