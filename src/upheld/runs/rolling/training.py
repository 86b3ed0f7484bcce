"""Training by the clock: reminders, mails of all that changed, and names whose time is over."""

from collections.abc import Callable

from upheld.outreach.actions.certifying import tell_of_certificates
from upheld.outreach.actions.forgetting import forget_people
from upheld.outreach.actions.telling import give_out_kept, lay_some, note_due
from upheld.outreach.certificates.keeping import keep_files, ready_untold
from upheld.outreach.queries.due import (
    evaluations_due,
    needs_over,
    notices_to_lay,
    people_over,
    reminders_due,
    unplaced_due,
)
from upheld.runs.session import looking
from upheld.toolbox import clock

ROLL = "upheld"


def keep_training(*, tell: Callable[[str], None]) -> None:
    """Do what is due; with nothing to do nothing is locked. Killed, the next turn goes on."""
    with looking("roll"):
        now = clock.now()
        if any(due(now).exists() for due in (reminders_due, evaluations_due, unplaced_due)):
            note_due(by=ROLL)
        if made := keep_files():
            tell(f"training: {made:,} {'certificate' if made == 1 else 'certificates'} made")
        # Also what a turn made that was killed before it told.
        if ready_untold():
            tell_of_certificates(by=ROLL)
        settled = _lay_all(tell)
        if needs_over().exists() or people_over().exists():
            forgotten = forget_people(by=ROLL)
            tell(f"training: names of {forgotten:,} bookings deleted")
    if settled:
        tell(f"training: {settled:,} notices told")


def _lay_all(tell: Callable[[str], None]) -> int:
    """Lay the mails of all notices; whose mail cannot be made is told, and tried next turn."""
    give_out_kept(by=ROLL)
    settled, failed = 0, dict[int, str]()
    while notices_to_lay().exclude(pk__in=failed).exists():
        laid = lay_some(by=ROLL, but=failed)
        give_out_kept(by=ROLL)
        settled += laid.settled
        failed |= {each.pk: each.booking.receipt for each in laid.failed}
    for receipt in sorted(set(failed.values())):
        tell(
            f"training: no mail can be made for the booking {receipt}: correct its address, or "
            "cancel it; a course whose title has a line break cannot stand in a mail either"
        )
    return settled
