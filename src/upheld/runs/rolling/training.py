"""Training by the clock: reminders, mails of all that changed, and names whose time is over."""

from collections.abc import Callable

from upheld.outreach.actions.certifying import tell_of_certificates
from upheld.outreach.actions.forgetting import forget_people
from upheld.outreach.actions.telling import lay_some, note_due
from upheld.outreach.certificates.keeping import keep_files, ready_untold
from upheld.outreach.queries.due import (
    evaluations_due,
    needs_over,
    notices_to_lay,
    people_over,
    reminders_due,
)
from upheld.runs.session import looking
from upheld.toolbox import clock

ROLL = "upheld"


def keep_training(*, tell: Callable[[str], None]) -> None:
    """Do what is due; with nothing to do nothing is locked. Killed, the next turn goes on."""
    with looking("roll"):
        now = clock.now()
        if reminders_due(now).exists() or evaluations_due(now).exists():
            note_due(by=ROLL)
        if made := keep_files():
            tell(f"training: {made:,} {'certificate' if made == 1 else 'certificates'} made")
        # Also what a turn made that was killed before it told.
        if ready_untold():
            tell_of_certificates(by=ROLL)
        settled = 0
        while notices_to_lay().exists():
            settled += lay_some(by=ROLL)
        if needs_over().exists() or people_over().exists():
            forgotten = forget_people(by=ROLL)
            tell(f"training: names of {forgotten:,} bookings deleted")
    if settled:
        tell(f"training: {settled:,} notices told")
