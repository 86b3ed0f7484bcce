"""What is asked at the gate. The rules are in its actions."""

from typing import Any

from django import forms

from upheld.casework.actions.publishing.reports_down import BY_HAND as REPORT_BY_HAND
from upheld.casework.actions.publishing.taking_down import BY_HAND
from upheld.domain.gate import Withheld
from upheld.domain.publication import DocumentKind, TakenDown
from upheld.domain.sides import Side
from upheld.domain.statements import LONGEST_SECTION, Section, StatementText
from upheld.web.staff.cases.forms import CaseForm, choice, day, text_field, to_choose

NOW, AT_ITS_HOUR = "now", "hour"
AGREED, NOT_AGREED = "agreed", "published"
FOR_US = "For us; the public is not told. Empty where the people of the case were removed."
SIDES = to_choose([(side.value, side.words) for side in Side], "Choose a side")


def _of_report(reason: TakenDown) -> str:
    return reason.words_of(DocumentKind.REPORT).capitalize()


class Settled(CaseForm):
    """Marked words: each is read from the request beside this form."""


class PublicText(CaseForm):
    """The public text, heading by heading."""

    def __init__(self, *args: Any, **options: Any) -> None:
        """One field for each heading that has a text."""
        super().__init__(*args, **options)
        for section in Section:
            self.fields[section.value] = text_field(section.words, rows=8, longest=LONGEST_SECTION)

    def text(self) -> StatementText:
        """What was written."""
        return StatementText(sections={section: self.lines(section.value) for section in Section})


class Passed(CaseForm):
    """A sure click."""

    read = forms.BooleanField(
        label="I have read the whole text, and nobody can be recognised in it",
        error_messages={"required": "Read the whole text first"},
    )


class PassedAgain(Passed):
    """One that was taken down, and why it is published all the same."""

    field_order = ("exception_why", "read")
    exception_why = text_field("Why an exception is made", "Write why", rows=3)


class PassedEarly(Passed):
    """When it is to be public, and the reason of an exception."""

    field_order = ("when", "exception_why", "read")
    when = choice(
        "When", [(AT_ITS_HOUR, "At its hour"), (NOW, "At once, which is an exception")],
        "Choose when",
    )  # fmt: skip
    exception_why = text_field(
        "Why an exception is made", rows=3,
        hint="Only to publish it at once, and only by who may allow exceptions.",
    )  # fmt: skip


class Held(CaseForm):
    """A reason of the list, and words."""

    reason = choice(
        "Reason", to_choose([(w.value, w.words) for w in Withheld], "Choose a reason"),
        "Choose a reason",
    )  # fmt: skip
    why = text_field("Why", "Say why", rows=3, hint="For us; the public is not told.")


class TakenOff(CaseForm):
    """What the public is told, and why in our words."""

    reason = choice(
        "What the public is told",
        to_choose([(t.value, t.words.capitalize()) for t in BY_HAND], "Choose a reason"),
        "Choose a reason",
    )  # fmt: skip
    why = text_field("Why", rows=3, hint=FOR_US)
    current = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def look(self, name: str) -> str:
        """The version that was seen is not shown."""
        return "hidden" if name == "current" else super().look(name)


class ReportTakenOff(CaseForm):
    """What the public is told of a report, and why in our words."""

    reason = choice(
        "What the public is told",
        to_choose(
            [(t.value, _of_report(t)) for t in REPORT_BY_HAND], "Choose a reason"
        ),
        "Choose a reason",
    )  # fmt: skip
    why = text_field("Why", rows=3, hint=FOR_US)


class PutBack(CaseForm):
    """Why a report is read again."""

    why = text_field("Why", rows=3, hint=FOR_US)


class Objected(CaseForm):
    """Who objects, since when and why."""

    side = choice("Who objects", SIDES, "Choose a side")
    on = day("Day on which it came", "Write the day", past=True)
    reasons = text_field("Reasons", "Write the reasons", rows=5)


class Weighed(CaseForm):
    """What was decided about an objection."""

    side = choice("Whose objection", SIDES, "Choose a side")
    agreed = choice(
        "What we decide",
        [("", "Choose one"), (AGREED, "It is withheld: we agree"),
         (NOT_AGREED, "It is published: the reasons do not outweigh the rule")],
        "Choose what we decide",
    )  # fmt: skip
    answer = text_field("Why", "Write the answer", rows=4)
