"""The reading pack of a year for whoever asks."""

from django.http import HttpRequest

from upheld.people.queries.people import blocked_bodies
from upheld.runs.annual.pack import Pack, pack_of
from upheld.web.staff.asking import person_of


def readable_pack(request: HttpRequest, year: int) -> Pack | None:
    """The pack that was made last; none for whoever has a conflict with a body in it."""
    made = pack_of(year)
    return None if made and set(made.bodies) & blocked_bodies(person_of(request)) else made
