"""The people of a demonstration: one for each role."""

from django.contrib.auth.hashers import make_password
from django.db import transaction

from upheld.casework import audit
from upheld.domain.errors import Refused
from upheld.domain.roles import Role
from upheld.people import second_factor
from upheld.people.demonstration import PASSWORD, email_of, key_of
from upheld.people.models import Person, PersonRole
from upheld.register.queries.installation import is_demonstration
from upheld.toolbox import clock


@transaction.atomic
def make_people(*, by: str) -> int:
    """One person for each role; how many were missing. Refused where casework is live."""
    if not is_demonstration():
        raise Refused("this is no demonstration: people come by invitation (upheld invite)")
    there = set(Person.objects.values_list("email", flat=True))
    missing = [role for role in Role if email_of(role) not in there]
    if missing:
        # One password that everybody is told: it is digested, which takes long, for all at once.
        digest = make_password(PASSWORD)
        for role in missing:
            _make(role, digest, by)
        detail = {"roles": [role.value for role in missing]}
        audit.record(by=by, action="make_people", subject="demonstration", detail=detail)
    return len(missing)


def _make(role: Role, digest: str, by: str) -> None:
    now = clock.now()
    person = Person(
        email=email_of(role), name=f"Demonstration {role.words.lower()}", joined_at=now,
        joined_by=by, password=digest,
    )  # fmt: skip
    person.save()
    why = "One person for each role, to show what it may do."
    PersonRole(person=person, role=role, given_at=now, given_by=by, why=why).save()
    second_factor.set_key(person, key_of(role))
