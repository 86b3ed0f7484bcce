"""A body with its whole history, and the list of all: what people at the register see."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import QuerySet

from upheld.domain.authority_types import AuthorityType
from upheld.register.facts import BodyFacts
from upheld.register.models import Authority, RegisterChange
from upheld.register.queries.authorities import AuthorityOnDay, authorities_on, authority

EXISTING, ENDED, COMING = "existing", "ended", "coming"
STATES = {EXISTING: "Exist today", ENDED: "Abolished", COMING: "To come"}
SORTS = ("name", "type", "region", "start", "end")


class WantedBodies(NamedTuple):
    """Which bodies a list shows, and in which order; a sort that begins with - runs backwards."""

    text: str = ""
    type: str = ""
    region: str = ""
    state: str = EXISTING
    sort: str = "name"


@dataclass(frozen=True, kw_only=True)
class Span:
    """A name or a type, and the days on which it holds; None is open."""

    text: str
    start: date | None
    end: date | None

    def ahead(self, day: date) -> bool:
        """Whether it begins after a day."""
        return self.start is not None and self.start > day


def body(slug: str) -> Authority | None:
    """One body, whatever its days."""
    return Authority.objects.filter(pk=slug).select_related("parent").first()


def changes_of(slug: str) -> list[RegisterChange]:
    """What people changed about a body, the newest first; its number is the body's version."""
    return list(RegisterChange.objects.filter(authority=slug).order_by("-number"))


def facts_of(body: Authority) -> BodyFacts:
    """What the register says of a body last, days ahead included."""
    last = body.names.get(end__isnull=True, alias=False)
    kind = body.kinds.order_by("-start").first()
    return BodyFacts(
        name=last.name, short_name=body.short_name,
        type=AuthorityType(kind.type if kind else body.type), region=body.region,
        gss_code=body.gss_code, start=body.start, end=body.end,
    )  # fmt: skip


def name_today(body: Authority) -> str:
    """What it is called today; before its first day its first name, after its end its last."""
    return authority(body.pk).name


def to_choose_from(bodies: QuerySet[Authority]) -> list[tuple[str, str]]:
    """Slug and short name of each, by name; two of one name are told apart by their whole names."""
    found = list(bodies.order_by("short_name", "slug").values_list("slug", "short_name"))
    times = Counter(name for _, name in found)
    return [
        (slug, name if times[name] == 1 else f"{name} ({authority(slug).name})")
        for slug, name in found
    ]


def names_of(body: Authority) -> list[Span]:
    """Its names in order of their days."""
    named = [n for n in body.names.all() if not n.alias]
    spans = [Span(text=n.name, start=n.start, end=n.end) for n in named]
    return sorted(spans, key=lambda span: span.end or date.max)


def aliases_of(body: Authority) -> list[str]:
    """Spellings under which lists may mean it."""
    return sorted(n.name for n in body.names.all() if n.alias)


def types_of(body: Authority) -> list[Span]:
    """Its types in order of their days."""
    changes = list(body.kinds.order_by("start"))
    starts = [body.start, *(change.start for change in changes)]
    ends = [*(date.fromordinal(c.start.toordinal() - 1) for c in changes), None]
    types = [body.type, *(change.type for change in changes)]
    return [
        Span(text=AuthorityType(t).singular, start=start, end=end)
        for t, start, end in zip(types, starts, ends, strict=True)
    ]


def successor_slugs(body: Authority) -> list[str]:
    """Slugs of the bodies that took or take over."""
    return sorted(body.successions.values_list("successor", flat=True))


def bodies(
    wanted: WantedBodies, *, day: date, without: Collection[str] = ()
) -> list[AuthorityOnDay]:
    """The bodies of a list as they stand on `day`, in its order."""
    found = [b for b in authorities_on(day) if b.slug not in without and _fits(b, wanted, day)]
    field = wanted.sort.removeprefix("-")
    key = {"type": "kind"}.get(field, field)
    known = [b for b in found if getattr(b, key) not in {None, ""}]
    # What is not known comes last, whichever way the rest runs.
    known.sort(key=lambda b: getattr(b, key), reverse=wanted.sort.startswith("-"))
    return known + [b for b in found if getattr(b, key) in {None, ""}]


def regions() -> list[str]:
    """Every region that a body lies in."""
    found = Authority.objects.exclude(region="").order_by("region")
    return list(found.values_list("region", flat=True).distinct())


def state_of(body: AuthorityOnDay, day: date) -> str:
    """Whether it exists on a day, has ended or is to come."""
    if body.end and body.end < day:
        return ENDED
    return COMING if body.start and body.start > day else EXISTING


def _fits(body: AuthorityOnDay, wanted: WantedBodies, day: date) -> bool:
    text = wanted.text.casefold()
    return (
        (text in body.name.casefold() or text in body.slug)
        and wanted.type in {"", body.kind}
        and wanted.region in {"", body.region}
        and wanted.state in {"", state_of(body, day)}
    )
