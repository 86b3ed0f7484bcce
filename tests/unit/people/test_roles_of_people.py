"""Roles change by somebody else's hand, for a reason."""

import pytest
from django.db import IntegrityError, transaction

from support.people import as_now, join
from upheld.casework.models import AuditEvent
from upheld.domain.errors import Refused
from upheld.domain.roles import Deed, Role
from upheld.people.actions import conflicts, roles
from upheld.people.models import ConflictBlock, Person, PersonRole
from upheld.people.queries.people import is_blocked, permitted, roles_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> Person:
    """An outreach officer."""
    return join("ada@example.org", Role.OUTREACH)


def test_a_role_is_given_and_ended_with_who_and_why(person: Person) -> None:
    """Both leave their trace in the row and in the audit; a second time changes nothing."""
    given = [
        roles.give_role(
            person=person, role=Role.PUBLISHER, why="covers", version=as_now(person), by="somebody"
        )
        for _ in range(2)
    ]
    ended = [
        roles.end_role(
            person=person,
            role=Role.PUBLISHER,
            why="is back",
            version=as_now(person),
            by="somebody else",
        )
        for _ in range(2)
    ]
    assert (given, ended) == ([True, False], [True, False])
    row = PersonRole.objects.get(role=Role.PUBLISHER)
    said = (row.given_by, row.why, row.ended_by, row.ended_why)
    assert said == ("somebody", "covers", "somebody else", "is back")
    last = AuditEvent.objects.order_by("-id").values_list("action", "by", "subject", "detail")[:2]
    assert list(last) == [
        ("end_role", "somebody else", person.key, {"role": "publisher"}),
        ("give_role", "somebody", person.key, {"role": "publisher"}),
    ]


def test_nobody_changes_their_own(person: Person) -> None:
    """Neither role nor access, and no reason helps."""
    with pytest.raises(Refused, match="their own"):
        roles.give_role(
            person=person, role=Role.ADMINISTRATOR, why="please", version=0, by=person.key
        )
    with pytest.raises(Refused, match="their own"):
        roles.end_person(person=person, why="enough", version=0, by=person.key)


def test_the_last_administrator_stays() -> None:
    """There is always somebody who can let people in."""
    last = join("eve@example.org", Role.ADMINISTRATOR)
    for end in (
        lambda: roles.end_role(
            person=last, role=Role.ADMINISTRATOR, why="x", version=as_now(last), by="somebody"
        ),
        lambda: roles.end_person(person=last, why="x", version=as_now(last), by="somebody"),
    ):
        with pytest.raises(Refused, match="last administrator"):
            end()
    join("bob@example.org", Role.ADMINISTRATOR)
    assert roles.end_person(person=last, why="left us", version=as_now(last), by="somebody")


def test_who_has_ended_may_do_nothing(person: Person) -> None:
    """Roles end with the person, and no role is given to them any more."""
    assert Deed.CHANGE_CONTACTS in permitted(person)
    assert roles.end_person(person=person, why="left us", version=as_now(person), by="somebody")
    assert (roles_of(person), permitted(person), person.is_active) == (set(), set(), False)
    with pytest.raises(Refused, match="has ended"):
        roles.give_role(
            person=person, role=Role.PUBLISHER, why="x", version=as_now(person), by="somebody"
        )


def test_a_role_that_stands_alone_meets_no_other(person: Person) -> None:
    """An outreach officer cannot become auditor as well."""
    with pytest.raises(Refused, match="no other role"):
        roles.give_role(
            person=person, role=Role.AUDITOR, why="x", version=as_now(person), by="somebody"
        )


def test_the_database_refuses_what_actions_would() -> None:
    """One role once at a time; an end has its person; an address has one spelling."""
    person = join("ada@example.org", Role.OUTREACH)
    held = PersonRole.objects.get()
    wrong = (
        lambda: PersonRole.objects.create(
            person=person, role=held.role, given_at=held.given_at, given_by="x", why="x"
        ),
        lambda: PersonRole.objects.update(ended_at=held.given_at),
        lambda: PersonRole.objects.update(role="king"),
        lambda: Person.objects.update(email="Ada@example.org"),
        lambda: Person.objects.update(ended_at=held.given_at),
    )
    for attempt in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            attempt()


@pytest.mark.usefixtures("loaded_register")
def test_a_conflict_is_declared_by_oneself_and_lifted_by_another(person: Person) -> None:
    """Declared again, it stays one; its person cannot lift it."""
    said = [
        conflicts.block(person=person, body="luton", why="lives there", by=person.key)
        for _ in range(2)
    ]
    assert said == [True, False]
    assert is_blocked(person, "luton")
    assert not is_blocked(person, "leeds")
    made = ConflictBlock.objects.get()
    with pytest.raises(Refused, match="of their own"):
        conflicts.lift(conflict=made, by=person.key)
    assert conflicts.lift(conflict=made, by="somebody")
    assert not is_blocked(person, "luton")
    assert "lives" not in str(list(AuditEvent.objects.values()))
    with pytest.raises(Refused, match="body of the register"):
        conflicts.block(person=person, body="atlantis", why="x", by="somebody")
