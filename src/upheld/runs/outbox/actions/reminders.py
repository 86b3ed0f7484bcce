"""Queue reminders, and note when each is written."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.db import transaction

from upheld.casework import audit
from upheld.casework.ordering import alone
from upheld.domain.reminders import Moment
from upheld.mailing.actions.laying import lay_down
from upheld.mailing.outgoing import Outgoing
from upheld.runs.outbox.models import Reminder
from upheld.runs.outbox.models.message import WAITING, WRITTEN
from upheld.runs.outbox.models.reminder import WITHHELD
from upheld.toolbox import clock

SUBJECT = "reminders"


class Wanted(NamedTuple):
    """A reminder that fell due: of which day, where it goes, or why it does not."""

    case_body: str
    due: date
    moment: Moment
    on: date
    role: str
    address: str
    doubt: str
    copy: bool = False

    @property
    def key(self) -> tuple[str, date, date]:
        """What makes it one and the same; copies go with it or not at all."""
        return self.case_body, self.due, self.on


@transaction.atomic
def queue_reminders(*, wanted: Iterable[Wanted], mark: str, by: str) -> list[Reminder]:
    """One row each, where there is none yet: whoever comes second queues nothing."""
    alone()
    asked = {(each.key, each.copy): each for each in wanted}
    pairs = {each.case_body for each in asked.values()}
    before = Reminder.objects.filter(case_body__in=pairs)
    known = set(before.values_list("case_body_id", "due", "on"))
    new = [_reminder(each, mark) for each in asked.values() if each.key not in known]
    if new:
        Reminder.objects.bulk_create(new)
        detail = {"reminders": {each.message_id: _said(each) for each in new}}
        audit.record(by=by, action="queue_reminders", subject=SUBJECT, detail=detail)
    return new


@transaction.atomic
def mark_reminded(
    *, reminders: Sequence[Reminder], by: str, mails: Iterable[Outgoing] = ()
) -> None:
    """Note that their .eml files lie in the outbox whole, or lay their mails down for the server.

    With the note, so that a run that is killed lays none down twice.
    """
    for each in mails:
        lay_down(outgoing=each, by=by)
    numbers = [each.pk for each in reminders]
    Reminder.objects.filter(pk__in=numbers, state=WAITING).update(
        state=WRITTEN, written_at=clock.now()
    )
    detail = {"reminders": [each.message_id for each in reminders]}
    audit.record(by=by, action="send_reminders", subject=SUBJECT, detail=detail)


def _said(each: Reminder) -> dict[str, str]:
    said = {"case": each.case_body_id, "due": str(each.due), "moment": each.moment}
    said |= {"office": each.role} | ({"copy": "yes"} if each.copy else {})
    return said | ({"withheld": each.doubt} if each.doubt else {})


def _reminder(each: Wanted, mark: str) -> Reminder:
    # A fixed id per due day and moment: writing again makes the same file or none.
    name = f"reminder/{each.case_body}/{each.due}/{each.on}" + ("/copy" if each.copy else "")
    identity = uuid5(NAMESPACE_URL, name)
    return Reminder(
        message_id=f"{mark}{identity}@{settings.UPHELD_MAIL_DOMAIN}",
        case_body_id=each.case_body,
        due=each.due,
        moment=each.moment,
        on=each.on,
        role=each.role,
        copy=each.copy,
        address="" if each.doubt else each.address,
        doubt=each.doubt,
        state=WITHHELD if each.doubt else WAITING,
        queued_at=clock.now(),
    )
