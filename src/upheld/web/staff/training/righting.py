"""What was wrong about a booking: who comes is put right, a lost code ends and another is sent."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from upheld.domain.roles import Deed
from upheld.outreach.actions.correcting import correct_booking
from upheld.outreach.actions.renewing import renew_code
from upheld.outreach.mails import OPENED
from upheld.web.staff.asking import person_of
from upheld.web.staff.cases.forms import Plain
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.once import once
from upheld.web.staff.opening import opened
from upheld.web.staff.training import forms
from upheld.web.staff.training.bookings import question_of
from upheld.web.staff.training.frame import Done, asked, booking_in

FIELDS = ("name", "email", "needs", "order_number", "version")


@does(Deed.KEEP_TRAINING, GET, POST)
@once
def correct(request: HttpRequest, number: int) -> HttpResponse:
    """Another spelling, address or need of the same person."""
    booking = booking_in(number)

    def now() -> dict[str, Any]:
        held = booking_in(number)
        return {field: getattr(held, field) for field in FIELDS}

    form = opened(request, forms.CorrectedPerson, initial=now())

    def act() -> Done:
        said = form.cleaned_data
        held = correct_booking(
            booking=number, version=form.made_from(), name=said["name"],
            email=said["email"].strip(), needs=form.lines("needs"),
            order_number=said["order_number"], by=person_of(request).key,
        )  # fmt: skip
        told = held.email not in ("", booking.email) and held.state in OPENED
        return Done("It is put right." + " The new address is told by mail." * told)

    said = question_of(booking, "Correct the booking", "Put it right")
    return asked(request, form, act, said, now)


@does(Deed.KEEP_TRAINING, GET, POST)
@once
def code(request: HttpRequest, number: int) -> HttpResponse:
    """Every code that there is ends; a new one goes to the address on record, unseen by us."""
    booking = booking_in(number)

    def act() -> Done:
        renew_code(booking=number, by=person_of(request).key)
        return Done("The old codes have ended. A new one goes to the address on record by mail.")

    lede = (
        f"Every code of booking {booking.receipt} ends at once, also that of whoever booked. A new "
        f"one goes by mail to {booking.email or 'nobody: there is no address'}. We do not see it."
    )
    said = question_of(booking, "Send a new code", "Send it", lede=lede)
    return asked(request, opened(request, Plain), act, said)
