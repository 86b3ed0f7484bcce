"""What is asked on the staff site's forms. The rules of the house are in the actions."""

from typing import Any, NamedTuple

from django import forms
from django.http import QueryDict

from upheld.domain.errors import Refused
from upheld.domain.roles import Role
from upheld.people.models import Draft
from upheld.web.dated import with_spoken_days

LONGEST_PASSWORD = 200
LONGEST_WORDS = 500
LONGEST_NOTE = 2000


class Fault(NamedTuple):
    """One line of an error summary and where it leads."""

    text: str
    href: str


def words(required: str, **more: Any) -> forms.CharField:
    """A field of text; `required` is said where nothing was written."""
    more = {"max_length": LONGEST_WORDS} | more
    return forms.CharField(error_messages={"required": required}, **more)


def secret_words(required: str) -> forms.CharField:
    """A password: taken as it is, spaces included."""
    return words(required, strip=False, max_length=LONGEST_PASSWORD)


def role_field() -> forms.ChoiceField:
    """One role of the table."""
    wrong = "Choose a role"
    return forms.ChoiceField(
        choices=[(role.value, role.words) for role in Role],
        error_messages={"required": wrong, "invalid_choice": wrong},
    )


class Asked(forms.Form):
    """A form with its error summary."""

    token = ""
    """The form's own token, where it was made by `opening.opened`: it is sent once."""
    kept: Draft | None = None
    """What was written before the session ended, where it stands in the form."""

    def refuse(self, name: str | None, refusal: Refused) -> None:
        """Show why an action refused, at a field or, without one, above them all."""
        said = with_spoken_days(str(refusal))
        self.add_error(name, f"{said[:1].upper()}{said[1:]}")

    def faults(self) -> list[Fault]:
        """Every error, in the order of the fields; one of the whole form comes first."""
        found = [Fault(text, f"#{name}") for name in self.fields for text in self.said(name)]
        seen = (name for name, field in self.fields.items() if not field.widget.is_hidden)
        first = next(seen, "main")
        return [Fault(str(text), f"#{first}") for text in self.non_field_errors()] + found

    def said(self, name: str) -> list[str]:
        """The errors of a field."""
        return [str(text) for text in self.errors.get(name, ())] if self.is_bound else []

    def written(self, name: str) -> str:
        """What stood in a field when it was sent; secrets are not sent back."""
        return str(self.data.get(name, self.initial.get(name, "")))

    def picked(self, name: str) -> list[str]:
        """What was ticked of several when it was sent."""
        if isinstance(self.data, QueryDict):
            return [str(each) for each in self.data.getlist(name)]
        kept = self.data.get(name, self.initial.get(name, ()))
        return [kept] if isinstance(kept, str) else [str(each) for each in kept]


class SignIn(Asked):
    """Address and password."""

    email = words("Write your email address", max_length=254)
    password = secret_words("Write your password")


class Code(Asked):
    """A code of the app, or a recovery code."""

    code = words("Write the code", max_length=30)


class Forgotten(Asked):
    """Where the link goes."""

    email = words("Write your email address", max_length=254)


class NewPassword(Asked):
    """A password, twice."""

    password = secret_words("Write a new password")
    again = secret_words("Write the new password again")

    def clean(self) -> dict[str, Any]:
        """Both the same."""
        cleaned = super().clean() or {}
        if {"password", "again"} <= set(cleaned) and cleaned["password"] != cleaned["again"]:
            self.add_error("again", "The two passwords are not the same")
        return cleaned


class ChangePassword(NewPassword):
    """The password so far, then a new one."""

    field_order = ("current", "password", "again")
    current = secret_words("Write your current password")


class Accept(NewPassword):
    """Who comes by invitation: name, password, and a code that proves the app."""

    field_order = ("name", "password", "again", "code")
    name = words("Write your name", max_length=120)
    code = words("Write the code that the app shows", max_length=30)


class StartAgain(NewPassword):
    """Who starts again has a name already."""

    code = words("Write the code that the app shows", max_length=30)


class NewAuthenticator(Asked):
    """Another app: the password, and a code that proves it."""

    current = secret_words("Write your current password")
    code = words("Write the code that the new app shows", max_length=30)


class Confirmed(Asked):
    """The password, before something that cannot be undone."""

    current = secret_words("Write your current password")


class Invite(Asked):
    """Who is invited, in which role, and why."""

    email = words("Write an email address", max_length=254)
    role = role_field()
    why = words("Say why this person needs the role")


class Reason(Asked):
    """Why something is done."""

    why = words("Say why")


class Declare(Asked):
    """A body, and what the conflict is."""

    body = words("Choose a body", max_length=80)
    why = words("Say what the conflict is")
