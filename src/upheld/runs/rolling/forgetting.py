"""What the clock ends: parts of cases, and what the audit holds of staff and signatories."""

from collections import Counter
from collections.abc import Callable

from upheld.casework import kept_files
from upheld.casework.actions.case_ends import anonymise, end_case, end_documents
from upheld.casework.actions.retention import destroy_key, note_applied
from upheld.casework.queries.retention import applied_on, due, is_anything_old, live_keys
from upheld.domain.retention import OFFICE_RULE, STAFF_RULE, Term
from upheld.people.queries.leaving import subjects_gone
from upheld.register.queries.office import subjects_replaced
from upheld.toolbox import clock

BY = "upheld"
# The next public hour waits for nobody: what is left is done by the next turn, a minute later.
MOST_IN_A_TURN = 1000
ENDS = {Term.DOCUMENTS: end_documents, Term.PEOPLE: anonymise, Term.CASE: end_case}


def forget(*, tell: Callable[[str], None]) -> None:
    """Take out whatever's time is over, each case in a transaction of its own.

    Killed in the midst, the next turn goes on with what is left. Cases are gone through once a
    day, for their days change at midnight; that it was done is in the audit.
    """
    _forget_cases(tell)
    for subject in live_keys(subjects_gone()):
        destroy_key(subject=subject, rule=STAFF_RULE, by=BY)
    for subject in live_keys(subjects_replaced()):
        destroy_key(subject=subject, rule=OFFICE_RULE, by=BY)


def _forget_cases(tell: Callable[[str], None]) -> None:
    today = clock.today()
    if applied_on(today) or not is_anything_old(today):
        return
    gone, kept, left = Counter[Term](), Counter[Term](), MOST_IN_A_TURN
    for term, end in ENDS.items():
        found = due(term)
        over = [each.reference for each in found if not each.keeps(term)]
        kept[term] = len(found) - len(over)
        gone[term] = sum(end(reference=reference, by=BY) for reference in over[:left])
        left -= min(left, len(over))
    # A kill may have come between the end of a row and the end of its bytes.
    kept_files.sweep()
    if left:
        counts = {f"{term}_{word}": of[term] for term in ENDS
                  for word, of in (("ended", gone), ("kept", kept))}  # fmt: skip
        note_applied(counts=counts, by=BY)
    for term in ENDS:
        if gone[term] or kept[term]:
            cases = "case" if gone[term] == 1 else "cases"
            tell(
                f"retention: {term.ended} of {gone[term]:,} {cases} deleted, "
                f"{kept[term]:,} kept longer for a reason"
            )
