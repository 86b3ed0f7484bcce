"""All that training holds on one person: bookings, what they said of them, what they were told."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from upheld.domain.training import BookingState, NoticeKind
from upheld.outreach.models import Booking, Evaluation, Notice
from upheld.outreach.queries.credits import with_left
from upheld.toolbox.clock import spoken
from upheld.toolbox.plain_name import named

MOST, SHORTEST = 200, 2
PENCE = 100


@dataclass(frozen=True, kw_only=True)
class HeldThing:
    """One thing that is held: what it is, and what it says, line by line."""

    key: str
    heading: str
    lines: tuple[str, ...]


def bookings_found(text: str, *, without: Collection[str] = ()) -> QuerySet[Booking]:
    """Bookings by name or e-mail, moved and cancelled ones too; none for a text of one letter."""
    wanted = " ".join(text.split())
    if len(wanted) < SHORTEST:
        return Booking.objects.none()
    seen = _open_to(without).order_by("name", "id")
    words = Q(pk__in=named(wanted, seen.values_list("pk", "name"), most=MOST))
    return seen.filter(words | Q(email__iexact=wanted))[:MOST]


def bookings_chosen(ids: Iterable[int], *, without: Collection[str] = ()) -> list[Booking]:
    """These bookings, where one may see them and a name is still kept."""
    return list(_open_to(without).filter(pk__in=list(ids)).exclude(name="").order_by("id"))


def things_of(bookings: Collection[Booking]) -> list[HeldThing]:
    """Everything of these bookings, which a person says are one person's."""
    return [thing for each in bookings for thing in _of(each)]


def _open_to(without: Collection[str]) -> QuerySet[Booking]:
    # Not `exclude` alone: a provider's booking has no body, and a session may be held for one.
    found = Booking.objects.select_related("session__course", "body")
    return found.exclude(body__isnull=False, body__in=without).exclude(
        session__body__isnull=False, session__body__in=without
    )


def _of(booking: Booking) -> Iterator[HeldThing]:
    held = booking.session
    of = f"booking of {held.course.title}, {spoken(held.starts_at)}"
    yield HeldThing(key=f"booking-{booking.pk}", heading=f"The {of}", lines=tuple(_said(booking)))
    for each in Evaluation.objects.filter(booking=booking).order_by("id"):
        yield HeldThing(
            key=f"evaluation-{each.pk}",
            heading=f"What was said {each.get_when_display().lower()}: {of}",
            lines=tuple(_judged(each)),
        )
    told = tuple(map(_told, Notice.objects.filter(booking=booking).order_by("id")))
    if told:
        yield HeldThing(key=f"notices-{booking.pk}", heading=f"What we told: {of}", lines=told)


def _said(booking: Booking) -> Iterator[str]:
    session = booking.session
    said = {
        "Number": booking.receipt, "Name": booking.name, "Email address": booking.email,
        "From": booking.body.short_name if booking.body else booking.organisation,
        "Needs": booking.needs, "Order number": booking.order_number,
        "Session": ", ".join(filter(None, (spoken(session.starts_at), session.city))),
        "How it stands": BookingState(booking.state).words,
        "Price": _pounds(booking.price_pence), "Booked": spoken(booking.made_at),
        "Ended": spoken(booking.ended_at) if booking.ended_at else "",
    }  # fmt: skip
    yield from (f"{label}: {text}" for label, text in said.items() if text)
    for credit in with_left().filter(booking=booking):
        used = f", last used {spoken(credit.last_used)}" if credit.last_used else ", not used"
        yield f"Credit: {_pounds(credit.pence)}{used}"


def _judged(found: Evaluation) -> Iterator[str]:
    yield f"Given: {spoken(found.at)}"
    yield f"How sure of each outcome, 1 to 5: {', '.join(map(str, found.ratings))}"
    if found.content is not None:
        yield f"How content, 1 to 5: {found.content}"
    if found.words:
        yield f"In words: {found.words}"


def _told(notice: Notice) -> str:
    sent = f"mail made {spoken(notice.laid_at)}" if notice.laid_at else "mail not made yet"
    return f"{NoticeKind(notice.kind).words}: noted {spoken(notice.at)}, {sent}"


def _pounds(pence: int) -> str:
    return f"£{pence / PENCE:,.2f}" if pence else ""
