"""Who receives a body's letters."""

import unicodedata
from datetime import date

from django.db import transaction

from upheld.domain.errors import Refused
from upheld.register.models import Authority, Contact
from upheld.register.models.contact import ROLES

# Control characters, line and paragraph separators: in an address they could forge a mail header.
BREAKS = {"Cc", "Zl", "Zp"}


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
    """Record a contact of the body `authority` (a slug); True if something changed.

    Body, role, name and start say which contact it is; the same again changes nothing. Refuses an
    unknown body or role, an end before the start, and a line break that could forge a mail header.
    """
    _check_words(name=name, title=title, salutation=salutation, email=email)
    if role not in ROLES:
        raise Refused(f"{role!r} is not a role: give one of {', '.join(ROLES)}")
    if start and end and end < start:
        raise Refused(f"{role} of {authority}: ends on {end}, before it starts on {start}")
    if not Authority.objects.filter(pk=authority).exists():
        raise Refused(f"{authority!r} is not a body of the register: give its slug")
    return _write(
        {"authority_id": authority, "role": role, "name": name, "start": start},
        {"title": title, "salutation": salutation, "email": email, "end": end,
         "confirmed": confirmed},
        by,
    )  # fmt: skip


def _write(key: dict[str, object], values: dict[str, object], by: str) -> bool:
    contact = Contact.objects.filter(**key).first() or Contact(**key)
    known = contact.pk is not None
    if known and all(getattr(contact, field) == value for field, value in values.items()):
        return False
    for field, value in values.items():
        setattr(contact, field, value)
    contact.recorded_by = by
    contact.save()
    return True


def _check_words(**words: str) -> None:
    for field, text in words.items():
        if any(unicodedata.category(sign) in BREAKS for sign in text):
            raise Refused(f"the {field} holds a line break or another control character")
