"""The table of roles and deeds."""

import pytest

from upheld.domain.errors import Refused
from upheld.domain.roles import EVERYBODY, PERMITTED, ROOMS, Deed, Role, check_together, deeds_of


def test_every_role_has_its_line_and_its_reason() -> None:
    """No role is forgotten, and each says why it may do what it may."""
    assert set(PERMITTED) == set(Role)
    assert all(grant.why.endswith(".") for grant in PERMITTED.values())


def test_every_deed_has_words_and_one_room_and_somebody_who_does_it() -> None:
    """A deed that nobody may do would be a dead door; one in two rooms would be shown twice."""
    listed = [deed for deeds in ROOMS.values() for deed in deeds]
    assert sorted(listed) == sorted(Deed)
    assert all(deed.words and deed.room for deed in Deed)
    assert deeds_of(Role) == set(Deed)


def test_without_a_role_there_is_only_the_own_account() -> None:
    """An account alone opens no room."""
    assert deeds_of(()) == EVERYBODY == {Deed.OWN_ACCOUNT, Deed.SEE_ROLES}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Deed.WRITE_LETTERS, Deed.APPROVE_LETTERS),
        (Deed.COUNT_YEAR, Deed.STAGE_RELEASE),
        (Deed.APPROVE_LETTERS, Deed.ISSUE_LETTERS),
        (Deed.CHANGE_ROLES, Deed.STAGE_RELEASE),
        (Deed.CHANGE_ROLES, Deed.SEE_CONTACTS),
        (Deed.SEARCH_AUDIT, Deed.CHANGE_ROLES),
    ],
)
def test_what_two_people_must_do_no_single_role_may(one: Deed, other: Deed) -> None:
    """Writing and approving, counting and publishing, letting in and publishing lie apart."""
    assert [role for role in Role if {one, other} <= PERMITTED[role].deeds] == []


def test_the_auditor_stands_alone() -> None:
    """Whoever audits others has no other role."""
    check_together({Role.PUBLISHER, Role.OUTREACH})
    with pytest.raises(Refused, match="Auditor has no other role"):
        check_together({Role.AUDITOR, Role.PUBLISHER})
