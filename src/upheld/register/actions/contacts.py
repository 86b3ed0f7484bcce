"""Who receives a body's letters."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db import transaction

from upheld.domain.errors import Overtaken, Refused
from upheld.register.at_once import alone, refused_if_there
from upheld.register.audited import note
from upheld.register.contact_words import LONGEST, check_words, is_address
from upheld.register.models import Authority, Contact
from upheld.register.models.contact import ROLES
from upheld.toolbox import clock

# What a list says about a contact, beside which one it is.
TOLD = ("title", "salutation", "email", "end", "confirmed")
THERE = "this contact is there already, with the same first day; change that one instead"


@dataclass(frozen=True, kw_only=True)
class ContactFacts:
    """A person or an unnamed office, and the days on which they hold; None is open."""

    name: str
    title: str
    salutation: str
    email: str
    start: date | None
    end: date | None

    def __post_init__(self) -> None:
        """Refuse what no letter could be sent to, without repeating what is personal."""
        words = {name: getattr(self, name) for name in ("name", "title", "salutation", "email")}
        check_words(**words)
        if any(len(text) > LONGEST for text in words.values()):
            raise Refused(f"a field is longer than {LONGEST} characters")
        if self.email and not is_address(self.email):
            raise Refused("this is not an email address such as name@council.example")
        if not (self.name or self.title):
            raise Refused("give a name, or at least the title of the office")
        if self.start and self.end and self.end < self.start:
            raise Refused(f"the last day {self.end} is before the first {self.start}")


@transaction.atomic
def record_contact(  # noqa: PLR0913 - the columns of the contact list, one by one
    *,
    authority: str,
    role: str,
    name: str,
    title: str,
    salutation: str,
    email: str,
    start: date | None,
    end: date | None,
    confirmed: date | None,
    by: str,
) -> bool:
    """Record a contact of the body `authority` (a slug), as `record_contacts` does many.

    True if something changed.
    """
    row = {
        "authority": authority, "role": role, "name": name, "title": title,
        "salutation": salutation, "email": email, "start": start, "end": end,
        "confirmed": confirmed,
    }  # fmt: skip
    return bool(record_contacts(rows=[row], by=by))


@transaction.atomic
def record_contacts(*, rows: Iterable[Mapping[str, Any]], by: str) -> int:
    """Record contacts of bodies named by their slugs, all or none; how many changed something.

    Body, role, name and start say which contact it is; the same again changes nothing. Refuses an
    unknown body or role, an end before the start, and a line break that could forge a mail header.
    """
    rows = list(rows)
    slugs = {row["authority"] for row in rows}
    there = set(Authority.objects.filter(pk__in=slugs).values_list("pk", flat=True))
    held = {_key(x): x for x in Contact.objects.select_for_update().filter(authority__in=there)}
    new: dict[tuple[object, ...], Contact] = {}
    changed = 0
    for row in rows:
        _check_row(row, there)
        made = Contact(
            authority_id=row["authority"], **{k: row[k] for k in ("role", "name", "start")}
        )
        contact = held.get(_key(made)) or new.get(_key(made)) or made
        if contact is made:
            new[_key(made)] = made
        elif all(getattr(contact, field) == row[field] for field in TOLD):
            continue
        for field in TOLD:
            setattr(contact, field, row[field])
        _forget_note(contact)
        contact.recorded_by, contact.recorded_at = by, clock.now()
        contact.version += 1
        if _key(contact) in held:
            contact.save()
        changed += 1
    # A list has hundreds: one by one they took a third of an import's time.
    Contact.objects.bulk_create(new.values())
    return changed


def _key(contact: Contact) -> tuple[object, ...]:
    return contact.authority_id, contact.role, contact.name, contact.start


def _check_row(row: Mapping[str, Any], there: Collection[str]) -> None:
    authority, role, start, end = (row[name] for name in ("authority", "role", "start", "end"))
    check_words(**{name: row[name] for name in ("name", "title", "salutation", "email")})
    if role not in ROLES:
        raise Refused(f"{role!r} is not a role: give one of {', '.join(ROLES)}")
    if start and end and end < start:
        raise Refused(f"{role} of {authority}: ends on {end}, before it starts on {start}")
    if authority not in there:
        raise Refused(f"{authority!r} is not a body of the register: give its slug")


@transaction.atomic
def add_contact(*, authority: str, role: str, facts: ContactFacts, by: str) -> Contact:
    """Somebody new; refused where the same is there already."""
    if role not in ROLES:
        raise Refused("choose a role")
    if not Authority.objects.filter(pk=authority).exists():
        raise Refused(f"{authority} is not a body of the register")
    made = Contact(authority_id=authority, role=role, **asdict(facts))
    _check_alone(made)
    _keep(made, by, "add_contact", asdict(facts).keys() - {"end"}, was={})
    return made


@transaction.atomic
def change_contact(*, contact: int, facts: ContactFacts, version: int, by: str) -> bool:
    """Mend a contact's fields, or open one that was ended; False where nothing differs."""
    held = _taken(contact, version)
    changed = {n for n, value in asdict(facts).items() if getattr(held, n) != value}
    if not changed:
        return False
    was = {name: getattr(held, name) for name in changed}
    for name in changed:
        setattr(held, name, getattr(facts, name))
    if "email" in changed:
        held.returned = None
    _forget_note(held)
    _check_alone(held)
    _keep(held, by, "change_contact", changed, was=was)
    return True


