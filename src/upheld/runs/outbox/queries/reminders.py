"""Reminders that wait to be written, were queued before, or were withheld."""

from collections.abc import Collection
from datetime import date

from upheld.casework.queries.remedies import awaited
from upheld.runs.outbox.models import Reminder
from upheld.runs.outbox.models.message import WAITING
from upheld.runs.outbox.models.reminder import WITHHELD


def to_write() -> list[Reminder]:
    """Queued and not yet noted as written, with their bodies."""
    waiting = Reminder.objects.filter(state=WAITING)
    return list(waiting.select_related("case_body__authority").order_by("pk"))


def queued(case_bodies: Collection[str]) -> set[tuple[str, date, date]]:
    """Which reminders there are: case x body, due day, and the day of the reminder."""
    found = Reminder.objects.filter(case_body__in=case_bodies)
    return set(found.values_list("case_body_id", "due", "on"))


def withheld(*, holders: Collection[str], without: Collection[str] = ()) -> list[Reminder]:
    """The newest reminder of each day still awaited, or its copy, where a doubt kept it back."""
    days = {
        (each.case_body_id, each.due)
        for each in awaited().filter(case_body__work__holder__in=holders)
        if each.due and each.case_body.authority_id not in without
    }
    newest: dict[tuple[str, date], list[Reminder]] = {}
    rows = Reminder.objects.filter(case_body__in={pair for pair, _ in days})
    for each in rows.select_related("case_body__authority").order_by("on", "copy"):
        before = newest.get((each.case_body_id, each.due), [])
        # A copy stands beside the reminder of its own day.
        of_its_day = [other for other in before if other.on == each.on]
        newest[each.case_body_id, each.due] = [*of_its_day, each]
    found = [each for day in sorted(days & set(newest)) for each in newest[day]]
    return [each for each in found if each.state == WITHHELD]
