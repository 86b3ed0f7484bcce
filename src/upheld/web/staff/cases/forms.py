"""Forms about a case x body: one look for all, each made from a version of the working record."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from django import forms

from upheld.casework.models.case_work import PARTS
from upheld.casework.models.note import KINDS
from upheld.casework.models.review import RESULTS
from upheld.domain.errors import Overtaken, Refused
from upheld.domain.sides import Side
from upheld.domain.statements import LONGEST_SECTION, Section, StatementText
from upheld.domain.subjects import Subject
from upheld.web.staff.dated import DayField, day_field
from upheld.web.staff.forms import Fault
from upheld.web.staff.versions import Versioned

LONGEST_TEXT = 20_000
UNKNOWN, YES, NO = "", "yes", "no"
Answer = TypeVar("Answer")


class CaseForm(Versioned):
    """A form of a case, shown by one template: each field says how it looks by what it is."""

    def look(self, name: str) -> str:
        """How a field is shown."""
        field = self.fields[name]
        if name == "version":
            return "hidden"
        if isinstance(field, forms.DateField):
            return "day"
        if isinstance(field, forms.ChoiceField):
            return "ticks" if isinstance(field, forms.MultipleChoiceField) else "choice"
        if isinstance(field, forms.BooleanField):
            return "tick"
        if isinstance(field, forms.IntegerField | forms.TimeField):
            return "short"
        return "long" if isinstance(field.widget, forms.Textarea) else "text"

    def ticked(self, name: str) -> bool:
        """Whether a box was ticked."""
        return self.written(name) in {"on", "True"}

    def options(self, name: str) -> list[dict[str, str]]:
        """What may be chosen, as the component takes it."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - asked for choices alone
        choices: Any = field.choices
        return [{"value": str(value), "text": str(text)} for value, text in choices]

    def faults(self) -> list[Fault]:
        """Every error; one of the whole form leads to its first field that is seen."""
        first = next((n for n in self.fields if n != "version"), "main")
        found = [Fault(text, f"#{n}") for n in self.fields for text in self.said(n)]
        return [Fault(str(text), f"#{first}") for text in self.non_field_errors()] + found

    def done(
        self, act: Callable[[], Answer], now: Callable[[], Mapping[str, Any]] = dict
    ) -> Answer | None:
        """What an act gave; None where the form has to be looked at again, and says why.

        `now` gives the record as it is by field, for whoever was overtaken.
        """
        if not self.is_valid():
            return None
        try:
            return act()
        except Overtaken as first:
            self.overtaken(first, now())
        except Refused as refusal:
            self.refused(refusal)
        return None

    def refused(self, refusal: Refused) -> None:
        """Show why an action refused, everything that is missing line by line."""
        if not refusal.problems:
            self.refuse(None, refusal)
        for each in refusal.problems:
            self.add_error(None, f"{each[:1].upper()}{each[1:]}")

    def lines(self, name: str) -> str:
        """A long text as it is kept: with the line ends of one system."""
        return str(self.cleaned_data.get(name) or "").replace("\r\n", "\n").strip()


def text_field(
    label: str, required: str = "", *, hint: str = "", rows: int = 5, longest: int = LONGEST_TEXT
) -> forms.CharField:
    """Several lines of text."""
    return forms.CharField(
        label=label, required=bool(required), help_text=hint, max_length=longest,
        widget=forms.Textarea(attrs={"rows": rows}), error_messages={"required": required},
    )  # fmt: skip


def day(label: str, required: str = "", *, hint: str = "", past: bool = False) -> DayField:
    """A day; the page puts an example beside it, one that is past where the day has to be."""
    field = day_field(required, past=past)
    field.label, field.help_text = label, hint
    return field


def choice(
    label: str, options: Iterable[tuple[str, str]] = (), required: str = "", *, hint: str = ""
) -> forms.ChoiceField:
    """One of a list; the first says that nothing is chosen."""
    return forms.ChoiceField(
        label=label, required=bool(required), help_text=hint, choices=list(options),
        error_messages={"required": required, "invalid_choice": "Choose one of the list"},
    )  # fmt: skip


def to_choose(options: Iterable[tuple[str, str]], first: str) -> list[tuple[str, str]]:
    """Options after one that chooses nothing."""
    return [("", first), *options]


def subject_options(subjects: dict[str, Subject]) -> list[tuple[str, str]]:
    """Subjects with their branch, in the order of the tree."""
    return [(code, f"{s.category.words}: {s.words}") for code, s in subjects.items()]


class Plain(CaseForm):
    """A step that asks for nothing but a sure click."""


