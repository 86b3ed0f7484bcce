"""Forms about complaints. What may stand in them is in casework."""

from typing import Any

from django import forms

from upheld.casework.arrivals import LONGEST_TEXT, ComplaintFacts
from upheld.casework.document_files import largest
from upheld.casework.models.complainant import ROLES
from upheld.casework.pasted_mail import LONGEST, ReadMail
from upheld.domain.errors import Refused
from upheld.domain.sides import Channel, Consent
from upheld.toolbox import clock
from upheld.web.staff.complaints.people_forms import (
    LONGEST_NOTE,
    facts_of,
    field_of,
    person_fields,
)
from upheld.web.staff.dated import day_field, spoken_day
from upheld.web.staff.forms import Asked, words

# What staff write down; the public form has a door of its own.
WRITTEN_DOWN = (Channel.TELEPHONE, Channel.EMAIL, Channel.POST)


# Which field a fault of a whole complaint is about, by words that stand in it.
PLACES = (
    ("what the complaint is", "text"), ("longer than", "text"), ("choose the body", "body"),
    ("not a body", "body"), ("conflict", "body"), ("consent stands", "consent"),
    ("named twice", "complainant_name"), ("before its day", "arrived_on"),
    ("matter was known", "known_on"), ("body was told", "told_body_on"),
    ("body answered", "body_answered_on"),
)  # fmt: skip


def _choice(pairs: list[tuple[str, str]], wrong: str, *, required: bool = True) -> Any:
    return forms.ChoiceField(
        choices=pairs, required=required,
        error_messages={"required": wrong, "invalid_choice": wrong},
    )  # fmt: skip


def _long(longest: int = LONGEST_NOTE) -> forms.CharField:
    return forms.CharField(required=False, max_length=longest)


class Record(Asked):
    """A complaint as somebody took it down."""

    channel = _choice([(each.value, each.words) for each in WRITTEN_DOWN], "Choose how it came")
    arrived_on = day_field("Write the day on which it came", past=True)
    text = words("Write down what the complaint is", max_length=LONGEST_TEXT)
    wanted = _long(LONGEST_TEXT)
    body = _long(100)
    body_named = _long(200)
    known_on = day_field(past=True)
    told_body_on = day_field(past=True)
    body_answered_on = day_field(past=True)
    consent = _choice(
        [(each.value, each.words) for each in Consent], "Choose how consent stands", required=False
    )
    consent_note = _long()
    attached = forms.CharField(required=False, widget=forms.HiddenInput)
    """Files of the mail that was read, signed by us."""

    def __init__(self, *args: Any, **options: Any) -> None:
        """With the fields of each person."""
        options["initial"] = {"arrived_on": spoken_day(clock.today())} | (
            options.get("initial") or {}
        )
        super().__init__(*args, **options)
        for role in ROLES:
            self.fields.update(person_fields(role))

    def place_of(self, fault: str) -> str | None:
        """The field that a fault is about."""
        named = (name for words, name in PLACES if words in fault)
        return next(named, None) or field_of(fault, self.fields)

    def facts(self) -> ComplaintFacts:
        """As casework takes them; `Refused` names every fault."""
        said, people, problems = self.cleaned_data, [], []
        for role in ROLES:
            try:
                person = facts_of(said, role, f"{role}_")
            except Refused as refusal:
                problems.append(str(refusal))
            else:
                people += [person] if person else []
        if problems:
            raise Refused(problems[0], problems=problems)
        names = (
            "arrived_on", "text", "wanted", "body", "body_named", "known_on", "told_body_on",
            "body_answered_on", "consent_note",
        )  # fmt: skip
        return ComplaintFacts(
            channel=Channel(said["channel"]), people=tuple(people),
            consent=Consent(said["consent"] or Consent.NOT_NEEDED),
            **{name: said[name] for name in names},
        )  # fmt: skip


class PastedMail(Asked):
    """An e-mail: its text with its headers, or as a file with all that came with it."""

    mail = forms.CharField(required=False, max_length=LONGEST)
    file = forms.FileField(required=False, error_messages={"empty": "The file is empty"})

    def clean_file(self) -> Any:
        """A mail is read whole, so it is no larger than a document may be."""
        sent = self.cleaned_data["file"]
        if sent and (sent.size or 0) > largest():
            raise forms.ValidationError(f"The file is larger than {largest() >> 20} megabytes")
        return sent

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        said = super().clean() or {}
        if not self.errors and bool(said.get("mail")) == bool(said.get("file")):
            what = "Choose the file or paste the text, not both"
            self.add_error("file", what if said.get("mail") else "Choose a file, or paste the text")
        return said


class Accept(Asked):
    """Which bodies the case is about, and its subject."""

    body = words("Choose the body", max_length=100)
    second_body = _long(100)
    third_body = _long(100)
    subject = words("Choose what it is about", max_length=40)

    def bodies(self) -> tuple[str, ...]:
        """The bodies that were chosen."""
        named = (self.cleaned_data[name] for name in ("body", "second_body", "third_body"))
        return tuple(filter(None, named))


class Join(Asked):
    """The case to which it belongs."""

    reference = words("Write the reference of the case", max_length=20)
    consent = _choice(
        [(each.value, each.words) for each in Consent], "Choose how consent stands", required=False
    )

    def chosen(self) -> str:
        """With spaces, however it was written."""
        digits = "".join(c for c in self.cleaned_data["reference"] if c.isdigit())
        return f"{digits[:2]} {digits[2:5]} {digits[5:]}".strip()


def begun_with(mail: ReadMail) -> dict[str, str]:
    """What the form begins with where an e-mail was read."""
    return {
        "channel": Channel.EMAIL, "text": mail.text, "complainant_name": mail.sender,
        "complainant_email": mail.address,
        "arrived_on": spoken_day(mail.sent_on or clock.today()),
    }  # fmt: skip
