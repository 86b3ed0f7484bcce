"""What the clock ends: people of cases, and what the audit holds of staff and signatories."""

from collections.abc import Callable

from upheld.casework.actions.retention import anonymise, destroy_key, note_applied
from upheld.casework.queries.retention import applied_on, due, is_anybody_kept, live_keys
from upheld.domain.retention import OFFICE_RULE, STAFF_RULE
from upheld.people.queries.leaving import subjects_gone
from upheld.register.queries.office import subjects_replaced
from upheld.toolbox import clock

BY = "upheld"


def forget(*, tell: Callable[[str], None]) -> None:
    """Take out whoever's time is over, each in a transaction of its own.

    Killed in the midst, the next turn goes on with what is left. Cases are gone through once a
    day, for their days change at midnight; that it was done is in the audit.
    """
    _forget_people_of_cases(tell)
    for subject in live_keys(subjects_gone()):
        destroy_key(subject=subject, rule=STAFF_RULE, by=BY)
    for subject in live_keys(subjects_replaced()):
        destroy_key(subject=subject, rule=OFFICE_RULE, by=BY)


def _forget_people_of_cases(tell: Callable[[str], None]) -> None:
    today = clock.today()
    if applied_on(today) or not is_anybody_kept():
        return
    found = due()
    gone = sum(anonymise(reference=each.reference, by=BY) for each in found if not each.kept_by)
    kept = sum(bool(each.kept_by) for each in found)
    note_applied(anonymised=gone, kept=kept, by=BY)
    if gone or kept:
        cases = "case" if gone == 1 else "cases"
        tell(f"retention: people of {gone:,} {cases} deleted, {kept:,} kept longer for a reason")
