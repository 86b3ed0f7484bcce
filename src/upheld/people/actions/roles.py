"""Roles are given and ended by somebody else, for a reason.

Every action takes the version it was made from and is `Overtaken` where somebody was first.
"""

from django.db import transaction

from upheld.casework import audit
from upheld.domain.errors import Refused
from upheld.domain.roles import Role, check_together
from upheld.people.models import Person, PersonRole
from upheld.people.queries.people import roles_of
from upheld.people.queries.versions import ACCESS, check_version, hold
from upheld.toolbox import clock


@transaction.atomic
def give_role(*, person: Person, role: Role, why: str, version: int, by: str) -> bool:
    """Give a person a role; False where they have it already.

    Refused for oneself, without a reason, and where the role and another do not go together.
    """
    _take(person, why, version, by)
    held = roles_of(person)
    if role in held:
        return False
    check_together(held | {role})
    given = PersonRole(person=person, role=role, given_at=clock.now(), given_by=by, why=why.strip())
    given.save()
    audit.record(by=by, action="give_role", subject=person.key, detail={"role": role.value})
    return True


@transaction.atomic
def end_role(*, person: Person, role: Role, why: str, version: int, by: str) -> bool:
    """End a person's role; False where they have it no more.

    Refused for oneself, without a reason, and for the last administrator.
    """
    _take(person, why, version, by)
    return _end_role(person, role, why, by)


@transaction.atomic
def end_person(*, person: Person, why: str, version: int, by: str) -> bool:
    """End a person's access and roles at once; False where it has ended.

    Whoever is signed in is out with the next request. Refused for oneself, without a reason, and
    for the last administrator.
    """
    if not person.is_active:
        return False
    _take(person, why, version, by)
    for role in sorted(roles_of(person)):
        _end_role(person, role, why, by)
    person.ended_at, person.ended_by = clock.now(), by
    person.save()
    audit.record(by=by, action="end_person", subject=person.key, detail={})
    return True


def _take(person: Person, why: str, version: int, by: str) -> None:
    if person.key == by:
        raise Refused("nobody changes their own roles or access; ask another administrator")
    if not why.strip():
        raise Refused("say why")
    # The person first: whoever writes into the audit waits for nobody’s row afterwards.
    hold(person)
    check_version(person, ACCESS, version)
    if not person.is_active:
        raise Refused("this person’s access has ended")


def _end_role(person: Person, role: Role, why: str, by: str) -> bool:
    _check_not_last(person, role)
    held = PersonRole.objects.filter(person=person, role=role, ended_at__isnull=True).first()
    if held is None:
        return False
    held.ended_at, held.ended_by, held.ended_why = clock.now(), by, why.strip()
    held.save()
    audit.record(by=by, action="end_role", subject=person.key, detail={"role": role.value})
    return True


def _check_not_last(person: Person, role: Role) -> None:
    if role is not Role.ADMINISTRATOR:
        return
    # All of them are locked, in one order: two who end each other come one after the other.
    held = PersonRole.objects.filter(role=role, ended_at__isnull=True).order_by("pk")
    now = {each.person_id for each in held.select_for_update(no_key=True)}
    if now <= {person.pk}:
        raise Refused("this is the last administrator; give the role to somebody else first")
