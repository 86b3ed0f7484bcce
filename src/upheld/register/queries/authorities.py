"""Which bodies there are, as they stand for good or stood on a day, and who followed whom."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q

from upheld.domain.authority_types import AuthorityType
from upheld.domain.errors import Refused
from upheld.domain.series_breaks import SeriesBreak
from upheld.register.models import Authority, AuthorityKind, AuthorityName, Succession
from upheld.register.queries.contacts import ContactOnDay, contacts_on
from upheld.register.queries.populations import Population, population, populations
from upheld.register.queries.series_breaks import series_breaks, series_breaks_until
from upheld.toolbox import clock

__all__ = [
    "AuthorityOnDay",
    "AuthorityRecord",
    "ContactOnDay",
    "Population",
    "SeriesBreak",
    "authorities_on",
    "authority",
    "contacts_on",
    "existed_on",
    "population",
    "populations",
    "predecessors",
    "records",
    "series_breaks",
    "series_breaks_until",
    "successors",
]


@dataclass(frozen=True, kw_only=True)
class AuthorityRecord:
    """A body under the name it bears today, after its end under its last.

    `start` and `end` are its first and last day, None if open.
    """

    slug: str
    name: str
    short_name: str
    kind: AuthorityType
    subtype: str
    gss_code: str
    region: str
    start: date | None
    end: date | None
    parent: str | None
    """Slug of the county a district lies in."""
    fictional: bool = False

    def __post_init__(self) -> None:
        """Refuse a body that ends before it starts."""
        if self.start and self.end and self.end < self.start:
            raise Refused(f"{self.slug} ends on {self.end}, before it starts on {self.start}")

    def existed_on(self, day: date) -> bool:
        """Whether `day` lies between its first and its last day, both included."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, kw_only=True)
class AuthorityOnDay:
    """A body as it stood on a day."""

    slug: str
    name: str
    """What it was called that day; its last name after its end, its first before its start."""
    type: AuthorityType | None
    """None if it did not exist that day."""
    kind: AuthorityType
    """That of the day, or the nearest to it if it did not exist."""
    region: str
    start: date | None
    end: date | None
    parent: str | None
    fictional: bool = False
    """Made up for a demonstration: similar to other fictional bodies only."""


def records() -> dict[str, AuthorityRecord]:
    """Every body of the register by slug, in order of slug."""
    bodies = Authority.objects.order_by("slug")
    return {body.slug: body for body in _records(bodies, clock.today())}


def authority(slug: str) -> AuthorityRecord:
    """One body by its slug; `Refused` where the register has none of that slug."""
    for body in _records(Authority.objects.filter(slug=slug), clock.today()):
        return body
    raise Refused(f"{slug!r} is not a body of the register")


def existed_on(slug: str, day: date) -> bool:
    """Whether the body existed on `day`."""
    return authority(slug).existed_on(day)


def authorities_on(day: date) -> list[AuthorityOnDay]:
    """Every body of the register as it stood on `day`, in order of slug.

    Bodies that had ended or had not begun are in the list too, with `type` None.
    """
    return [
        AuthorityOnDay(
            slug=body.slug,
            name=body.name,
            type=body.kind if body.existed_on(day) else None,
            kind=body.kind,
            region=body.region,
            start=body.start,
            end=body.end,
            parent=body.parent,
            fictional=body.fictional,
        )
        for body in _records(Authority.objects.order_by("slug"), day)
    ]


def successors(slug: str) -> list[tuple[str, str]]:
    """Slug and name of each body that took over from this one, in order of slug."""
    return _named(Succession.objects.filter(authority=slug).values_list("successor", flat=True))


def predecessors(slug: str) -> list[tuple[str, str]]:
    """Slug and name of each body that this one took over from, in order of slug."""
    return _named(Succession.objects.filter(successor=slug).values_list("authority", flat=True))


def kin() -> dict[str, frozenset[str]]:
    """The bodies that each one took over from, and those that took over from it."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for old, new in Succession.objects.values_list("authority", "successor"):
        found[old].add(new)
        found[new].add(old)
    return {body: frozenset(others) for body, others in found.items()}


def _records(bodies: Iterable[Authority], day: date) -> list[AuthorityRecord]:
    names, kinds = _names_on(day), _kinds_on(day)
    return [
        AuthorityRecord(
            slug=body.slug,
            name=names[body.slug],
            short_name=body.short_name,
            kind=AuthorityType(kinds.get(body.slug, body.type)),
            subtype=body.subtype,
            gss_code=body.gss_code,
            region=body.region,
            start=body.start,
            end=body.end,
            parent=body.parent_id,
            fictional=body.fictional,
        )
        for body in bodies
    ]


def _names_on(day: date) -> dict[str, str]:
    # Names that had not ended by that day; of several, the one that ends first is in use.
    names = AuthorityName.objects.filter(Q(end__isnull=True) | Q(end__gte=day), alias=False)
    ordered = names.order_by(F("end").desc(nulls_first=True))
    return dict(ordered.values_list("authority", "name"))


def _kinds_on(day: date) -> dict[str, str]:
    changed = AuthorityKind.objects.filter(start__lte=day).order_by("start")
    return dict(changed.values_list("authority", "type"))


def _named(slugs: Iterable[str]) -> list[tuple[str, str]]:
    names = _names_on(clock.today())
    return [(slug, names[slug]) for slug in sorted(slugs)]
