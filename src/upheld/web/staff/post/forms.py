"""Forms about the post. What may stand in them is in the actions."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from upheld.domain.post import LONGEST_SAID
from upheld.runs.outbox.bounces import LARGEST
from upheld.web.staff.dated import day_field
from upheld.web.staff.forms import Asked, words

ARRIVED, NOT_ARRIVED, LEFT_ALONE = "arrived", "again", "let_be"


def _why() -> forms.CharField:
    return words("Say why; it is kept with the message", max_length=LONGEST_SAID)


class Settle(Asked):
    """What a person found out about an uncertain message."""

    found = forms.ChoiceField(
        choices=[
            (ARRIVED, "It arrived"),
            (NOT_ARRIVED, "It did not arrive: send it again"),
        ],
        error_messages={"required": "Choose what you found out", "invalid_choice": "Choose one"},
    )
    why = _why()


class SettleMail(Settle):
    """The same of a mail to a single person, which may also help nobody any more."""

    def __init__(self, *args: Any, **options: Any) -> None:
        """With one choice more."""
        super().__init__(*args, **options)
        found = self.fields["found"]
        assert isinstance(found, forms.ChoiceField)  # noqa: S101 - a fault of ours
        found.choices = [*Settle.base_fields["found"].choices, (LEFT_ALONE, "Let it be")]  # type: ignore[attr-defined] # a field of choices


class CameBack(Asked):
    """What the mail that came back says."""

    report = forms.CharField(required=False, max_length=LONGEST_SAID)


class Acknowledged(Asked):
    """The day of the body's answer."""

    on = day_field("Write the day on which the body said so", past=True)


class Again(Asked):
    """To whom, and why."""

    contact = forms.ChoiceField(
        error_messages={"required": "Choose somebody", "invalid_choice": "Choose somebody"},
    )
    why = _why()


class Report(Asked):
    """A report of delivery, pasted or as a file."""

    mail = forms.CharField(required=False, max_length=LARGEST)
    file = forms.FileField(required=False)

    def clean(self) -> dict[str, Any]:
        """One of them."""
        cleaned = super().clean() or {}
        if not cleaned.get("mail") and not cleaned.get("file"):
            self.add_error("mail", "Paste the mail, or choose its file")
        return cleaned

    def content(self) -> bytes:
        """The whole mail."""
        sent: UploadedFile[Any] | None = self.cleaned_data.get("file")
        if sent:
            sent.seek(0)
            return bytes(sent.read(LARGEST + 1))
        # A browser sends lines that end as on the wire already.
        return str(self.cleaned_data["mail"]).encode()
