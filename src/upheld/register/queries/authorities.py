"""Which bodies there are, as they stand for good or stood on a day, and who followed whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from upheld.domain.authority_types import AuthorityType
from upheld.domain.errors import Refused
from upheld.domain.series_breaks import SeriesBreak
from upheld.register.models import Authority, AuthorityName, Succession
from upheld.register.queries.contacts import ContactOnDay, contacts_on
from upheld.register.queries.populations import Population, population, populations
from upheld.register.queries.series_breaks import series_breaks, series_breaks_until

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
    """A body under its last name; `start` and `end` are its first and last day, None if open."""

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
    region: str
    start: date | None
    end: date | None
    parent: str | None
    fictional: bool = False
    """Made up for a demonstration: similar to other fictional bodies only."""


def records() -> dict[str, AuthorityRecord]:
    """Every body of the register by slug, in order of slug."""
    return {body.slug: body for body in _records(Authority.objects.order_by("slug"))}


def authority(slug: str) -> AuthorityRecord:
    """One body by its slug; `Refused` where the register has none of that slug."""
    for body in _records(Authority.objects.filter(slug=slug)):
        return body
    raise Refused(f"{slug!r} is not a body of the register")


def existed_on(slug: str, day: date) -> bool:
    """Whether the body existed on `day`."""
    return authority(slug).existed_on(day)


def authorities_on(day: date) -> list[AuthorityOnDay]:
    """Every body of the register as it stood on `day`, in order of slug.

    Bodies that had ended or had not begun are in the list too, with `type` None.
    """
    names = _names_on(day)
    return [
        AuthorityOnDay(
            slug=body.slug,
            name=names.get(body.slug, body.name),
            type=body.kind if body.existed_on(day) else None,
            kind=body.kind,
            region=body.region,
            start=body.start,
            end=body.end,
            parent=body.parent,
            fictional=body.fictional,
        )
        for body in records().values()
    ]


def successors(slug: str) -> list[tuple[str, str]]:
    """Slug and last name of each body that took over from this one, in order of slug."""
    return _named(Succession.objects.filter(authority=slug).values_list("successor", flat=True))


def predecessors(slug: str) -> list[tuple[str, str]]:
    """Slug and last name of each body that this one took over from, in order of slug."""
    return _named(Succession.objects.filter(successor=slug).values_list("authority", flat=True))


def _records(bodies: Iterable[Authority]) -> list[AuthorityRecord]:
    last = dict(_names().filter(end__isnull=True).values_list("authority", "name"))
    return [
        AuthorityRecord(
            slug=body.slug,
            name=last[body.slug],
            short_name=body.short_name,
            kind=AuthorityType(body.type),
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
    # Former names that still held that day; of two, the one that ended first was in use.
    former = _names().filter(end__gte=day).order_by("-end")
    return dict(former.values_list("authority", "name"))


def _named(slugs: Iterable[str]) -> list[tuple[str, str]]:
    wanted = _names().filter(end__isnull=True, authority__in=list(slugs))
    return list(wanted.order_by("authority").values_list("authority", "name"))


def _names() -> QuerySet[AuthorityName]:
    return AuthorityName.objects.filter(alias=False)
