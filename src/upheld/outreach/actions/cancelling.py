"""Sessions cancelled: one or several in one act."""

from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction
from django.db.models import F

from upheld.domain.errors import Refused
from upheld.domain.training import BookingState, NoticeKind
from upheld.outreach import locking
from upheld.outreach.actions.crediting import credit_sessions, let_go
from upheld.outreach.actions.places import end, tell
from upheld.outreach.booked import Cancelled
from upheld.outreach.models import Booking, Cancellation, Credit, Session
from upheld.outreach.queries.cancelling import FOR_SOMEBODY, LIVE, OWED, would_cancel
from upheld.register.audited import note
from upheld.toolbox import clock


@transaction.atomic
def cancel_sessions(*, sessions: Sequence[int], why: str, credits_kept: bool, by: str) -> Cancelled:
    """Cancel these sessions together: each person is told once, whoever had to pay keeps a credit.

    So does the body or provider for which a session was held in-house. All of it or nothing.
    `why` is told to them as it is written.
    """
    if not why.strip():
        raise Refused("say why, as those who booked shall read it")
    if not sessions:
        raise Refused("choose the sessions to cancel")
    locked = locking.sessions_locked(sessions)
    for session in locked.values():
        locking.check_to_come(session)
    done = would_cancel(locked, credits_kept=credits_kept)
    cancellation = Cancellation(
        why=why.strip(), credits_kept=credits_kept, at=clock.now(), by=by
    )  # fmt: skip
    cancellation.save(force_insert=True)
    if credits_kept:
        in_house = Session.objects.filter(FOR_SOMEBODY, pk__in=locked).order_by("pk")
        credit_sessions(sessions=in_house, by=by)
    _end_bookings(list(locked), cancellation, by)
    Session.objects.filter(pk__in=locked).update(
        cancelled_in=cancellation, held=0, version=F("version") + 1
    )
    note(
        by=by, action="cancel_sessions", subject=f"cancellation {cancellation.pk}",
        detail={"sessions": sorted(locked), "people": done.people, "bookings": done.bookings,
                "credits": done.credits, "pence": done.pence},
    )  # fmt: skip
    return replace(done, number=cancellation.pk)


def _end_bookings(sessions: list[int], cancellation: Cancellation, by: str) -> None:
    rows = Booking.objects.filter(session__in=sessions, state__in=LIVE)
    numbers = list(rows.values_list("pk", flat=True))
    # Whoever had a place and waits now, because they were moved, paid for it all the same.
    owed = dict(rows.filter(OWED).values_list("pk", "price_pence"))
    paid = owed if cancellation.credits_kept else {}
    let_go(bookings=set(owed) - set(paid), by=by)
    end(bookings=set(numbers) - set(paid), state=BookingState.CANCELLED, by=by)
    end(bookings=set(paid), state=BookingState.CREDITED, by=by)
    Credit.objects.bulk_create(
        Credit(booking_id=number, pence=pence, made_at=cancellation.at, made_by=by)
        for number, pence in paid.items()
    )
    tell(
        bookings=numbers, kind=NoticeKind.SESSION_CANCELLED, cancellation=cancellation, by=by
    )  # fmt: skip
