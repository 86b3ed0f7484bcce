"""What people change about their own account."""

from collections.abc import Sequence

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from upheld.casework import audit
from upheld.domain.errors import Refused
from upheld.people import second_factor
from upheld.people.models import Person


@transaction.atomic
def set_password(*, person: Person, password: str, how: str, by: str) -> None:
    """A new password; every other session of the person ends. `how`: `changed` or `reset`."""
    try:
        validate_password(password, person)
    except ValidationError as weak:
        raise Refused(" ".join(weak.messages)) from None
    person.set_password(password)
    person.save(update_fields=["password"])
    audit.record(by=by, action="set_password", subject=person.key, detail={"how": how})


@transaction.atomic
def renew_recovery_codes(*, person: Person, by: str) -> Sequence[str]:
    """New recovery codes; the old ones no longer work."""
    codes = second_factor.set_recovery_codes(person)
    audit.record(by=by, action="renew_recovery_codes", subject=person.key, detail={})
    return codes


@transaction.atomic
def replace_authenticator(*, person: Person, key: str, code: str, by: str) -> None:
    """Another app makes the codes from now on; `code` proves that it does."""
    if not second_factor.proves(key, code):
        raise Refused("the code is not the one that the app shows now")
    second_factor.set_key(person, key)
    audit.record(by=by, action="replace_authenticator", subject=person.key, detail={})
