"""When each body began and ended, whom it followed, and who stands in its place on a day."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from upheld.domain.facts import Life
from upheld.register.models import Succession
from upheld.register.queries.authorities import AuthorityOnDay, authorities_on

_NEXT_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class LifeOnDay:
    """A body's life, and to whom a letter about it goes on the day."""

    life: Life
    addressed: tuple[str, ...]
    """Slugs: the body itself while it exists, then those that stand in its place."""


def lives_on(day: date) -> Mapping[str, LifeOnDay]:
    """Every body by slug, its own name and those of others as on `day`."""
    bodies = {body.slug: body for body in authorities_on(day)}
    after: dict[str, list[str]] = defaultdict(list)
    before: dict[str, list[str]] = defaultdict(list)
    pairs = Succession.objects.order_by("authority", "successor")
    for old, new in pairs.values_list("authority", "successor"):
        after[old].append(new)
        if _follows(bodies[old], bodies[new]):
            before[new].append(old)
    return {slug: _life(body, bodies, before[slug], after, day) for slug, body in bodies.items()}


def _follows(old: AuthorityOnDay, new: AuthorityOnDay) -> bool:
    # A body that was there already took over work; only one that began then took a place.
    return old.end is not None and new.start == old.end + _NEXT_DAY


def _life(
    body: AuthorityOnDay,
    bodies: Mapping[str, AuthorityOnDay],
    before: list[str],
    after: Mapping[str, list[str]],
    day: date,
) -> LifeOnDay:
    ended = body.end is not None and body.end < day
    heirs = _heirs(body.slug, bodies, after, day) if body.end else []
    return LifeOnDay(
        life=Life(
            kind=body.kind,
            start=body.start,
            end=body.end,
            predecessors=tuple(bodies[slug].name for slug in before),
            heirs=tuple(bodies[slug].name for slug in heirs),
        ),
        addressed=tuple(heirs) if ended else (body.slug,),
    )


def _heirs(
    slug: str, bodies: Mapping[str, AuthorityOnDay], after: Mapping[str, list[str]], day: date
) -> list[str]:
    """Who follows, and who follows those that have ended by the day themselves; each once."""
    found: dict[str, None] = {}
    waiting, seen = list(after.get(slug, ())), {slug}
    while waiting:
        heir = waiting.pop(0)
        if heir in seen:
            continue
        seen.add(heir)
        end = bodies[heir].end
        if end is not None and end < day:
            waiting += after.get(heir, ())
        else:
            found[heir] = None
    return sorted(found)
