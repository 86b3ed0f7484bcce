"""What the years ask of one person."""

from collections import Counter
from collections.abc import Collection, Mapping
from typing import NamedTuple

from upheld.domain.roles import Deed
from upheld.runs.annual.models import Clearance
from upheld.runs.annual.models.clearance import ASSIGNED
from upheld.runs.desk.next_step import Next, next_of
from upheld.runs.desk.state import facts_of, years


class Waiting(NamedTuple):
    """A year and its next step."""

    year: int
    coming: Next


def lines_given_to(key: str) -> Mapping[int, int]:
    """How many lines of the check a person was given last, by year."""
    last = {(c.year, c.line): c for c in Clearance.objects.order_by("id")}
    given = (c for c in last.values() if c.said == ASSIGNED and c.assigned_to == key)
    return Counter(c.year for c in given)


def years_waiting_for(deeds: Collection[Deed]) -> list[Waiting]:
    """Years whose next step is one of these deeds, the oldest first; a quick look, no check."""
    found = [Waiting(year, next_of(facts_of(year, thorough=False))) for year in reversed(years())]
    return [each for each in found if each.coming.step and each.coming.step.deed in deeds]
