"""What a body is called in running text, where two bodies may share one short name."""

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from upheld.publication.site import PublicBody


def is_shared(body: PublicBody, bodies: Mapping[str, PublicBody]) -> bool:
    """Whether another body bears its short name: a county and the unitary that followed it."""
    bearers = _bearers(_Known(bodies)).get(body.short_name, frozenset())
    return bool(bearers - {body.slug})


def called(body: PublicBody, bodies: Mapping[str, PublicBody]) -> str:
    """Its short name; its full one where the short one could mean another body."""
    return body.name if is_shared(body, bodies) else body.short_name


def all_called(bodies: Mapping[str, PublicBody]) -> dict[str, str]:
    """What each body is called, by slug."""
    bearers = Counter(body.short_name for body in bodies.values())
    return {
        slug: body.short_name if bearers[body.short_name] == 1 else body.name
        for slug, body in bodies.items()
    }


class _Known:
    """The bodies of a site, known by identity: thousands of pages ask about the same."""

    def __init__(self, bodies: Mapping[str, PublicBody]) -> None:
        self.bodies = bodies

    def __hash__(self) -> int:
        return id(self.bodies)

    def __eq__(self, other: object) -> bool:
        # The cache keeps what it was asked with, so an id is never that of something newer.
        return isinstance(other, _Known) and self.bodies is other.bodies


@lru_cache(maxsize=1)
def _bearers(known: _Known) -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for body in known.bodies.values():
        found[body.short_name] = found.get(body.short_name, frozenset()) | {body.slug}
    return found
