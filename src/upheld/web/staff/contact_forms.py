"""Forms about contacts. What may stand in them is in the register."""

from typing import Any, ClassVar

from django import forms

from upheld.register.actions.contacts import ContactFacts
from upheld.register.contact_words import LONGEST
from upheld.register.models import Contact
from upheld.register.models.contact import ROLES
from upheld.web.staff.dated import day_field, spoken_day
from upheld.web.staff.versions import Versioned


def _line() -> forms.CharField:
    return forms.CharField(required=False, max_length=LONGEST)


class ChangeContact(Versioned):
    """What is known of somebody."""

    called: ClassVar = {"email": "Email address", "start": "First day", "end": "Last day"}
    name = _line()
    title = _line()
    salutation = _line()
    email = _line()
    start = day_field()
    end = day_field()

    def facts(self) -> ContactFacts:
        """As the register keeps them; `Refused` where it cannot."""
        names = ("name", "title", "salutation", "email", "start", "end")
        return ContactFacts(**{name: self.cleaned_data[name] for name in names})


class AddContact(ChangeContact):
    """Somebody new."""

    field_order = ("role", "name")
    role = forms.ChoiceField(
        choices=list(ROLES.items()),
        error_messages={"required": "Choose a role", "invalid_choice": "Choose a role"},
    )


class EndContact(Versioned):
    """A last day."""

    end = day_field("Write the last day")


class OfVersion(Versioned):
    """A button: nothing but the version that it stood beside."""


def as_it_is(contact: Contact) -> dict[str, Any]:
    """What a form of a contact begins with."""
    words = {n: getattr(contact, n) for n in ("name", "title", "salutation", "email", "version")}
    return words | {n: spoken_day(getattr(contact, n), "") for n in ("start", "end")}
