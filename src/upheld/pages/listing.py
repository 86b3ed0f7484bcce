"""Long lists of the site: what a choice left of them, cut into pages."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, ClassVar, Generic, Protocol

from upheld.pages.narrowing import (
    Narrowed,
    Paged,
    Row,
    Selection,
    asked_for,
    page_number,
    page_of,
    query_of,
    selection,
)
from upheld.pages.setting import Setting


class Chosen(Protocol):
    """What somebody wants to see: a record of words, each a field of an address."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def query(self) -> str:
        """The same as the end of an address."""


@dataclass(frozen=True, kw_only=True)
class Listed(Generic[Row]):
    """One page of a list."""

    paged: Paged[Row]
    said: Mapping[str, Any]
    """What every template of a list is told."""


def listed(
    rows: Sequence[Row],
    found: Narrowed[Row],
    choice: Chosen,
    *,
    args: Mapping[str, str],
    address: str,
) -> Listed[Row]:
    """The page that is asked for of what was found among all rows; `Refused` where it is none."""
    paged = page_of(found.rows, page_number(*asked_for(args, "page")))
    beside = [
        f"{address}{query_of(asdict(choice) | {'page': str(number)})}" if number else ""
        for number in (paged.before, paged.after)
    ]
    said = {
        "paged": paged, "before": beside[0], "after": beside[1], "choice": choice,
        "found": len(found.rows), "total": len(rows),
    }  # fmt: skip
    return Listed(paged=paged, said=said)


def selection_of_bodies(counts: Mapping[str, int], chosen: str, setting: Setting) -> Selection:
    """The bodies that are left, by name."""
    bodies = sorted((setting.called.get(slug, slug), slug) for slug in counts)
    offered = [(slug, name) for name, slug in bodies]
    return selection("body", "Body", "All bodies", offered, counts, chosen)
