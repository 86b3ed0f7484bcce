"""What was written wrongly about a person who booked: put right by staff."""

from django.db import IntegrityError, transaction

from upheld.domain.errors import Overtaken, Refused
from upheld.domain.training import Audience, BookingState
from upheld.outreach import locking
from upheld.outreach.actions.places import THERE
from upheld.outreach.actions.renewing import send_code
from upheld.outreach.facts import ArrivingBooking
from upheld.outreach.mails import OPENED
from upheld.outreach.models import Booking
from upheld.register.audited import note


@transaction.atomic
def correct_booking(
    *, booking: int, version: int, name: str, email: str, needs: str, order_number: str, by: str
) -> Booking:
    """Another spelling, address or need of the same person; place and queue stay.

    Another address ends the code that was sent to the one before, and is told one of its own.

    The audit names the fields that changed, never what stands in them. Also once somebody came:
    a certificate bears the name.
    """
    locking.session_of(booking)
    found = Booking.objects.get(pk=booking)
    if found.version != version:
        raise Overtaken(
            by="somebody", at=None, what="the booking was changed", version=found.version
        )
    if found.forgotten_at is not None or found.state == BookingState.MOVED:
        raise Refused("this booking is no more: correct the one that took its place, if there is")
    told = ArrivingBooking(
        session=found.session_id, sector=Audience(found.sector), name=name, email=email,
        body=found.body_id or "", organisation=found.organisation, needs=needs,
        order_number=order_number,
    )  # fmt: skip
    new = {
        "name": " ".join(told.name.split()), "email": told.address, "needs": told.needs.strip(),
        "order_number": told.order_number.strip(),
    }  # fmt: skip
    changed = [field for field, value in new.items() if getattr(found, field) != value]
    if not changed:
        return found
    for field in changed:
        setattr(found, field, new[field])
    found.version += 1
    ended = ["own_digest"] if "email" in changed else []
    for field in ended:
        setattr(found, field, "")
    try:
        with transaction.atomic():
            # What was taken out of it at this moment does not come back.
            found.save(update_fields=[*changed, *ended, "version"])
    except IntegrityError:
        raise Refused(THERE) from None
    if "email" in changed and found.email and found.state in OPENED:
        send_code(booking=found, by=by)
    note(by=by, action="correct_booking", subject=found.receipt, detail={"fields": changed})
    return found
