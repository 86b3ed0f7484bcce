"""What is asked of the audit: from the address of a page to a search and back."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

from upheld.casework.queries.audit_search import NEWEST, SORTS, Search
from upheld.web.staff.forms import Asked

RISING = "rising"
LONGEST = 200
# The ombudsman's first year, and further than anybody looks ahead.
EARLIEST, LATEST = date(1974, 1, 1), date(2100, 1, 1)


def _text() -> forms.CharField:
    return forms.CharField(required=False, max_length=LONGEST)


def _day(which: str) -> forms.DateField:
    said = f"Write the {which} day as 22/11/2026"
    return forms.DateField(
        required=False,
        input_formats=("%Y-%m-%d", "%d/%m/%Y", "%d %B %Y"),
        error_messages={"invalid": said},
        validators=(MinValueValidator(EARLIEST, said), MaxValueValidator(LATEST, said)),
    )


class Searched(Asked):
    """The search form; every field may stay empty."""

    by = _text()
    action = _text()
    subject = _text()
    origin = _text()
    first = _day("first")
    last = _day("last")

    def clean(self) -> dict[str, Any]:
        """Days in their order."""
        cleaned = super().clean() or {}
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last and last < first:
            self.add_error("last", "The last day is before the first")
        return cleaned

    def search(self) -> Search:
        """What to look for; an order that there is not is the usual one."""
        sort = self.data.get("sort", NEWEST)
        return Search(
            **self.cleaned_data,
            sort=sort if sort in SORTS else NEWEST,
            rising=self.data.get("order") == RISING,
        )

    def address(self, **changes: Any) -> str:
        """The query of the same search with something changed, such as its page."""
        kept = {name: self.written(name) for name in (*self.fields, "sort", "order")}
        wanted = {name: value for name, value in (kept | changes).items() if value}
        return f"?{urlencode(wanted)}"

    def sorted_by(self, sort: str) -> str:
        """The query of the same search in another order; asked again, the other way round."""
        here = self.data.get("sort", NEWEST) == sort
        # Moments begin with the newest, names with the first.
        rises = self.data.get("order") == RISING
        wanted = not rises if here else sort != NEWEST
        return self.address(sort=sort, order=RISING if wanted else "")

    def aria(self, sort: str) -> str:
        """In which way a column is sorted now, in the words of ARIA; empty: it is not."""
        if self.data.get("sort", NEWEST) != sort:
            return ""
        return "ascending" if self.data.get("order") == RISING else "descending"
