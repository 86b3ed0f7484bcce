"""Long lists: pages, an order that a link changes, and addresses that keep what was chosen."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

ON_A_PAGE = 50
Keys = Mapping[str, Callable[[Any], Any]]


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


def sorting(request: HttpRequest, keys: Iterable[str], usual: str) -> str:
    """The column that was chosen, with a minus where it falls; else the usual one."""
    return one_of(request, "sort", [f"{way}{key}" for key in keys for way in ("", "-")], usual)


def in_order(rows: Iterable[Any], sort: str, keys: Keys) -> list[Any]:
    """Rows by a column; equal ones stay as they came, and what is not known comes last."""
    key = keys[sort.removeprefix("-")]
    whole = list(rows)
    known = [row for row in whole if key(row) is not None]
    unknown = [row for row in whole if key(row) is None]
    return sorted(known, key=key, reverse=sort.startswith("-")) + unknown
