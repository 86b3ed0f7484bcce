"""What is asked about a report. The rules are in its actions."""

from typing import Any

from django import forms

from upheld.domain.facts import ReportKind
from upheld.domain.report_facts import LEADS, LONGEST_FACT, LONGEST_REPORT, LONGEST_TITLE
from upheld.domain.report_law import LAWS
from upheld.web.staff.dated import day_field
from upheld.web.staff.forms import LONGEST_NOTE, words
from upheld.web.staff.versions import Versioned

KINDS = {each.value: each.words for each in ReportKind}
# Twice the limit, so that the action says how long a text is instead of the form alone.
_ROOM = 2
BY_LETTERS = "letters"


def _picked(required: str, options: dict[str, str]) -> forms.ChoiceField:
    return forms.ChoiceField(
        choices=list(options.items()),
        error_messages={"required": required, "invalid_choice": required},
    )


def _tick(required: str) -> forms.BooleanField:
    return forms.BooleanField(error_messages={"required": required})


class OpenReport(Versioned):
    """A kind, a working title, and which version of the law counts."""

    kind = _picked("Choose a kind of report", KINDS)
    title = words("Write a title; it can be changed until the report is issued",
                  max_length=LONGEST_TITLE)  # fmt: skip
    law = _picked("Choose the version of the law", {c: law.words for c, law in LAWS.items()})


class WriteText(Versioned):
    """Title and text."""

    title = words("Write a title", max_length=LONGEST_TITLE)
    text = forms.CharField(
        required=False, max_length=_ROOM * LONGEST_REPORT,
        error_messages={"max_length": "The text is far too long"},
    )  # fmt: skip


class WriteFacts(Versioned):
    """What letters and figures may say."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """One line for each fact, none of them needed."""
        super().__init__(*args, **kwargs)
        for name in LEADS:
            self.fields[name] = forms.CharField(required=False, max_length=_ROOM * LONGEST_FACT)

    def facts(self) -> dict[str, str]:
        """As they were written."""
        return {name: self.cleaned_data[name] for name in LEADS}


class Check(Versioned):
    """Two promises of a second person."""

    true = _tick("Say that you have read it and that it is true")
    nameless = _tick("Say that no person can be recognised")


class SendDraft(Versioned):
    """By letters from here today, or in another way on a day before."""

    way = _picked("Choose how the draft goes to the sides", {BY_LETTERS: "", "other": ""})
    on = day_field(past=True)
    comments_due = day_field()
    everybody = _tick("Say that everybody has it: the draft goes to all or to none")

    def clean(self) -> dict[str, Any]:
        """A day belongs to what went out already, and to nothing else."""
        said = super().clean() or {}
        way, on = said.get("way"), said.get("on")
        if way == "other" and on is None and "on" not in self.errors:
            self.add_error("on", "Write the day on which the draft went out")
        if way == BY_LETTERS and on is not None:
            self.add_error("on", "Leave the day empty: the letters are written today")
        return said


class Withdraw(Versioned):
    """Why a report is given up."""

    why = words("Say why the report is withdrawn", max_length=LONGEST_NOTE)


class Issue(Versioned):
    """The last step: it cannot be undone."""

    why_early = forms.CharField(required=False, max_length=LONGEST_NOTE)
    final = _tick("Say that the report is to be issued today")


class RecordDay(Versioned):
    """A day."""

    on = day_field("Write the day", past=True)


class RecordReply(RecordDay):
    """A reply says who considered the report."""

    considered_by = words("Say who in the body considered the report", max_length=200)
    considered_on = day_field(past=True)


class Extend(Versioned):
    """More time."""

    until = day_field("Write the last day of the longer time")
    why = words("Say why, and where it was agreed in writing", max_length=LONGEST_NOTE)


class Judge(Versioned):
    """Satisfied or not."""

    satisfied = _picked("Choose one", {"yes": "", "no": ""})
    on = day_field("Write the day", past=True)
