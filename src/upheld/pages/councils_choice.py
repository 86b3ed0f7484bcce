"""What somebody asks of the table of all bodies: a year, a type, a region, an order."""

from collections.abc import Mapping
from dataclasses import dataclass

from upheld.domain.authority_types import AuthorityType
from upheld.domain.errors import Refused
from upheld.domain.reporting_year import ReportingYear
from upheld.publication.site import PublicBody
from upheld.statistics.figures import BodyFigures

NAME = "name"
SORTS = {
    NAME: "By name",
    "received": "Most received first",
    "decided": "Most decided first",
    "investigations": "Most investigations first",
    "uphold_rate": "Highest uphold rate first",
    "satisfactory_remedy_rate": "Highest satisfactory remedy rate first",
    "compliance_rate": "Highest compliance rate first",
}
"""Orders by what stands in an address, with their words."""

_LONGEST = 60


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A question to the table; the empty one asks for everything, by name."""

    year: int | None = None
    """None asks for the newest."""
    type: AuthorityType | None = None
    region: str = ""
    sort: str = NAME

    def __post_init__(self) -> None:
        """Refuse an order that does not exist."""
        if self.sort not in SORTS:
            raise ValueError(f"no order is called {self.sort}")

    @classmethod
    def parse(cls, args: Mapping[str, str]) -> "Choice":
        """From the words of an address; an empty one is as good as none.

        What cannot be meant is refused with what could be.
        """
        asked = {key: args.get(key, "").strip() for key in ("year", "type", "region", "sort")}
        if any(len(value) > _LONGEST for value in asked.values()):
            raise Refused("One of the choices is too long. Choose from the lists of the form.")
        return cls(
            year=_year(asked["year"]),
            type=_type(asked["type"]),
            region=_region(asked["region"]),
            sort=_sort(asked["sort"]),
        )

    @property
    def narrows(self) -> bool:
        """Whether it leaves anybody out."""
        return bool(self.type or self.region)

    def includes(self, body: PublicBody, figures: BodyFigures | None) -> bool:
        """Whether a body is asked for; its type is that of the year, where it has figures."""
        kind = figures.type if figures is not None and figures.type is not None else body.kind
        return (self.type is None or kind is self.type) and (
            not self.region or body.region == self.region
        )


def _year(text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdecimal()):
        raise Refused("The year is not a number. Give the year it ends, such as 2020.")
    try:
        return ReportingYear(int(text)).ended
    except Refused:
        raise Refused("There is no such year. Give the year it ends, such as 2020.") from None


def _type(text: str) -> AuthorityType | None:
    if not text:
        return None
    try:
        return AuthorityType(text)
    except ValueError:
        known = ", ".join(sorted(AuthorityType))
        raise Refused(f"There is no such type of body. The types are: {known}.") from None


def _region(text: str) -> str:
    if not all(letter.isalpha() or letter in " -’'" for letter in text):
        raise Refused("There is no such region. Choose one from the list of the form.")
    return text


def _sort(text: str) -> str:
    if text and text not in SORTS:
        raise Refused(f"The table has no such order. The orders are: {', '.join(SORTS)}.")
    return text or NAME
