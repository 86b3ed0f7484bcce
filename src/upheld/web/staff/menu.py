"""The menu: rooms in the order of the work, gathered so that the first row stays short."""

from collections.abc import Collection
from typing import NamedTuple

from upheld.domain.roles import Deed


class Room(NamedTuple):
    """A room: its name, where it is, and the deed that opens it."""

    name: str
    address: str
    deed: Deed


class Group(NamedTuple):
    """Rooms that belong together. One whose other rooms are closed goes by its room's own name."""

    name: str
    rooms: tuple[Room, ...]


class Entry(NamedTuple):
    """A link of a menu; `current` is its `aria-current`, empty where somebody is elsewhere."""

    name: str
    address: str
    current: str
    below: "tuple[Entry, ...]" = ()
    """The rooms of a group, where it has more than one."""


# Complaints to reports is the way of a case.
MENU = (
    Group("Desk", (Room("Desk", "/", Deed.OWN_ACCOUNT),)),
    Group("Day", (Room("Day", "/day/", Deed.SEE_CASES),)),
    Group(
        "Casework",
        (
            Room("Complaints", "/complaints/", Deed.SEE_COMPLAINTS),
            Room("Cases", "/cases/", Deed.SEE_CASES),
            Room("Remedies", "/remedies/", Deed.SEE_CASES),
            Room("Reports", "/reports/", Deed.SEE_CASES),
            Room("Publication", "/publication/", Deed.SEE_CASES),
            Room("Performance", "/performance/", Deed.SEE_PERFORMANCE),
        ),
    ),
    Group(
        "Bodies",
        (
            Room("Register", "/register/", Deed.SEE_REGISTER),
            Room("Contacts", "/contacts/", Deed.SEE_CONTACTS),
        ),
    ),
    Group(
        "Outreach",
        (
            Room("Training", "/training/", Deed.SEE_TRAINING),
            Room("Resources", "/resources/", Deed.SEE_RESOURCES),
            Room("Link officers", "/officers/", Deed.ASK_OFFICERS),
        ),
    ),
    Group(
        "Years",
        (
            Room("Years", "/years/", Deed.SEE_YEAR),
            Room("Post", "/post/", Deed.SEE_POST),
            Room("Earlier years", "/history/", Deed.KEEP_HISTORY),
        ),
    ),
    Group(
        "Records",
        (
            Room("Retention", "/retention/", Deed.SEE_HOLDS),
            Room("One person", "/retention/person/", Deed.EXPORT_PERSON),
            Room("Audit", "/audit/", Deed.SEARCH_AUDIT),
        ),
    ),
    Group(
        "Office",
        (
            Room("People", "/people/", Deed.SEE_PEOPLE),
            Room("Conflicts", "/conflicts/", Deed.SEE_CONFLICTS),
            Room("Roles", "/roles/", Deed.SEE_ROLES),
            Room("Office settings", "/office/", Deed.CHANGE_OFFICE),
        ),
    ),
)


def menu(deeds: Collection[Deed], address: str) -> tuple[Entry, ...]:
    """The first row for who may do these deeds, read at an address; the second hangs below it."""
    here = _room_of(address)
    found = []
    for group in MENU:
        open_ones = [room for room in group.rooms if room.deed in deeds]
        rooms = tuple(Entry(r.name, r.address, _current(r, here, address)) for r in open_ones)
        if not rooms:
            continue
        if len(rooms) == 1:
            found.append(rooms[0])
            continue
        current = "true" if any(room.current for room in rooms) else ""
        found.append(Entry(group.name, rooms[0].address, current, rooms))
    return tuple(found)


def _room_of(address: str) -> Room | None:
    """The room of a page: the one whose address is the longest beginning of the page's own."""
    every = (room for group in MENU for room in group.rooms)
    # Everything begins with the desk's address, so it is that of the desk alone.
    fits = [
        room
        for room in every
        if address == room.address or (room.address != "/" and address.startswith(room.address))
    ]
    return max(fits, key=lambda room: len(room.address), default=None)


def _current(room: Room, here: Room | None, address: str) -> str:
    if room != here:
        return ""
    return "page" if address == room.address else "true"
