"""What a body is called in running text, where two bodies may share one short name."""

from collections import Counter
from collections.abc import Mapping

from upheld.publication.site import PublicBody


def is_shared(body: PublicBody, bodies: Mapping[str, PublicBody]) -> bool:
    """Whether another body bears its short name: a county and the unitary that followed it."""
    return any(
        other.short_name == body.short_name and other.slug != body.slug for other in bodies.values()
    )


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
