"""Contacts that somebody should ask about before letters go, the longest in doubt first."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple, TypeVar

from upheld.domain.worded import Worded
from upheld.register.models import Contact
from upheld.register.models.contact import ROLES
from upheld.register.queries.authorities import AuthorityOnDay, authorities_on
from upheld.register.queries.contacts import ContactOnDay, precedence

_Holder = TypeVar("_Holder", Contact, ContactOnDay)

CHIEF, DEPUTY = "chief_executive", "deputy_link_officer"
# Bodies are asked each spring: what is older than that was missed once.
LASTS = timedelta(days=365)


class Doubt(Worded):
    """Why a contact is in doubt."""

    NOBODY = "nobody", "No chief executive"
    TWO = "two", "Two hold the office at a time"
    RETURNED = "returned", "A mail came back"
    NO_ADDRESS = "no_address", "No address"
    NEVER = "never", "Never confirmed"
    OLD = "old", "Confirmed more than a year ago"


@dataclass(frozen=True, kw_only=True)
class Doubtful:
    """One line of the list; `contact` is None where there is nobody."""

    body: str
    name: str
    """Of the body; the person is named on the body's own page alone."""
    role: str
    doubt: Doubt
    since: date | None
    """None where no record says since when, which is the longest."""
    contact: int | None = None
    version: int = 0


class Reached(NamedTuple):
    """The address of an office, which is personal; or the doubt about it."""

    role: str
    email: str
    doubt: str


def doubtful(*, day: date, without: Collection[str] = ()) -> list[Doubtful]:
    """Every doubt about contacts on a day, the oldest first."""
    held, gone = _held(day), _gone(day)
    found = [
        each
        for body in authorities_on(day)
        if body.slug not in without and body.type is not None
        for each in _of_body(body, held[body.slug], gone.get(body.slug), day)
    ]
    return sorted(found, key=lambda each: (each.since or date.min, each.name, each.role))


def reached(
    roles: Sequence[str], *, day: date, bodies: Collection[str]
) -> dict[str, tuple[Reached, ...]]:
    """Where these offices are reached at each body, in this order, those in doubt left out.

    Where all of them are in doubt the first stands alone, with the doubt about it.
    """
    held = _held(day)
    found = {}
    for slug in bodies:
        offices = [_reached(role, held[slug], day) for role in roles]
        found[slug] = tuple(each for each in offices if not each.doubt) or (offices[0],)
    return found


def chosen(roles: Sequence[str], held: Iterable[_Holder], *, day: date) -> _Holder | None:
    """Whom every letter and reminder goes to: who holds the first of these offices that is held.

    The latest to start; of several deputies, who may stand beside each other, the latest of the
    soundest: one with an address, to which no mail came back, that was confirmed within a year.
    """
    ordered = sorted(held, key=precedence)
    for role in roles:
        own = [each for each in ordered if each.role == role]
        if own:
            return min(own, key=lambda each: _unsound(each, day)) if role == DEPUTY else own[0]
    return None


def _unsound(contact: Contact | ContactOnDay, day: date) -> tuple[bool, bool, bool]:
    # The gravest first.
    unconfirmed = contact.confirmed is None or contact.confirmed < day - LASTS
    return not contact.email, contact.returned is not None, unconfirmed


def _reached(role: str, held: Iterable[Contact], day: date) -> Reached:
    own = [contact for contact in held if contact.role == role]
    if not own:
        return Reached(role=role, email="", doubt="Nobody is recorded in this office")
    if role == DEPUTY:
        # Of several one is enough; two who hold any other office are in doubt themselves.
        own = [each for each in (chosen([role], own, day=day),) if each]
    doubts = [doubt for _, doubt, _ in _of_contacts(own, day)]
    if doubts:
        return Reached(role=role, email="", doubt=doubts[0].words)
    return Reached(role=role, email=own[0].email, doubt="")


def _of_body(
    body: AuthorityOnDay, held: list[Contact], gone: date | None, day: date
) -> Iterator[Doubtful]:
    if body.kind.compared and not any(c.role == CHIEF for c in held):
        yield Doubtful(
            body=body.slug, name=body.name, role=ROLES[CHIEF], doubt=Doubt.NOBODY, since=gone
        )
    for contact, doubt, since in _of_contacts(held, day):
        yield Doubtful(
            body=body.slug, name=body.name, role=ROLES[contact.role], doubt=doubt, since=since,
            contact=contact.pk, version=contact.version,
        )  # fmt: skip


def _of_contacts(
    held: Iterable[Contact], day: date
) -> Iterator[tuple[Contact, Doubt, date | None]]:
    in_office: set[str] = set()
    for contact in held:
        if contact.role in in_office and contact.role != DEPUTY:
            yield contact, Doubt.TWO, contact.start
        in_office.add(contact.role)
        if contact.returned:
            yield contact, Doubt.RETURNED, contact.returned
        elif not contact.email:
            yield contact, Doubt.NO_ADDRESS, contact.start
        if contact.confirmed is None:
            yield contact, Doubt.NEVER, contact.start
        elif contact.confirmed < day - LASTS:
            yield contact, Doubt.OLD, contact.confirmed + LASTS


def _held(day: date) -> defaultdict[str, list[Contact]]:
    # Of two who hold an office the later one is in doubt about: they are told in order of start.
    found: defaultdict[str, list[Contact]] = defaultdict(list)
    for contact in Contact.objects.order_by("start", "pk"):
        begun = contact.start is None or contact.start <= day
        if begun and (contact.end is None or contact.end >= day):
            found[contact.authority_id].append(contact)
    return found


def _gone(day: date) -> dict[str, date]:
    last = Contact.objects.filter(role=CHIEF, end__lt=day).order_by("end")
    return {c.authority_id: c.end for c in last if c.end}
