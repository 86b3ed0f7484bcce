"""The form of the ombudsman's own settings."""

from dataclasses import fields
from typing import Any

from django import forms

from upheld.domain.office import ANSWER_MONTHS, Office
from upheld.register.models import OfficeSetting
from upheld.register.queries.office import LINES, office_of
from upheld.toolbox.images import LARGEST, NoPicture, Picture, picture_of
from upheld.web.staff.dated import day_field, spoken_day
from upheld.web.staff.forms import words
from upheld.web.staff.register_forms import lines_field, lines_of
from upheld.web.staff.versions import Versioned

KEEP, TAKE_OFF = "keep", "take_off"


def _count(required: str) -> forms.IntegerField:
    return forms.IntegerField(
        min_value=1, error_messages={"required": required, "invalid": required}
    )


class ChangeOffice(Versioned):
    """Everything that counts from a day on."""

    counts_from = day_field("Write the day from which this counts")
    sender = words("Write who sends the letters", max_length=200)
    address = lines_field("Write the sender’s address")
    signatory = words("Write who signs", max_length=200)
    titles = lines_field("Write the titles of whoever signs")
    signature = forms.FileField(required=False)
    signature_kept = forms.ChoiceField(required=False, choices=[(KEEP, ""), (TAKE_OFF, "")])
    telephone = words("Write the telephone number", max_length=40)
    telephone_hours = words("Write when the telephone is answered", max_length=200)
    post = lines_field("Write the postal address")
    email = words("Write the email address", max_length=254)
    public_hour = forms.TimeField(
        input_formats=["%H:%M", "%H.%M"],
        error_messages={
            "required": "Write the public hour", "invalid": "Write an hour such as 09:30",
        },
    )  # fmt: skip
    days_to_publication = _count("Write a number of days")
    answer_months = _count("Write a number of months")
    training_since = day_field(past=True)
    why = words("Say why it changes")

    def clean_signature(self) -> Picture | None:
        """The picture by its bytes."""
        sent = self.cleaned_data["signature"]
        if sent is None:
            return None
        try:
            return picture_of(sent.read(LARGEST + 1))
        except NoPicture as wrong:
            said = str(wrong)
            raise forms.ValidationError(f"{said[:1].upper()}{said[1:]}") from None

    def office(self) -> Office:
        """As the facts they are; `Refused` where they cannot be."""
        said = {field.name: self.cleaned_data[field.name] for field in fields(Office)}
        return Office(**said | {name: lines_of(said[name]) for name in LINES})

    def picture(self, last: OfficeSetting | None) -> Picture | None:
        """The new signature, else the one before unless it is taken off."""
        sent: Picture | None = self.cleaned_data["signature"]
        if sent or self.cleaned_data["signature_kept"] == TAKE_OFF:
            return sent
        if last is None or not last.signature:
            return None
        return Picture(bytes(last.signature), last.signature_type)


def as_it_is(setting: OfficeSetting | None) -> dict[str, Any]:
    """What the form begins with: the state recorded last, but for its day."""
    if setting is None:
        return {"version": 0, "public_hour": "09:30", "days_to_publication": 7,
                "answer_months": ANSWER_MONTHS}  # fmt: skip
    office = office_of(setting)
    said = {f.name: getattr(office, f.name) for f in fields(office) if f.name != "counts_from"}
    lines = {name: "\n".join(said[name]) for name in LINES}
    said["training_since"] = spoken_day(office.training_since, "")
    return {**said, **lines, "public_hour": f"{office.public_hour:%H:%M}", "version": setting.pk}