@transaction.atomic
def end_contact(*, contact: int, last_day: date, version: int, by: str) -> None:
    """The contact holds until the end of a day."""
    held = _taken(contact, version)
    if held.start and last_day < held.start:
        raise Refused(f"it begins on {held.start}, after that day")
    held.end = last_day
    _keep(held, by, "end_contact", {"end"})


@transaction.atomic
def confirm_contact(*, contact: int, version: int, by: str) -> None:
    """The body has said today that the contact still holds; the same day again changes nothing."""
    held, today = _taken(contact, version, confirmed=clock.today()), clock.today()
    if held.end and held.end < today:
        raise Refused(f"it ended on {held.end}; change its last day first")
    if (held.confirmed, held.returned) == (today, None):
        return
    _remember(held)
    held.confirmed, held.returned = today, None
    _keep(held, by, "confirm_contact", {"confirmed"})


@transaction.atomic
def note_returned(*, contact: int, version: int, by: str) -> None:
    """A mail to the address came back today; another address or a confirmation forgets it."""
    held = _taken(contact, version, returned=clock.today())
    if held.returned:
        return
    if not held.email:
        raise Refused("it has no address that a mail could come back from")
    _remember(held)
    held.returned = clock.today()
    _keep(held, by, "note_returned", {"returned"})


@transaction.atomic
def take_back_note(*, contact: int, version: int, by: str) -> None:
    """Take back what was noted today last: a confirmation, or a mail that came back."""
    held = _taken(contact, version)
    if held.noted != clock.today():
        raise Refused("nothing was noted about this contact today that could be taken back")
    held.confirmed, held.returned = held.confirmed_before, held.returned_before
    _forget_note(held)
    _keep(held, by, "take_back_note", {"confirmed", "returned"})


@transaction.atomic
def import_contacts(*, rows: Iterable[dict[str, Any]], digest: str, by: str) -> int:
    """Record the lines of a contact list, all or nothing; how many changed something."""
    alone("contacts")
    with refused_if_there("somebody added one of these contacts just now; import the list again"):
        changed = record_contacts(rows=rows, by=by)
    if changed:
        detail = {"file": digest, "contacts": changed}
        note(by=by, action="import_contacts", subject="contacts", detail=detail)
    return changed


@transaction.atomic
def note_exported(*, contacts: int, by: str) -> None:
    """Somebody took the contacts away as a file."""
    note(by=by, action="export_contacts", subject="contacts", detail={"contacts": contacts})


def _taken(contact: int, version: int, **reached: date) -> Contact:
    # What was wanted and is so already is nobody's loss: a double click is no quarrel.
    held = Contact.objects.select_for_update().filter(pk=contact).first()
    if held is None:
        raise Refused("there is no such contact any more")
    done = reached and all(getattr(held, name) == day for name, day in reached.items())
    if held.version != version and not done:
        what = f"{ROLES[held.role].lower()} of {held.authority.short_name}"
        raise Overtaken(by=held.recorded_by, at=held.recorded_at, what=what, version=held.version)
    return held


def _remember(held: Contact) -> None:
    held.noted = clock.today()
    held.confirmed_before, held.returned_before = held.confirmed, held.returned


def _forget_note(held: Contact) -> None:
    held.noted = held.confirmed_before = held.returned_before = None


def _check_alone(made: Contact) -> None:
    same = Contact.objects.filter(
        authority=made.authority_id, role=made.role, name=made.name, start=made.start
    )
    if same.exclude(pk=made.pk).exists():
        raise Refused(THERE)


def _keep(
    contact: Contact,
    by: str,
    action: str,
    fields: Iterable[str],
    was: Mapping[str, str] | None = None,
) -> None:
    contact.version += 1
    contact.recorded_by, contact.recorded_at = by, clock.now()
    with refused_if_there(THERE):
        contact.save()
    # The names of fields alone: what stands in them is personal.
    detail = {"body": contact.authority_id, "role": contact.role, "fields": sorted(fields)}
    personal = {
        name: ((was or {}).get(name) or None, getattr(contact, name) or None)
        for name in fields
        if name in Contact.Classes.personal
    }
    note(by=by, action=action, subject=f"contact {contact.pk}", detail=detail, personal=personal)