class Why(CaseForm):
    """A step with a word of its own."""

    why = text_field("Why", "Say why", rows=3)


class Coded(CaseForm):
    """What a case is about."""

    subject = choice("Subject", (), "Choose a subject", hint="Its statistics heading follows.")
    part = choice("Part of the Act", tuple(PARTS.items()), "Choose a part")
    received = day(
        "Received", past=True, hint="Leave it as it stands, unless it was recorded wrongly."
    )


class Shared(CaseForm):
    """Who holds it."""

    holder = choice("Held by", hint="People with a conflict with this body are not listed.")
    urgent = forms.BooleanField(label="It cannot wait", required=False)


class Assigned(CaseForm):
    """Who reviews."""

    holder = choice("Reviewed by", hint="People with a conflict with this body are not listed.")


class AddedBody(CaseForm):
    """Another body that the same complaint is about."""

    other = choice("Body", (), "Choose a body")


class Assessed(CaseForm):
    """What the assessment found."""

    jurisdiction_note = text_field(
        "May the law let us look at it?", "Write what you considered",
        hint="Body, matter, other remedies, restrictions. Without names.",
    )  # fmt: skip
    late = choice(
        "Was it made after more than 12 months?",
        to_choose([(NO, "No, in time"), (YES, "Yes, late")], "Not looked at yet"),
    )
    late_reason = text_field("If late: why we look at it all the same", rows=3)
    forward_reason = text_field("Why it should be investigated", rows=3)


class Scoped(CaseForm):
    """What is investigated."""

    scope = text_field("What is investigated", "Write what is investigated")
    scope_ends = day(
        "Up to which day", "Write the last day",
        hint="Not after the day on which we received the complaint.", past=True,
    )  # fmt: skip


class Decided(CaseForm):
    """A decision."""

    reason = choice("Reason", (), "Choose a reason")
    why = text_field("Note for the file", rows=3, hint="Neither side is sent it.")


class Provisional(CaseForm):
    """The day for comments."""

    comments_due = day("Comments are due by", "Write the day by which both sides may comment")


class Published(CaseForm):
    """Whether it may be published one day."""

    publish = choice(
        "Publication",
        to_choose([(YES, "It may be published"), (NO, "Withhold it")], "Choose"),
        "Choose whether it may be published",
    )
    why = text_field("If withheld: why", rows=3)


class Noted(CaseForm):
    """Something that was said."""

    kind = choice("What it is", tuple(KINDS.items()), "Choose what it is")
    side = choice("Whose words", [("", "Ourselves"), *((s.value, s.words) for s in Side)])
    on = day("On which day", "Write the day", past=True)
    text = text_field("What was said", "Write what was said", rows=8)


class Told(CaseForm):
    """A side that was told otherwise than by a letter of ours."""

    side = choice(
        "Who was told",
        to_choose(((s.value, s.words) for s in Side), "Choose a side"),
        "Choose who was told",
    )
    on = day("On which day", "Write the day", past=True)


class AskedReview(CaseForm):
    """A request for review."""

    side = choice(
        "Who asks",
        to_choose(((s.value, s.words) for s in Side), "Choose a side"),
        "Choose who asks",
    )
    on = day("Asked on", "Write the day on which it was asked for", past=True)
    ground = text_field("What they say is wrong", "Write what they say is wrong")
    late_reason = text_field("If late: why it is taken", rows=3)


class Answered(CaseForm):
    """The result of a review."""

    result = choice(
        "What the review found", to_choose(RESULTS.items(), "Choose a result"),
        "Choose what the review found",
    )  # fmt: skip
    reason = choice(
        "If amended: the reason now",
        hint="Write the new final statement first. Without fault, what was recommended is taken "
        "out. Where something new is to be recommended, choose “reopened”: it is decided again.",
    )  # fmt: skip
    explanation = text_field(
        "Explanation", "Explain what the review found", hint="Both sides are sent these words.",
        rows=8,
    )  # fmt: skip


class Corrected(CaseForm):
    """A right reason for a wrong one."""

    reason = choice("The right reason", (), "Choose the right reason")
    why = text_field("What was wrong", "Say what was wrong", rows=3)


class Written(CaseForm):
    """A statement by its fixed headings."""

    def __init__(self, *args: Any, **options: Any) -> None:
        """One long field for each heading."""
        super().__init__(*args, **options)
        for section in Section:
            self.fields[section.value] = text_field(section.words, rows=8, longest=LONGEST_SECTION)

    def text(self) -> StatementText:
        """The texts as they were written."""
        return StatementText(sections={s: self.lines(s) for s in Section})
