"""What is asked about recommendations. The rules are in casework."""

from typing import Any, NamedTuple

from django import forms

from upheld.domain.recommendations import RemedyKind
from upheld.domain.settlement import Verdict
from upheld.web.staff.dated import day_field
from upheld.web.staff.forms import LONGEST_NOTE, Fault, words
from upheld.web.staff.versions import Versioned

WHO_ASKED = "Say who asked, such as “link officer”"


class Ask(NamedTuple):
    """One question of a form: its field, what it is called, how it is asked."""

    name: str
    label: str
    how: str = "words"
    hint: str = ""
    options: tuple[tuple[str, str], ...] = ()


class Asking(Versioned):
    """A form that says how it is shown; without questions it is a confirmation."""

    asks: tuple[Ask, ...] = ()

    def place_of(self, fault: str) -> str | None:
        """The field that a fault is about; None where it is about all of them."""
        del fault
        return None

    def faults(self) -> list[Fault]:
        """Every error; one of the whole form leads to its first question."""
        first = self.asks[0].name if self.asks else "main"
        return [
            Fault(each.text, f"#{first}") if each.href == "#version" else each
            for each in super().faults()
        ]


def _optional(longest: int = LONGEST_NOTE) -> forms.CharField:
    return forms.CharField(required=False, max_length=longest)


def _chosen(options: tuple[tuple[str, str], ...], wrong: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        choices=options, error_messages={"required": wrong, "invalid_choice": wrong}
    )


KINDS = tuple((kind.value, kind.words) for kind in RemedyKind)
FINDINGS = tuple((v.value, v.words) for v in Verdict if v is not Verdict.UNSATISFIED)
SUMMARY_HINT = (
    "For a service improvement: what changes for others, in one or two sentences. No names, no "
    "initials, no day: it may be published."
)
WHY = Ask("why", "Why", "lines", "It is kept with the case.")


class Written(Asking):
    """What a body is to do."""

    kind = _chosen(KINDS, "Choose a kind of remedy")
    personal_text = _optional()
    public_summary = _optional()
    theme = _optional(200)
    evidence_expected = _optional()
    asks = (
        Ask("kind", "Kind of remedy", "choice", options=KINDS),
        Ask(
            "personal_text", "What the body does for the person", "lines",
            "Never published, and never in a mail.",
        ),
        Ask("public_summary", "Public summary", "lines", SUMMARY_HINT),
        Ask("theme", "Theme", hint="For a service improvement, such as “Complaint handling”."),
        Ask("evidence_expected", "Evidence we expect", "lines", "Such as a copy of the letter."),
    )  # fmt: skip


class Dated(Asking):
    """The day that is agreed."""

    due = day_field("Write the day by which it is to be done")
    agreed_on = day_field(past=True)
    asks = (
        Ask("due", "To be done by", "day"),
        Ask("agreed_on", "Agreed on", "day", "Today, if you leave it empty."),
    )


class Summary(Asking):
    """Public words, written anew."""

    public_summary = words("Write the public summary", max_length=LONGEST_NOTE)
    theme = words("Write the theme", max_length=200)
    asks = (
        Ask("public_summary", "Public summary", "lines", SUMMARY_HINT),
        Ask("theme", "Theme"),
    )


class MoreTime(Asking):
    """Until when, who asked, why."""

    until = day_field("Write the day until which more time is asked for")
    asked_by = words(WHO_ASKED, max_length=200)
    why = words("Say why more time is needed", max_length=LONGEST_NOTE)
    asks = (
        Ask("until", "More time until", "day"),
        Ask("asked_by", "Who asked", hint="An office, such as “link officer”; no name."),
        WHY,
    )


class Evidence(Asking):
    """When it came, and what shows it: documents of the case, one more, or a note."""

    on = day_field("Write the day on which it came", past=True)
    documents = forms.MultipleChoiceField(
        required=False, error_messages={"invalid_choice": "Choose among the documents shown"}
    )
    file = forms.FileField(required=False, error_messages={"empty": "The file is empty"})
    note = _optional()
    asks = (
        Ask("on", "Day on which it came", "day"),
        Ask(
            "documents", "Documents of the case that show it", "ticks",
            "What waits for the scanner can be chosen once it is clean.",
        ),
        Ask("file", "Or add a document from the body", "file"),
        Ask(
            "note", "Note", "lines",
            "Such as what somebody said by telephone. Needed where no document shows it.",
        ),
    )  # fmt: skip

    def place_of(self, fault: str) -> str | None:
        """Where nothing shows it, the first place to put it right."""
        return "note" if "note" in fault else None


class Day(Asking):
    """A day on which something was so."""

    on = day_field("Write the day", past=True)
    asks = (Ask("on", "Day", "day"),)


class Assessed(Asking):
    """What we find; on time or late follows from the days."""

    verdict = _chosen(FINDINGS, "Choose what you find")
    why = _optional()
    asks = (
        Ask("verdict", "What we find", "choice", options=FINDINGS),
        Ask(
            "why", "Why", "lines",
            "Needed where it is not complete: refused by the person, overtaken, out of reach.",
        ),
    )  # fmt: skip


class Why(Asking):
    """A reason."""

    why = words("Say why", max_length=LONGEST_NOTE)
    asks = (WHY,)


class Failure(Asking):
    """The complaint of a new case."""

    text = words("Write what the complaint is", max_length=20_000)
    asks = (
        Ask(
            "text", "The complaint", "long",
            "It begins the new case. Its people are those of this case.",
        ),
    )  # fmt: skip


def said(form: Asking) -> dict[str, Any]:
    """What was answered, without the version."""
    return {name: value for name, value in form.cleaned_data.items() if name != "version"}
