"""One booking: who comes, what they were told, and how it ends."""

from django.http import HttpRequest, HttpResponse

from upheld.domain.roles import Deed
from upheld.domain.training import BookingState, NoticeKind
from upheld.outreach.actions.booking import cancel_booking, move_booking
from upheld.outreach.actions.crediting import give_credit, keep_no_credit, use_credit
from upheld.outreach.models import Booking
from upheld.outreach.queries.bookings import told_of
from upheld.outreach.queries.credits import credits_for, left_to_pay, paid_with, with_left
from upheld.outreach.queries.queue import ahead_of
from upheld.web.staff.asking import person_of
from upheld.web.staff.cases.forms import Plain
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.once import once
from upheld.web.staff.opening import opened
from upheld.web.staff.shown import shows_of
from upheld.web.staff.training import forms
from upheld.web.staff.training.frame import (
    ROOM,
    Done,
    Question,
    address_of,
    asked,
    booking_in,
    crumbs_of,
    name_of,
    pounds,
    shown,
)
from upheld.web.staff.training.paying import credit_words, paid_words, to_pay_words
from upheld.web.staff.training.people import offer_sessions


@does(Deed.SEE_TRAINING, GET)
def one(request: HttpRequest, number: int) -> HttpResponse:
    """Somebody's place or wait, and all they were told."""
    booking = booking_in(number)
    shows_of(request, [booking.receipt], "page")
    return shown(
        request, "booking.html", f"Booking {booking.receipt}", booking=booking,
        crumbs=crumbs_of(booking.session), here=address_of(booking), State=BookingState,
        Notice=NoticeKind, notices=list(told_of(booking)),
        ahead=ahead_of(booking.session, booking.pk, booking.state),
        kept=with_left().filter(booking=booking).first(), paid=paid_with(booking),
        to_pay=bool(left_to_pay(booking)) and credits_for(booking).exists(),
        moved_to=Booking.objects.filter(moved_from=booking).first(),
    )  # fmt: skip


@does(Deed.KEEP_TRAINING, GET, POST)
@once
def cancel(request: HttpRequest, number: int) -> HttpResponse:
    """End it; whoever waits first gets the place."""
    booking = booking_in(number)
    form = opened(request, forms.CancelledBooking)

    def act() -> Done:
        with_credit = form.cleaned_data["credit"] == forms.KEPT
        cancel_booking(booking=number, with_credit=with_credit, by=person_of(request).key)
        return Done("It is cancelled, and they are told by mail. Whoever waits first moves up.",
                    address_of(booking.session))  # fmt: skip

    said = question_of(booking, "Cancel the booking", "Cancel it", warning=True)
    return asked(request, form, act, said)


@does(Deed.KEEP_TRAINING, GET, POST)
@once
def move(request: HttpRequest, number: int) -> HttpResponse:
    """To another session."""
    booking = booking_in(number)
    form = opened(request, forms.MovedTo)
    offer_sessions(form, booking.session)

    def act() -> Done:
        moved = move_booking(
            booking=number, to=int(form.cleaned_data["to"]), by=person_of(request).key
        )
        place = "has a place" if moved.state is BookingState.BOOKED else "waits"
        return Done(f"The booking is moved and {place} there. They are told by mail.",
                    f"{ROOM}bookings/{moved.number}/")  # fmt: skip

    return asked(request, form, act, question_of(booking, "Move the booking", "Move it"))


@does(Deed.KEEP_TRAINING, GET, POST)
@once
def credit(request: HttpRequest, number: int) -> HttpResponse:
    """Keep the price of a booking that was cancelled without a credit."""
    booking = booking_in(number)

    def act() -> Done:
        give_credit(booking=number, by=person_of(request).key)
        return Done(f"A credit of {pounds(booking.price_pence)} is kept. They are told by mail.")

    said = question_of(booking, "Keep a credit", "Keep it")
    return asked(request, opened(request, Plain), act, said)


@does(Deed.KEEP_TRAINING, GET, POST)
@once
def no_credit(request: HttpRequest, number: int) -> HttpResponse:
    """Nothing is kept of what was to be paid; nobody is written to."""
    booking = booking_in(number)

    def act() -> Done:
        keep_no_credit(booking=number, by=person_of(request).key)
        return Done("No credit is kept. It waits for nobody any more.")

    said = question_of(
        booking, "Keep no credit", "Keep none",
        lede=f"Of {pounds(booking.price_pence)} for booking {booking.receipt} nothing is kept, and "
        "no mail is sent. It can still be given a credit later.",
    )  # fmt: skip
    return asked(request, opened(request, Plain), act, said)


@does(Deed.KEEP_TRAINING, GET, POST)
@once
def pay(request: HttpRequest, number: int) -> HttpResponse:
    """With a credit of the same body or provider."""
    booking = booking_in(number)
    form = opened(request, forms.PaidWith)
    form.offer((each.pk, credit_words(each)) for each in credits_for(booking))

    def act() -> Done:
        chosen = int(form.cleaned_data["credit"])
        use_credit(credit=chosen, booking=number, by=person_of(request).key)
        return Done(paid_words(booking))

    lede = to_pay_words(booking, f"{booking.name or booking.receipt}, {name_of(booking.session)}")
    said = question_of(booking, "Pay with a credit", "Use it", lede=lede)
    return asked(request, form, act, said)


def question_of(
    booking: Booking, title: str, button: str, *, warning: bool = False, lede: str = ""
) -> Question:
    """What is asked about a booking, and the way back to it."""
    return Question(
        title=title, button=button, back=address_of(booking), crumbs=crumbs_of(booking),
        lede=lede or f"{booking.name or booking.receipt}: {name_of(booking.session)}",
        warning=warning,
    )  # fmt: skip
