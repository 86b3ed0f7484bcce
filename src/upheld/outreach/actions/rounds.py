"""The yearly question to every body who its contacts are: begun and ended by a person."""

from django.db import transaction

from upheld.domain.enquiries import EnquiryMailKind, round_ends
from upheld.domain.errors import Refused
from upheld.outreach.actions.asking import ask
from upheld.outreach.models import ConfirmationRound, Enquiry
from upheld.outreach.queries.enquiries import would_ask
from upheld.register.at_once import alone, refused_if_there
from upheld.register.audited import note
from upheld.toolbox import clock


@transaction.atomic
def start_round(*, expected: int, by: str) -> ConfirmationRound:
    """Ask every body that exists today, once; all of them or none.

    `expected` is how many bodies the preview showed. Refused: a second round in a year, one beside
    another, and one of other bodies than were shown.
    """
    alone("confirmation round")
    now, today = clock.now(), clock.today()
    words = f"the bodies were asked in {today.year} already: once a year is enough"
    if ConfirmationRound.objects.filter(year=today.year).exists():
        raise Refused(words)
    if running := ConfirmationRound.objects.filter(closed_at=None).first():
        raise Refused(f"the round of {running.year} still runs: close it first")
    bodies = would_ask(today)
    if len(bodies) != expected:
        raise Refused(f"there are {len(bodies)} bodies by now, not {expected}: look again")
    made = ConfirmationRound(
        year=today.year, opened_at=now, opened_by=by, last_day=round_ends(today)
    )
    with refused_if_there(words):
        made.save(force_insert=True)
    ask(
        enquiries=[Enquiry(round=made, body_id=b.body, role=b.role, made_at=now) for b in bodies],
        kind=EnquiryMailKind.ASK, by=by,
    )  # fmt: skip
    detail = {"bodies": len(bodies), "without_address": sum(not each.role for each in bodies)}
    note(by=by, action="start_contact_round", subject=f"contacts {made.year}", detail=detail)
    return made


@transaction.atomic
def close_round(*, year: int, by: str) -> None:
    """End it: its links lead nowhere from now on. What was answered still waits to be settled."""
    found = ConfirmationRound.objects.select_for_update().filter(year=year).first()
    if found is None:
        raise Refused(f"there was no round in {year}")
    if found.closed_at is not None:
        raise Refused(f"the round of {year} is closed already")
    found.closed_at, found.closed_by = clock.now(), by
    found.save()
    answered = Enquiry.objects.filter(round=found, answered_at__isnull=False).count()
    note(
        by=by, action="close_contact_round", subject=f"contacts {year}",
        detail={"answered": answered},
    )  # fmt: skip
