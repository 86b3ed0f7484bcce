"""What the room asks."""

from collections.abc import Sequence
from typing import Any

from django import forms

from upheld.outreach.actions.settling import LONGEST_WAY
from upheld.register.models import Contact
from upheld.register.models.contact import ROLES
from upheld.web.staff.cases.forms import CaseForm, text_field


class Sure(CaseForm):
    """A sure click; `version` holds how many bodies were shown."""


class Why(CaseForm):
    """A reason."""

    why = text_field("Why it is not taken over", "Say why", rows=2, longest=500)


class Told(CaseForm):
    """What we were told otherwise than by the form: which contacts are right."""

    way = forms.CharField(
        label="How we were told",
        max_length=LONGEST_WAY,
        help_text="Such as: by telephone. Name nobody.",
        error_messages={"required": "Say how we were told"},
    )

    def __init__(self, contacts: Sequence[Contact], *args: Any, **options: Any) -> None:
        """A box for each contact that holds today."""
        super().__init__(*args, **options)
        for each in contacts:
            called = each.name or each.title or "an office without a name"
            self.fields[f"right_{each.pk}"] = forms.BooleanField(
                label=f"{ROLES[each.role]}: {called}, is still right", required=False
            )

    def right(self) -> list[int]:
        """The contacts that are right."""
        names = (name for name in self.fields if name.startswith("right_"))
        return [int(name.removeprefix("right_")) for name in names if self.cleaned_data[name]]
