"""Two bodies of one short name are told apart, wherever they are named."""

from dataclasses import replace

from support import public_site
from upheld.pages.called import all_called, called


def test_a_shared_short_name_gives_way_to_the_full_one() -> None:
    """A county and the council that followed it; everybody else keeps the short name."""
    bodies = dict(public_site.site().bodies)
    one, other, *_ = bodies.values()
    bodies[other.slug] = replace(other, short_name=one.short_name)
    names = all_called(bodies)
    assert (names[one.slug], names[other.slug]) == (one.name, other.name)
    assert names == {slug: called(body, bodies) for slug, body in bodies.items()}
    assert sum(names[slug] == body.short_name for slug, body in bodies.items()) == len(bodies) - 2
