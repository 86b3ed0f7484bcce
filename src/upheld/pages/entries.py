"""A body in a list of a page that was asked for: its name, place, end and where its page is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from upheld.letters.words import day
from upheld.publication.site import PublicBody


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One body in words."""

    slug: str
    name: str
    address: str
    """Its page; empty where no year has figures of it."""
    kind: str
    region: str
    ended: str = ""
    """Its last day in words; empty while it exists."""
    began: str = ""
    """Its first day in words; empty where the register has none."""
    fictional: bool = False
    county: "Entry | None" = None
    followers: tuple["Entry", ...] = ()


@dataclass(frozen=True, kw_only=True)
class Directory:
    """Every body, and which of them have a page."""

    bodies: Mapping[str, PublicBody]
    has_page: Callable[[str], bool]
    """Whether a slug has a page that is public now."""

    def entry(self, body: PublicBody) -> Entry:
        """A body with its county and with those who followed it."""
        followers = [self.bodies[slug] for slug in body.successors if slug in self.bodies]
        county = self.bodies.get(body.parent) if body.parent else None
        return self._entry(
            body,
            county=self._entry(county) if county else None,
            followers=tuple(self._entry(each) for each in followers),
        )

    def _entry(
        self, body: PublicBody, *, county: Entry | None = None, followers: tuple[Entry, ...] = ()
    ) -> Entry:
        return Entry(
            slug=body.slug,
            name=body.name,
            address=f"/councils/{body.slug}/" if self.has_page(body.slug) else "",
            kind=body.kind.singular,
            region=body.region,
            ended=day(body.end) if body.end else "",
            began=day(body.start) if body.start else "",
            fictional=body.fictional,
            county=county,
            followers=followers,
        )
