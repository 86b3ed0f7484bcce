"""A form knows from which version of a record it was made: whoever saves second is told.

Each record has a number that grows with every change. The form carries it, the action compares it
where the record is locked, and raises `Overtaken`. There is no other way to change a record here.
"""

from collections.abc import Callable, Mapping
from copy import copy
from datetime import date, time
from typing import Any, ClassVar

from django import forms

from upheld.domain.errors import Overtaken, Refused
from upheld.people.queries.people import named
from upheld.toolbox.clock import spoken
from upheld.web.staff.dated import spoken_day
from upheld.web.staff.forms import Asked

VERSION = "version"
LONGEST_SHOWN = 200


class Versioned(Asked):
    """A form that says from which version of a record it was made."""

    called: ClassVar[Mapping[str, str]] = {}
    """What a page calls a field, where that is not its name."""
    version = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)

    def made_from(self) -> int:
        """The version that was shown with the form."""
        return int(self.cleaned_data.get(VERSION) or 0)

    def overtaken(self, first: Overtaken, now: Mapping[str, Any]) -> None:
        """Keep what was written, say who was first, and let the next sending count.

        `now` is the record as it is, by field: where something else was written, the field says so.
        """
        when = f" on {spoken(first.at)}" if first.at else ""
        self.add_error(
            None,
            f"{named(first.by)} saved this first{when}: {first.what}. What you wrote is kept "
            "below: compare, and send it again if it still holds",
        )
        for name in set(now) & set(self.fields) - {VERSION}:
            if differs := self._differs(name, now[name]):
                self.add_error(name, differs)
        # A form that was sent cannot be changed otherwise; the new version goes out with it.
        said: Any = copy(self.data)
        said[VERSION] = str(first.version)
        self.data = said

    def _differs(self, name: str, now: Any) -> str:
        is_now, said = _text(now), _text(self.cleaned_data.get(name))
        if is_now == said:
            return ""
        labels = dict(getattr(self.fields[name], "choices", ()))
        shown = str(labels.get(is_now, is_now))
        short = shown if len(shown) <= LONGEST_SHOWN else f"{shown[:LONGEST_SHOWN]}…"
        field = self.called.get(name, name.replace("_", " ").capitalize())
        return f"{field}: it now says “{short}”" if short else f"{field}: it is empty now"


def saved(
    form: Versioned,
    action: Callable[[], str],
    now: Callable[[], Mapping[str, Any]] = dict,
    at: Callable[[str], str] = str,
) -> str:
    """What an action says it did; empty where the form has to be looked at again.

    `now` gives the record as it is, for whoever was overtaken. `at` says which field the words of a
    refusal are about; one that the form has not means its first field.
    """
    if not form.is_valid():
        return ""
    try:
        return action()
    except Overtaken as first:
        form.overtaken(first, now())
    except Refused as refusal:
        field = at(str(refusal))
        fields = [name for name in form.fields if name != VERSION]
        form.refuse(field if field in fields else next(iter(fields), None), refusal)
    return ""


def _text(value: Any) -> str:
    if isinstance(value, date):
        return spoken_day(value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    said = "" if value is None else str(value)
    return "; ".join(line.strip() for line in said.strip().splitlines())
