"""What of remedies stands on somebody's desk: a notice for every reminder that a body gets."""

from collections.abc import Sequence
from dataclasses import dataclass

from upheld.casework.queries.remedies import Wait, Waiting, held_by
from upheld.domain.roles import Deed
from upheld.people.models import Person
from upheld.people.queries.people import blocked_bodies, permitted
from upheld.runs.outbox.models import Reminder
from upheld.runs.outbox.queries.reminders import withheld
from upheld.toolbox import clock

NOBODY = ""


@dataclass(frozen=True, kw_only=True)
class Notices:
    """Remedies that press among the cases one holds, and reminders that did not go."""

    pressing: Sequence[Waiting]
    withheld: Sequence[Reminder]

    def count(self, wait: str) -> int:
        """How many stand so."""
        return sum(each.wait == wait for each in self.pressing)

    @property
    def waits(self) -> list[Wait]:
        """Every state that some of them have, the most pressing first."""
        return [wait for wait in Wait if self.count(wait)]


def notices_for(person: Person) -> Notices:
    """For whoever holds a case; what nobody holds is told to those who share out."""
    deeds = permitted(person)
    if Deed.SEE_CASES not in deeds:
        return Notices(pressing=(), withheld=())
    blocked, today = blocked_bodies(person), clock.today()
    held = [each for each in held_by(person.key, today=today) if each.body not in blocked]
    holders = [person.key, *([NOBODY] if Deed.SHARE_OUT in deeds else [])]
    return Notices(pressing=held, withheld=withheld(holders=holders, without=blocked))
