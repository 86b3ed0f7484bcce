"""Remind bodies of what they agreed to do: 14 days before, on the day, then weekly.

A mail holds the reference, the body and the day, and nothing of the case: what is to be done stands
in the body's own records. Whoever told us that it is done, sent evidence or asked for more time
waits for us, and is not reminded.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

from django.conf import settings

from upheld.casework.models import Recommendation, RecommendationEvent
from upheld.casework.queries.remedies import Wait, awaited, wait_of
from upheld.domain.matters import Matter
from upheld.domain.post import Way
from upheld.domain.recommendations import Happening
from upheld.domain.reminders import BEFORE, Moment, moment_on
from upheld.mailing.outgoing import Outgoing
from upheld.mailing.ways import way_now
from upheld.register.queries.deputy_copies import DEPUTY, copied_on
from upheld.register.queries.doubtful_contacts import reached
from upheld.runs.annual import places
from upheld.runs.outbox.actions.reminders import Wanted, mark_reminded, queue_reminders
from upheld.runs.outbox.models import Reminder
from upheld.runs.outbox.queries.reminders import queued, to_write
from upheld.runs.session import looking
from upheld.toolbox import clock
from upheld.toolbox.files import create_once
from upheld.toolbox.mail import Mail, to_eml
from upheld.toolbox.spoken_days import spoken_day

# The first of these whose contact is sound is reminded; the deputy beside the link officer only
# where the body asked for a copy.
OFFICES = ("link_officer", DEPUTY)
FOLDER = "outbox/reminders"
ROLL = "upheld"

# A case x body and a day that it agreed, with the day on which it agreed to it.
Deadlines = dict[tuple[str, date], date]


def remind(*, tell: Callable[[str], None]) -> None:
    """Queue what fell due, write what is queued, note what is written.

    After a kill between any two the next turn goes on where this one ended. It takes no lock: a
    second roll beside it finds the rows of the first.
    """
    with looking("roll"):
        new = _queue(clock.today())
        waiting = to_write()
        by_server = _for_the_server(waiting)
        for reminder in waiting:
            if reminder not in by_server:
                _write(reminder)
        if waiting:
            mark_reminded(reminders=waiting, by=ROLL, mails=map(_outgoing, by_server))
    kept = sum(bool(each.doubt) for each in new)
    if waiting or kept:
        tell(f"reminders: {len(waiting)} written, {kept} withheld for a doubt about the contact")


def _queue(today: date) -> list[Reminder]:
    deadlines = _deadlines(today)
    known = queued({pair for pair, _ in deadlines}) if deadlines else set()
    due = []
    for (pair, day), agreed in deadlines.items():
        found = moment_on(today, due=day, agreed=agreed)
        if found and (pair, day, found[1]) not in known:
            due.append((pair, day, *found))
    if not due:
        return []
    bodies = {_body(pair) for pair, *_ in due}
    offices, copied = reached(OFFICES, day=today, bodies=bodies), copied_on(today, bodies=bodies)
    deputies = reached((DEPUTY,), day=today, bodies=copied)
    wanted = []
    for each in due:
        body = _body(each[0])
        first = offices[body][0]
        wanted.append(Wanted(*each, *first))
        # One word to the desk is enough where nobody at the body is reached.
        if body in copied and first.role != DEPUTY and not first.doubt:
            wanted.append(Wanted(*each, *deputies[body][0], copy=True))
    return queue_reminders(wanted=wanted, mark=places.mark(), by=ROLL)


def _deadlines(today: date) -> Deadlines:
    # Several recommendations of one day are one deadline: the body is reminded of it once.
    rows = awaited().filter(due__lte=today + BEFORE)
    waiting = [each for each in rows if _is_reminded(each, today)]
    agreed = _agreed(waiting)
    found: Deadlines = {}
    for each in waiting:
        if each.due:
            since = agreed.get(each.pk, each.case_body.work.stage_since)
            key = (each.case_body_id, each.due)
            found[key] = max(since, found.get(key, since))
    return found


def _is_reminded(each: Recommendation, today: date) -> bool:
    return each.done_on is None and wait_of(each, today) not in {Wait.EVIDENCE, Wait.ASKED}


def _agreed(waiting: list[Recommendation]) -> dict[int, date]:
    found: dict[int, date] = {}
    events = RecommendationEvent.objects.filter(
        recommendation__in=waiting, what__in=(Happening.AGREED, Happening.EXTENDED)
    )
    for event in events.order_by("id"):
        found[event.recommendation_id] = event.on
    return found


def _body(case_body: str) -> str:
    return case_body.split("/", 1)[1]


def _for_the_server(waiting: list[Reminder]) -> list[Reminder]:
    # What lies in the folder is left to the gateway: a server that is set later sends no second.
    if way_now() is not Way.SMTP:
        return []
    return [each for each in waiting if not _place(each).exists()]


def _outgoing(reminder: Reminder) -> Outgoing:
    return Outgoing(
        mail=_mail(reminder), matter=Matter.REMINDER, about=f"reminder {reminder.pk}",
        body=reminder.case_body.authority_id, reference=reminder.case_body.case_id,
    )  # fmt: skip


def _write(reminder: Reminder) -> None:
    # Where a file of this name lies it was written, by a run that was killed or before a restore.
    with suppress(FileExistsError):
        create_once(_place(reminder), to_eml(_mail(reminder)))


def _place(reminder: Reminder) -> Path:
    return Path(settings.UPHELD_DATA) / FOLDER / f"{reminder.message_id}.eml"


def _mail(reminder: Reminder) -> Mail:
    pair = reminder.case_body
    day = spoken_day(reminder.due)
    over = reminder.moment == Moment.OVERDUE
    stands = "was due on" if over else "is due on"
    return Mail(
        message_id=reminder.message_id,
        sender=settings.UPHELD_MAIL_FROM,
        recipient=reminder.address,
        subject=f"{places.mark()}Case {pair.case_id}: a remedy {stands} {day}",
        text=_text(pair.case_id, pair.authority.short_name, f"{stands} {day}", reminder, over=over),
        date=reminder.queued_at,
    )


def _text(reference: str, body: str, stands: str, reminder: Reminder, *, over: bool) -> str:
    missing = " We have no word yet that it is done." if over else ""
    return (
        f"Case {reference}, {body}\n\n"
        f"A remedy that was agreed in this case {stands}.{missing} What was agreed is not repeated "
        "here: please see your records.\n\n"
        "When it is done, please tell us the day on which it was done, and send the evidence that "
        "was asked for. If more time is needed, please ask before the day, and say why.\n"
        f"{_to_whom(reminder)}"
    )


def _to_whom(reminder: Reminder) -> str:
    if reminder.role != DEPUTY:
        return ""
    if reminder.copy:
        return "\nThis is a copy for the deputy link officer; the link officer has the same mail.\n"
    return (
        "\nWe write to you as deputy link officer, because we are not sure of our contact of the "
        "link officer. Please tell us who it is.\n"
    )
