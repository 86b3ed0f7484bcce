"""What the public form asks, page by page."""

import re
from typing import Any, NamedTuple

from django import forms

from upheld.domain.errors import Refused
from upheld.domain.sides import Formats
from upheld.toolbox.mail import is_address
from upheld.web.council import bodies
from upheld.web.council.fields import Line, Text, one_of, past_day

UNKNOWN = "unknown"
MYSELF, OTHER = "myself", "other"
WHOM = {MYSELF: "For myself", OTHER: "For somebody else"}
AGREED, CANNOT, NOT_YET = "agreed", "cannot", "not_yet"
CONSENTS = {
    AGREED: "They have agreed that I complain for them",
    CANNOT: "They cannot agree, for example because of illness, age or death",
    NOT_YET: "They have not been asked yet",
}
YES, NO = "yes", "no"
TOLD = {YES: "Yes", NO: "No, or not yet"}
ANSWERED = {YES: "Yes, it has answered", NO: "No, it has not answered"}
FORMATS = {each.value: each.words for each in Formats}
LONGEST_POSTCODE, LONGEST_TELEPHONE, LONGEST_EMAIL = 10, 40, 254


class Fault(NamedTuple):
    """One line of an error summary and where it leads."""

    text: str
    href: str


class Asked(forms.Form):
    """A page of the form with its error summary."""

    def faults(self) -> list[Fault]:
        """Every error, in the order of the fields; one of the whole page comes first."""
        found = [Fault(text, f"#{name}") for name in self.fields for text in self.said(name)]
        first = next(iter(self.fields), "main")
        return [Fault(str(text), f"#{first}") for text in self.non_field_errors()] + found

    def said(self, name: str) -> list[str]:
        """The errors of a field, the first alone."""
        return [str(text) for text in self.errors.get(name, ())][:1] if self.is_bound else []

    def written(self, name: str) -> str:
        """What stood in a field when it was sent."""
        return str(self.data.get(name, self.initial.get(name, "")))

    def refuse(self, refusal: Refused) -> None:
        """Show why an action refused."""
        self.add_error(None, f"{str(refusal)[:1].upper()}{str(refusal)[1:]}")


class WhoAbout(Asked):
    """Which body; whoever does not know says so, or what they call it."""

    search = Line()
    body = forms.CharField(
        error_messages={"required": "Search for the body and choose it, or say you do not know"}
    )
    body_named = Line()

    def faults(self) -> list[Fault]:
        """Whoever has not searched yet is led to the search, not to “I do not know”."""
        begin = "#body" if self.written("search") else "#search"
        return [
            each._replace(href=begin) if each.href == "#body" else each for each in super().faults()
        ]

    def clean_body(self) -> str:
        """A body that exists today, or none that is known."""
        chosen = str(self.cleaned_data["body"])
        if chosen != UNKNOWN and not bodies.name_of(chosen):
            raise forms.ValidationError("This body does not exist today: search for it again")
        return chosen


class Matter(Asked):
    """What happened."""

    text = Text(required="Write what happened")
    wanted = Text()
    known_on = past_day()


class Earlier(Asked):
    """Whether the body has had its chance."""

    told = one_of("Say whether you have complained to them", TOLD)
    told_body_on = past_day()
    answered = forms.ChoiceField(choices=list(ANSWERED.items()), required=False)
    body_answered_on = past_day()

    def clean(self) -> dict[str, Any]:
        """Days only where something happened, and in their order."""
        cleaned = super().clean() or {}
        told, answered = cleaned.get("told_body_on"), cleaned.get("body_answered_on")
        if cleaned.get("told") == YES and not told and "told_body_on" not in self.errors:
            self.add_error("told_body_on", "Write when you complained to them; a month is enough")
        if told and answered and answered < told:
            self.add_error("body_answered_on", "They answered before you complained: check both")
        return cleaned


class Whom(Asked):
    """For whom somebody complains."""

    whom = one_of("Say for whom you complain", WHOM)
    name = Line(required="Write your name")
    other_name = Line()
    relation = Line()
    consent = forms.ChoiceField(choices=list(CONSENTS.items()), required=False)

    def clean(self) -> dict[str, Any]:
        """Whoever complains for somebody else says for whom, as what, and whether they agree."""
        cleaned = super().clean() or {}
        if cleaned.get("whom") == OTHER:
            needed = {
                "other_name": "Write the name of the person you complain for",
                "relation": "Say how you know them, such as daughter, advocate or councillor",
                "consent": "Say whether they have agreed",
            }
            for name, words in needed.items():
                if name not in self.errors and not cleaned.get(name):
                    self.add_error(name, words)
        return cleaned


class Reach(Asked):
    """How we answer."""

    contact = Text(longest=500)
    postcode = Line(longest=LONGEST_POSTCODE)
    email = Line(longest=LONGEST_EMAIL)
    telephone = Line(longest=LONGEST_TELEPHONE)

    def clean_postcode(self) -> str:
        """Without space, in capitals."""
        plain = str(self.cleaned_data["postcode"]).replace(" ", "").upper()
        if plain and not re.fullmatch(r"[A-Z0-9-]+", plain):
            raise forms.ValidationError("Write a postcode such as LU1 2BQ")
        return plain

    def clean_email(self) -> str:
        """An address that mail can be sent to."""
        email = str(self.cleaned_data["email"])
        if email and not is_address(email):
            raise forms.ValidationError("Write an email address such as name@example.com")
        return email

    def clean_telephone(self) -> str:
        """Something with digits."""
        number = str(self.cleaned_data["telephone"])
        if number and not any(each.isdecimal() for each in number):
            raise forms.ValidationError("Write a telephone number such as 01234 567 890")
        return number

    def clean(self) -> dict[str, Any]:
        """At least one way."""
        cleaned = super().clean() or {}
        if not self.errors and not any(cleaned.get(n) for n in ("contact", "email", "telephone")):
            raise forms.ValidationError(
                "Give us one way to answer: an address, an email address or a telephone number"
            )
        return cleaned


class Needs(Asked):
    """What would make it easier."""

    formats = forms.ChoiceField(choices=list(FORMATS.items()), required=False)
    adjustments = Text(longest=2000)


class Send(Asked):
    """The declaration; `website` is there for programs that fill in whatever they find."""

    declared = forms.BooleanField(
        error_messages={"required": "Say that what you have written is true as far as you know"}
    )
    website = forms.CharField(required=False)

    def clean_website(self) -> str:
        """Nobody sees this field."""
        if self.cleaned_data["website"]:
            raise forms.ValidationError("Leave the field “Website” empty")
        return ""


class Standing(Asked):
    """Number and code."""

    number = Line(required="Write your receipt number, or the reference of your case")
    code = Line(required="Write the code that you were given with the number")


class Fetch(Asked):
    """What the reader of a letter knows, and its link does not say."""

    word = Line(required="Write the postcode, or the reference of the case")


class OneDocument(Asked):
    """One file."""

    file = forms.FileField(
        max_length=LONGEST_EMAIL,
        error_messages={
            "required": "Choose a file", "missing": "Choose a file", "empty": "The file is empty",
            "max_length": "Give the file a shorter name",
        },
    )  # fmt: skip
