"""Who came in, who did not, and who went."""

from django.db import transaction

from upheld.casework import audit
from upheld.people.models import Person

NOBODY = "nobody"
# A name that was tried may be a password in the wrong field: it is not written down.
UNKNOWN = "unknown person"


@transaction.atomic
def note_signed_in(*, person: Person, how: str, by: str) -> None:
    """A person signed in; `how` names the second factor."""
    audit.record(by=by, action="sign_in", subject=person.key, detail={"second_factor": how})


@transaction.atomic
def note_signed_out(*, person: Person, how: str, by: str) -> None:
    """A person signed out, or a session ended by its clock; `how` says which."""
    audit.record(by=by, action="sign_out", subject=person.key, detail={"how": how})


@transaction.atomic
def note_refused(*, person: Person | None, what: str, locked: bool, by: str = NOBODY) -> None:
    """A password or second factor was wrong; where that locks, this event says so instead."""
    action = "lock_out" if locked else "sign_in_refused"
    subject = person.key if person else UNKNOWN
    audit.record(by=by, action=action, subject=subject, detail={"wrong": what})


@transaction.atomic
def note_reset_asked(*, person: Person | None, by: str = NOBODY) -> None:
    """Somebody asked for a new password."""
    subject = person.key if person else UNKNOWN
    audit.record(by=by, action="ask_reset", subject=subject, detail={})
