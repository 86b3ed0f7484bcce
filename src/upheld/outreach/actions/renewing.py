"""A new code for a booking: the old ones were lost, or are with somebody who should not have them.

Nobody here sees it: it is drawn while its mail is laid down.
"""

from django.db import transaction

from upheld.domain.errors import Refused
from upheld.domain.training import NoticeKind
from upheld.outreach import locking
from upheld.outreach.actions.places import tell
from upheld.outreach.booked import told_number
from upheld.outreach.mails import OPENED
from upheld.outreach.models import Booking, Notice
from upheld.register.audited import note


@transaction.atomic
def renew_code(*, booking: int, by: str) -> None:
    """Every code of the booking ends at once; a new one goes to the address on record.

    Refused: no address, a booking that a code opens no more, a new one that is under way.
    """
    locking.session_of(booking)
    found = Booking.objects.get(pk=booking)
    if not found.email:
        raise Refused("there is no mail address to send a code to: write one down first")
    if found.state not in OPENED:
        raise Refused("this booking has ended: there is nothing that a code would open")
    if _under_way(found):
        raise Refused("a new code is under way: it goes with the next turn of the roll")
    # The code of whoever booked hangs on the first of the bookings that were moved.
    Booking.objects.filter(receipt=told_number(found.receipt)).update(code_digest="")
    send_code(booking=found, by=by)
    note(by=by, action="renew_code", subject=found.receipt, detail={})


@transaction.atomic
def send_code(*, booking: Booking, by: str) -> None:
    """End the code that was sent to whoever comes, and tell them another: part of an act.

    One that is under way goes to the address that is on record when its mail is laid down.
    """
    booking.own_digest = ""
    booking.version += 1
    booking.save(update_fields=["own_digest", "version"])
    if not _under_way(booking):
        about = f"version {booking.version}"
        tell(bookings=[booking.pk], kind=NoticeKind.CODE, about=about, by=by)


def _under_way(booking: Booking) -> bool:
    return Notice.objects.filter(booking=booking, kind=NoticeKind.CODE, laid_at=None).exists()
