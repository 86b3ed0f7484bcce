"""One question, a name or a postcode, and one answer."""

from collections.abc import Mapping
from dataclasses import dataclass

from upheld.domain.authority_types import AuthorityType
from upheld.publication.finding import outward, postcodes
from upheld.publication.finding.kinds import kind_named
from upheld.publication.finding.names import MOST, Names
from upheld.publication.finding.postcodes import COUNTRIES, ELSEWHERE, Areas, Postcode
from upheld.publication.finding.spelling import cleaned
from upheld.publication.site import PublicBody


@dataclass(frozen=True, kw_only=True)
class LocalCouncils:
    """Who is responsible at one place: one council, or a district and its county."""

    council: PublicBody
    county: PublicBody | None = None
    before: tuple[PublicBody, ...] = ()
    """Whose place the council took; a postcode cannot tell which of them it was."""


@dataclass(frozen=True, kw_only=True)
class Named:
    """What a name led to: bodies of that name, or else bodies of names like it."""

    asked: str
    exact: tuple[PublicBody, ...] = ()
    near: tuple[PublicBody, ...] = ()
    kind: AuthorityType | None = None
    """A whole type of body, where the words mean one: "London"."""
    part: bool = False
    """Whether the words are a part of a name only."""


@dataclass(frozen=True, kw_only=True)
class Located:
    """What a postcode led to."""

    postcode: Postcode
    places: tuple[LocalCouncils, ...] = ()
    """One where the postcode itself is known, else everyone its first half may lie in."""
    sure: bool = False
    countries: tuple[str, ...] = ()
    """Other countries it lies in, or may lie in."""


class Finder:
    """Names and postcodes of one set of bodies."""

    def __init__(self, bodies: Mapping[str, PublicBody], lookup: bytes = b"") -> None:
        """`lookup` is the file of `postcodes.build`; without it first halves must do."""
        self.names = Names(bodies.values())
        self._bodies = bodies
        self._areas = Areas(lookup) if lookup else None

    def find(self, text: str) -> Named | Located:
        """The answer to what somebody typed."""
        asked = cleaned(text)
        exact = self.names.exact(asked)
        if not exact and (postcode := postcodes.read(asked)):
            return self._located(postcode)
        return self._named(asked, exact)

    def _named(self, asked: str, exact: tuple[PublicBody, ...]) -> Named:
        if kind := kind_named(asked):
            likely = tuple(body for body in self.names.near(asked) if body.kind is kind)
            return Named(asked=asked, near=likely, kind=kind)
        part = self.names.is_part(asked)
        if exact and not part:
            return Named(asked=asked, exact=exact)
        short = () if exact else self.names.abbreviated(asked)
        if len(short) == 1:
            return Named(asked=asked, exact=short)
        others = dict.fromkeys((*exact, *short, *self.names.near(asked)))
        return Named(asked=asked, near=tuple(others)[:MOST], part=part)

    def successors(self, body: PublicBody) -> tuple[PublicBody, ...]:
        """Who followed a body, down to those that still exist; nobody where it exists itself."""
        followers = [self._bodies[slug] for slug in body.successors if slug in self._bodies]
        found = [last for each in followers for last in (self.successors(each) or (each,))]
        return tuple(dict.fromkeys(found))

    def _located(self, postcode: Postcode) -> Located:
        if not postcode.possible:
            return Located(postcode=postcode)
        known = self._areas.area(postcode) if self._areas else None
        areas = (known,) if known else outward.areas_of(postcode)
        slugs = [area for area in areas if not area.startswith(ELSEWHERE)]
        abroad = [COUNTRIES[area[1:]] for area in areas if area.startswith(ELSEWHERE)]
        bodies = [self._bodies[slug] for slug in slugs if slug in self._bodies]
        today = [last for each in bodies for last in (self.successors(each) or (each,))]
        places = tuple(self._place(body) for body in dict.fromkeys(today))
        sure = known is not None or (len(areas) == 1 and not postcode.inward)
        return Located(postcode=postcode, places=places, sure=sure, countries=tuple(abroad))

    def _place(self, council: PublicBody) -> LocalCouncils:
        before = [self._bodies[slug] for slug in council.predecessors if slug in self._bodies]
        return LocalCouncils(
            council=council,
            county=self._bodies.get(council.parent) if council.parent else None,
            before=tuple(before),
        )
