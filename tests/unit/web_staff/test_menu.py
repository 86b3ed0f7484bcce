"""The menu: short in its first row for every role, and never a door that is closed."""

import pytest

from support.people import person_in
from support.staff import browser_of
from upheld.domain.roles import Role, deeds_of
from upheld.web.staff.menu import MENU, menu

LONGEST = 8


@pytest.mark.parametrize("role", list(Role))
def test_the_first_row_is_short_and_every_room_is_reached(role: Role) -> None:
    """Each room that a role opens is in the first row or in the second of its group, once."""
    deeds = deeds_of([role])
    first = menu(deeds, "/")
    assert len(first) <= LONGEST
    reached = [room.address for each in first for room in (each.below or (each,))]
    opened = [room.address for group in MENU for room in group.rooms if room.deed in deeds]
    assert reached == opened
    assert first[0].current == "page"


def test_where_one_is_is_said_once_in_each_row() -> None:
    """The longest address that fits: one person’s file is not the room of retention too."""
    every = deeds_of(list(Role))
    for address, group, room in (
        ("/retention/person/", "Records", "One person"), ("/retention/", "Records", "Retention"),
        ("/cases/26-000-001/luton/", "Casework", "Cases"), ("/day/team/", "Day", ""),
    ):  # fmt: skip
        current = [each for each in menu(every, address) if each.current]
        assert [each.name for each in current] == [group], address
        assert "".join(each.name for each in current[0].below if each.current) == room
    assert not [each for each in menu(every, "/account/") if each.current]


def test_a_group_of_one_goes_by_its_room() -> None:
    """Who may see the roles alone finds no office there."""
    names = [each.name for each in menu(deeds_of([Role.INVESTIGATOR]), "/cases/")]
    assert names == ["Desk", "Day", "Casework", "Bodies", "Roles"]


@pytest.mark.django_db
def test_the_second_row_stands_on_the_pages_of_its_group() -> None:
    """With a name of its own for whoever hears it, and on no other page."""
    browser = browser_of(person_in(Role.INVESTIGATOR))
    page = browser.get("/cases/").content.decode()
    assert '<nav class="up-staff-rooms" aria-label="Casework">' in page
    assert '<a href="/cases/" aria-current="page">Cases</a>' in page
    assert "up-staff-rooms" not in browser.get("/").content.decode()
