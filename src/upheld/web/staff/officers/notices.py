"""What of link officers stands on somebody's desk."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from upheld.casework.queries.tasks import NEAR_DAYS
from upheld.domain.roles import Deed
from upheld.outreach.models import Survey
from upheld.outreach.queries.enquiries import to_settle
from upheld.outreach.queries.surveys import surveys
from upheld.people.models import Person
from upheld.people.queries.people import blocked_bodies
from upheld.toolbox import clock


@dataclass(frozen=True, kw_only=True)
class Notices:
    """Answers that wait for a person, surveys that close soon, surveys to be approved."""

    answers: int = 0
    closing: Sequence[tuple[Survey, int]] = ()
    """With the days that are left: 0 on its last day."""
    to_approve: Sequence[Survey] = ()

    def __bool__(self) -> bool:
        """Whether anything is due."""
        return bool(self.answers or self.closing or self.to_approve)


def notices_for(person: Person, deeds: frozenset[Deed]) -> Notices:
    """For whoever keeps this room; nobody approves what they wrote."""
    if Deed.ASK_OFFICERS not in deeds:
        return Notices()
    today, every = clock.today(), surveys().order_by("last_day", "pk")
    near = today + timedelta(days=NEAR_DAYS)
    still = every.filter(closed_at=None, last_day__gte=today)
    return Notices(
        answers=to_settle().exclude(enquiry__body__in=blocked_bodies(person)).count(),
        closing=[
            (each, (each.last_day - today).days)
            for each in still.filter(opened_at__isnull=False, last_day__lte=near)
        ],
        to_approve=list(
            still.filter(opened_at=None, approved_at=None).exclude(written_by=person.key)
        ),
    )  # fmt: skip
