"""Tell what is to be told: reminders that fell due, and the mails of all notices."""

from collections import defaultdict
from collections.abc import Sequence

from django.db import transaction

from upheld.domain.post import Way
from upheld.domain.training import NoticeKind
from upheld.mailing.actions.laying import lay_down
from upheld.mailing.outgoing import place_of, write_once
from upheld.mailing.ways import way_now
from upheld.outreach.mails import is_moot, mail_of
from upheld.outreach.models import Notice
from upheld.outreach.queries.due import evaluations_due, notices_to_lay, reminders_due
from upheld.register.audited import note
from upheld.toolbox import clock
from upheld.toolbox.clock import UK

SUBJECT = "training"
# Mails laid down in one transaction: others wait for its lock meanwhile.
BATCH = 200
Group = list[Notice]


@transaction.atomic
def note_due(*, by: str) -> int:
    """A notice for each reminder and question that fell due; each once, whoever comes first."""
    now = clock.now()
    found = [
        *(Notice(booking=each, kind=NoticeKind.REMINDER, at=now,
                 about=str(each.session.starts_at.astimezone(UK).date()))
          for each in reminders_due(now)),
        *(Notice(booking=each, kind=NoticeKind.EVALUATE, at=now) for each in evaluations_due(now)),
    ]  # fmt: skip
    if found:
        Notice.objects.bulk_create(found, ignore_conflicts=True)
        detail = {"notices": [f"{each.booking.receipt} {each.kind}" for each in found]}
        note(by=by, action="remind_of_sessions", subject=SUBJECT, detail=detail)
    return len(found)


@transaction.atomic
def lay_some(*, by: str, most: int = BATCH) -> int:
    """Lay down the mails of the oldest notices, and note it; how many notices are settled.

    Mails have a fixed name, and stand or fall with the note: after a kill at any moment the next
    turn goes on, and nobody is told twice or forgotten.
    """
    groups = _groups(list(notices_to_lay().select_for_update(of=("self",))))[:most]
    mails = [mail_of(told) for each in groups if (told := [n for n in each if not is_moot(n)])]
    for mail in mails:
        # What lies in the folder is left to the gateway: a server set later sends no second.
        if way_now() is Way.SMTP and not place_of(mail).exists():
            lay_down(outgoing=mail, by=by)
        else:
            write_once(mail)
    numbers = [notice.pk for each in groups for notice in each]
    if numbers:
        Notice.objects.filter(pk__in=numbers).update(laid_at=clock.now())
        detail = {"notices": numbers, "mails": [mail.mail.message_id for mail in mails]}
        note(by=by, action="tell_of_places", subject=SUBJECT, detail=detail)
    return len(numbers)


def _groups(notices: Sequence[Notice]) -> list[Group]:
    # Of one cancellation a person is told in one mail, whatever sessions it ended.
    found: dict[tuple[int, str], Group] = defaultdict(list)
    for each in notices:
        act = each.cancellation_id if each.booking.email else None
        found[(-each.pk, "") if act is None else (act, each.booking.email)].append(each)
    return list(found.values())
