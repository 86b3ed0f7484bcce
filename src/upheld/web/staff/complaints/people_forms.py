"""Fields of one person, on a form of their own or among others'."""

from collections.abc import Iterable
from typing import Any

from django import forms

from upheld.casework.arrivals import LONGEST_CONTACT, LONGEST_NAME, PersonFacts
from upheld.casework.models import Complainant
from upheld.casework.models.complainant import ROLES
from upheld.domain.sides import Formats

FIELDS = (
    "name", "contact", "postcode", "email", "telephone", "formats", "adjustments", "relation",
)  # fmt: skip
LONGEST_NOTE = 2000


def person_fields(role: str = "") -> dict[str, forms.Field]:
    """The fields of a person, each with the role before its name."""
    before = f"{role}_" if role else ""

    def line(longest: int) -> forms.CharField:
        return forms.CharField(required=False, max_length=longest)

    return {
        f"{before}name": line(LONGEST_NAME), f"{before}contact": line(LONGEST_CONTACT),
        f"{before}postcode": line(20), f"{before}email": line(254),
        f"{before}telephone": line(40),
        f"{before}formats": forms.ChoiceField(
            required=False, choices=[(each.value, each.words) for each in Formats]
        ),
        f"{before}adjustments": line(LONGEST_NOTE), f"{before}relation": line(LONGEST_NOTE),
    }  # fmt: skip


def facts_of(said: dict[str, Any], role: str, before: str = "") -> PersonFacts | None:
    """The person who was written down, None where nothing was; `Refused` where it cannot be."""
    found = {name: said.get(f"{before}{name}") or "" for name in FIELDS}
    chosen = found.pop("formats")
    if not any(found.values()):
        return None
    return PersonFacts(role=role, formats=Formats(chosen or Formats.PLAIN), **found)


def field_of(fault: str, fields: Iterable[str]) -> str | None:
    """The field that a fault of a person is about, among those of a form; None for no one's."""
    role = next((role for role, words in ROLES.items() if f"the {words.lower()}" in fault), "")
    about = next((part for part in ("postcode", "email") if part in fault), "name")
    wanted = (f"{role}_{about}", about) if role else ()
    return next((name for name in wanted if name in set(fields)), None)


def as_it_is(person: Complainant) -> dict[str, str]:
    """What a form of a person begins with."""
    return {name: str(getattr(person, name)) for name in FIELDS}
