"""The register as the public may know it."""

import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass, replace

from upheld.register.models import AuthorityName, Edition, RegisterChange, Succession
from upheld.register.queries.authorities import AuthorityRecord, records
from upheld.toolbox import clock


@dataclass(frozen=True, kw_only=True)
class Relations:
    """A body with those it is related to, by slug, and its other names."""

    record: AuthorityRecord
    districts: tuple[str, ...]
    predecessors: tuple[str, ...]
    successors: tuple[str, ...]
    other_names: tuple[str, ...]


def related_bodies() -> dict[str, Relations]:
    """Every body that has begun, by slug, in order of slug.

    An end that lies ahead, and who will follow, is not told: until then the body exists.
    """
    today = clock.today()
    bodies = {
        slug: replace(body, end=None) if body.end and body.end >= today else body
        for slug, body in records().items()
        if body.start is None or body.start <= today
    }
    districts, before, after = _lists(), _lists(), _lists()
    for body in bodies.values():
        if body.parent:
            districts[body.parent].append(body.slug)
    for old, new in Succession.objects.order_by("authority", "successor").values_list(
        "authority", "successor"
    ):
        if old in bodies and bodies[old].end:
            before[new].append(old)
            after[old].append(new)
    names = _other_names(bodies)
    return {
        slug: Relations(
            record=body,
            districts=tuple(districts[slug]),
            predecessors=tuple(before[slug]),
            successors=tuple(after[slug]),
            other_names=tuple(names[slug]),
        )
        for slug, body in bodies.items()
    }


def register_edition() -> str:
    """A digest of what the register says today; empty where no file was loaded.

    What people changed counts, and what was entered ahead counts from its day.
    """
    loaded = Edition.objects.values_list("fingerprint", flat=True).first() or ""
    if not RegisterChange.objects.exists():
        return loaded
    said = json.dumps([loaded, repr(list(related_bodies().values()))])
    return hashlib.sha256(said.encode()).hexdigest()


def _other_names(bodies: dict[str, AuthorityRecord]) -> dict[str, list[str]]:
    found = _lists()
    begun = AuthorityName.objects.exclude(start__gt=clock.today()).order_by("authority", "name")
    rows = begun.values_list("authority", "name")
    for slug, name in rows:
        if slug in bodies and name != bodies[slug].name:
            found[slug].append(name)
    return found


def _lists() -> defaultdict[str, list[str]]:
    return defaultdict(list)
