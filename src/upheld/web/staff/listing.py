"""Long lists: pages, an order that a link changes, and addresses that keep what was chosen."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

ON_A_PAGE = 50


class Listing(NamedTuple):
    """One page of a list, and what was chosen."""

    shown: Page[Any]
    chosen: Mapping[str, str]
    sort: str

    def address(self, **changes: object) -> str:
        """The same list with something else chosen."""
        return f"?{urlencode({**self.chosen, 'sort': self.sort, **changes})}"

    def sorted_by(self, field: str) -> str:
        """As `aria-sort` says it."""
        way = {field: "ascending", f"-{field}": "descending"}
        return way.get(self.sort, "none")

    def sort_address(self, field: str) -> str:
        """The list in the order of a field; the other way round where it is so already."""
        return self.address(sort=f"-{field}" if self.sort == field else field)


def listing(
    request: HttpRequest, rows: Iterable[Any], chosen: Mapping[str, str], sort: str
) -> Listing:
    """The page that is asked for; the nearest one where there is none of that number.

    Of a query only the rows of that page are read.
    """
    whole = rows if isinstance(rows, QuerySet) else list(rows)
    shown = Paginator(whole, ON_A_PAGE).get_page(request.GET.get("page"))
    return Listing(shown, chosen, sort)


def one_of(request: HttpRequest, name: str, known: Iterable[str], otherwise: str = "") -> str:
    """What was chosen from a list of known words."""
    said = request.GET.get(name, otherwise)
    return said if said in set(known) else otherwise
