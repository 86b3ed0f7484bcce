"""What was sent to a person's addresses: yearly letters of a body, and reminders of remedies."""

from collections.abc import Collection, Iterator

from django.db.models import Q

from upheld.domain.post import Happening, State
from upheld.domain.reminders import Moment
from upheld.outreach.queries.one_person import HeldThing
from upheld.register.models import Authority
from upheld.register.models.contact import ROLES
from upheld.runs.annual.models import LetterVersion
from upheld.runs.outbox.models import Message, Reminder
from upheld.toolbox.clock import spoken


def things_sent_to(addresses: Collection[str], *, without: Collection[str] = ()) -> list[HeldThing]:
    """Every letter and reminder that names one of these addresses, whoever holds the office now.

    Nothing of the bodies in `without`, which somebody may not see.
    """
    named = Q()
    for address in {each.casefold() for each in addresses if each}:
        named |= Q(address__iexact=address)
    if not named:
        return []
    kinds = {
        "sent-letters": ("Yearly letters to this address", tuple(_letters(named, without))),
        "sent-reminders": ("Reminders to this address", tuple(_reminders(named, without))),
    }
    return [
        HeldThing(key=key, heading=heading, lines=lines)
        for key, (heading, lines) in kinds.items()
        if lines
    ]


def _letters(named: Q, without: Collection[str]) -> Iterator[str]:
    rows = Message.objects.filter(named).exclude(body__in=without).prefetch_related("events")
    messages = list(rows.order_by("pk"))
    years = dict(
        LetterVersion.objects.filter(pk__in={m.letter for m in messages}).values_list("pk", "year")
    )
    bodies = dict(
        Authority.objects.filter(pk__in={m.body for m in messages}).values_list("pk", "short_name")
    )
    for each in messages:
        year = f" of {years[each.letter]}" if each.letter in years else ""
        left = spoken(each.written_at) if each.written_at else "did not leave"
        yield (
            f"Letter{year} to {bodies.get(each.body, each.body)}, "
            f"{ROLES.get(each.role, each.role).lower()}, {each.address}: "
            f"{State(each.state).words.lower()}, {left}"
        )
        if each.why:
            yield f"Why it was sent again: {each.why}"
        for event in sorted(each.events.all(), key=lambda event: event.pk):
            said = f": {event.said}" if event.said else ""
            yield f"{Happening(event.what).words}, {spoken(event.at)}{said}"


def _reminders(named: Q, without: Collection[str]) -> Iterator[str]:
    rows = Reminder.objects.filter(named).exclude(case_body__authority__in=without)
    for each in rows.select_related("case_body__authority").order_by("pk"):
        pair = each.case_body
        copy = ", a copy" if each.copy else ""
        left = spoken(each.written_at) if each.written_at else "not written yet"
        yield (
            f"Case {pair.case_id}, {pair.authority.short_name}, due {each.due:%-d %B %Y}, "
            f"{Moment(each.moment).words}: {ROLES.get(each.role, each.role).lower()}{copy}, "
            f"{each.address}, {left}"
        )
