"""Everything that falls due by the clock."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from upheld.casework.actions.publishing.expiring import take_down_expired
from upheld.casework.document_files import sweep
from upheld.domain.errors import OutsideFailed
from upheld.people.actions.drafts import drop_old_drafts
from upheld.people.actions.sendings import drop_old_sendings
from upheld.people.queries.drafts import old_drafts, old_sendings
from upheld.register.sooner import leave_word, was_asked
from upheld.runs.backup.keeping import keep_list
from upheld.runs.history import laid_down
from upheld.runs.history.actions.offer import drop_old_offers
from upheld.runs.history.queries.offers import old_offers
from upheld.runs.outbox.actions.dispatches import drop_old_dispatches
from upheld.runs.outbox.queries.dispatches import old_dispatches
from upheld.runs.rolling.asking import keep_asking
from upheld.runs.rolling.bulk_ahead import make_bulk_ahead
from upheld.runs.rolling.forgetting import forget
from upheld.runs.rolling.opening import (
    look,
    look_and_open,
    note_history,
    open_due,
    tell_left_out,
)
from upheld.runs.rolling.posting import post_waiting
from upheld.runs.rolling.reminding import remind
from upheld.runs.rolling.scanning import documents_wait, scan_waiting
from upheld.runs.rolling.shelf_decisions import is_anything_over
from upheld.runs.rolling.training import keep_training
from upheld.runs.session import looking, working
from upheld.toolbox import clock
from upheld.toolbox.clock import spoken


def roll(*, tell: Callable[[str], None]) -> None:
    """Do what is due; what is not due stays for a later turn, and twice is as once.

    With nothing to do it takes no lock, so that it stands in nobody's way; what lies ready is
    opened beside whatever run is at work.
    """
    # Before it looks: who asks from now on asks for the next one.
    asked = was_asked()
    with looking("roll"):
        outlook, swapped = look_and_open()
        noted = note_history()
        if over := is_anything_over(clock.today()):
            take_down_expired(by="upheld")
        # Looking takes a quarter of a second: once is enough where nothing happened since.
        if swapped or noted or over:
            outlook = look()
    if outlook.work_due:
        with _alone(asked=asked):
            outlook = open_due()
            swapped = swapped or outlook.swap_due
    tell_left_out(outlook, tell=tell)
    if swapped:
        tell(f"public site: edition {outlook.wanted} is served from now")
    elif outlook.wanted is None:
        tell("public site: nothing is public yet")
    else:
        tell(f"public site: edition {outlook.wanted} is served already")
    if outlook.coming:
        tell(f"next public hour: {spoken(outlook.coming)}")
    _forget_old(tell)
    remind(tell=tell)
    keep_training(tell=tell)
    keep_asking(tell=tell)
    _scan(tell)
    # Late: a slow mail server holds up only what can wait.
    post_waiting(coming=outlook.coming, tell=tell)
    if not swapped:
        # In a turn that has nothing to open, and last: only whoever asks for the file waits for it.
        make_bulk_ahead(coming=outlook.coming, tell=tell)


@contextmanager
def _alone(*, asked: bool) -> Iterator[None]:
    """Hold the data folder; where another run has it, who asked still waits for a roll."""
    with ExitStack() as stack:
        try:
            stack.enter_context(working("roll"))
        except OutsideFailed:
            if asked:
                leave_word()
            raise
        yield


def _forget_old(tell: Callable[[str], None]) -> None:
    # After the public hour, which waits for nobody; and only where there is something to forget.
    with looking("roll"):
        if old_drafts().exists():
            drop_old_drafts(by="upheld")
        if old_sendings().exists():
            drop_old_sendings(by="upheld")
        if old_offers().exists():
            drop_old_offers(by="upheld")
        if old_dispatches().exists():
            drop_old_dispatches(by="upheld")
        laid_down.sweep()
        forget(tell=tell)
        keep_list()


def _scan(tell: Callable[[str], None]) -> None:
    with looking("roll"):
        sweep()
        if documents_wait() and (settled := scan_waiting(tell=tell)):
            tell(f"documents: {settled} left quarantine or were refused")
