"""Link officers by the clock: what opens and closes, reminders, mails, and unchanged contacts."""

from collections.abc import Callable

from upheld.outreach.actions.asking import give_out_kept, lay_some, remind_due
from upheld.outreach.actions.forgetting import forget_answers
from upheld.outreach.actions.rounds import close_round
from upheld.outreach.actions.settling import confirm_unchanged
from upheld.outreach.actions.surveys import close_survey, open_survey
from upheld.outreach.queries.enquiries import (
    answers_over,
    mails_to_lay,
    reminders_due,
    to_close,
    to_open,
    unchanged,
)
from upheld.runs.session import looking
from upheld.toolbox import clock

ROLL = "upheld"


def keep_asking(*, tell: Callable[[str], None]) -> None:
    """Do what is due; with nothing to do nothing is locked. Killed, the next turn goes on."""
    confirmed = settled = forgotten = 0
    with looking("roll"):
        if unchanged().exists():
            confirmed = confirm_unchanged(by=ROLL)
        if answers_over(clock.today()).exists():
            forgotten = forget_answers(by=ROLL)
        _open_and_close()
        if reminders_due(clock.now(), clock.today()):
            remind_due(by=ROLL)
        give_out_kept(by=ROLL)
        while mails_to_lay().exists():
            settled += lay_some(by=ROLL)
            give_out_kept(by=ROLL)
    for count, words in (
        (confirmed, "answers confirmed contacts"),
        (forgotten, "answers that nobody settled lost their names"),
        (settled, "mails settled"),
    ):
        if count:
            tell(f"link officers: {count:,} {words}")


def _open_and_close() -> None:
    rounds, surveys = to_close(clock.today())
    for each in rounds:
        close_round(year=each.year, by=ROLL)
    for ended in surveys:
        close_survey(survey=ended.pk, by=ROLL)
    for begun in to_open(clock.today()):
        open_survey(survey=begun.pk, by=ROLL)
