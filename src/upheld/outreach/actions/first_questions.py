"""Take over the questions that come with the program."""

from django.db import transaction

from upheld.outreach.actions.records import write_version
from upheld.outreach.first_questions import missing
from upheld.register.at_once import alone

WHY = "Comes with the program."


@transaction.atomic
def write_first_questions(*, by: str) -> int:
    """Write those that are not here yet as drafts; how many there were. Again, it does nothing.

    Their writer is the program, at a start: whoever may approve resources approves any of them.
    """
    alone("first questions")
    found = missing()
    for each in found:
        write_version(content=each, why=WHY, version=0, by=by)
    return len(found)
