"""Forms of the register. The rules are in its actions."""

from typing import Any, ClassVar

from django import forms

from upheld.domain.authority_types import AuthorityType
from upheld.register.facts import LONGEST_NAME, LONGEST_REGION, LONGEST_SHORT, LONGEST_SLUG
from upheld.web.staff.dated import day_field
from upheld.web.staff.forms import Asked, words
from upheld.web.staff.versions import Versioned

WHY = "Say why, or where it is written"


def type_field() -> forms.ChoiceField:
    """One type of body."""
    wrong = "Choose a type"
    return forms.ChoiceField(
        choices=[(kind.value, kind.singular) for kind in AuthorityType],
        error_messages={"required": wrong, "invalid_choice": wrong},
    )


def lines_field(required: str = "", longest: int = 2000) -> forms.CharField:
    """Several lines of text."""
    return forms.CharField(
        required=bool(required), max_length=longest, error_messages={"required": required}
    )


def lines_of(text: str) -> tuple[str, ...]:
    """The lines that say something."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


class AddName(Versioned):
    """Another name from a day on."""

    name = words("Write the name", max_length=LONGEST_NAME)
    start = day_field("Write the first day of the name")
    why = words(WHY)


class ChangeType(Versioned):
    """Another type from a day on."""

    kind = type_field()
    start = day_field("Write the first day of the type")
    why = words(WHY)


class EndBody(Versioned):
    """A last day, and who follows."""

    end = day_field("Write the last day")
    successors = lines_field()
    why = words(WHY)


class Facts(Asked):
    """What is to be known of a body."""

    name = words("Write the official name", max_length=LONGEST_NAME)
    short_name = words("Write the short name", max_length=LONGEST_SHORT)
    kind = type_field()
    region = forms.CharField(required=False, max_length=LONGEST_REGION)
    gss_code = forms.CharField(required=False, max_length=9)
    start = day_field()

    def facts(self) -> dict[str, Any]:
        """As the register's own facts."""
        said = self.cleaned_data
        names = ("name", "short_name", "region", "gss_code", "start")
        return {name: said[name] for name in names} | {
            "type": AuthorityType(said["kind"]), "end": said.get("end"),
        }  # fmt: skip


class AddBody(Facts):
    """A body that is not in the register."""

    field_order = ("slug", "name")
    slug = words("Write the short form for addresses", max_length=LONGEST_SLUG)
    parent = forms.CharField(required=False, max_length=LONGEST_SLUG)
    why = words(WHY)


class CorrectBody(Facts, Versioned):
    """What was wrong."""

    called: ClassVar = {
        "name": "Last official name", "name_from": "First day of that name", "kind": "Type",
        "gss_code": "Statistics office’s code", "start": "First day", "end": "Last day",
        "successors": "Who takes over",
    }  # fmt: skip
    name_from = day_field(past=True)
    end = day_field()
    successors = lines_field()
    why = words(WHY)


class Remove(Versioned):
    """A question that is answered by its button."""


class TakeBack(Versioned):
    """Why something that lies ahead is taken back."""

    why = words(WHY)
