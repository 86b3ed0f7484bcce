"""Files that people send: read whole, no larger than an honest one."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from upheld.domain.errors import Refused
from upheld.web.staff.forms import Asked

LARGEST = 8 << 20
# A page of faults is read; thousands mean the wrong file.
SHOWN = 200


class Upload(Asked):
    """One file."""

    file = forms.FileField(
        error_messages={
            "required": "Choose a file",
            "empty": "The file is empty",
            "missing": "Choose a file",
        }
    )

    def clean_file(self) -> "UploadedFile[Any]":
        """Refuse what nobody would send on purpose."""
        sent: UploadedFile[Any] = self.cleaned_data["file"]
        if (sent.size or 0) > LARGEST:
            raise forms.ValidationError(f"The file is larger than {LARGEST >> 20} megabytes")
        return sent

    def content(self) -> bytes:
        """The whole of it."""
        sent: UploadedFile[Any] = self.cleaned_data["file"]
        sent.seek(0)
        return bytes(sent.read())

    def name(self) -> str:
        """What the sender calls it, without a folder."""
        return str(self.cleaned_data["file"].name)


def problems_of(refusal: Refused) -> tuple[tuple[str, ...], int]:
    """The faults that a page shows, and how many more there are."""
    return refusal.problems[:SHOWN], max(0, len(refusal.problems) - SHOWN)
