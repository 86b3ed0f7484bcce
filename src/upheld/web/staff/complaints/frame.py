"""What the pages of complaints share: which one, who may see it, and that it was seen."""

from collections.abc import Callable

from django.http import Http404, HttpRequest

from upheld.casework.models import Complaint
from upheld.casework.queries.complaints import complaint
from upheld.domain.errors import Overtaken, Refused
from upheld.pages.frame import Crumb
from upheld.people.queries.people import blocked_bodies, named
from upheld.register.queries.authorities import records
from upheld.toolbox import clock
from upheld.web.staff.asking import person_of
from upheld.web.staff.forms import Asked
from upheld.web.staff.shown import shows_of
from upheld.web.staff.versions import Versioned

COMPLAINTS = "/complaints/"
UP = (Crumb(text="Complaints", address=COMPLAINTS),)


def place_of(number: int, below: str = "") -> str:
    """Where a complaint stands."""
    return f"{COMPLAINTS}{number}/{below}"


def seen(request: HttpRequest, number: int) -> Complaint:
    """One complaint, noted as seen; not found where the reader has a conflict with its body."""
    found = complaint(number, without=blocked_bodies(person_of(request)))
    if found is None:
        raise Http404
    shows_of(request, (str(found),), "page")
    return found


def crumbs_of(found: Complaint) -> tuple[Crumb, ...]:
    """The way up from a form about a complaint."""
    return (*UP, Crumb(text=f"Complaint {found.receipt}", address=place_of(found.pk)))


def bodies_open_to(request: HttpRequest) -> list[tuple[str, str]]:
    """Slug and name of each body that exists and that the reader may deal with."""
    blocked, today = blocked_bodies(person_of(request)), clock.today()
    found = [
        (slug, body.name)
        for slug, body in records().items()
        # Bodies that ended lately are complained about for a while.
        if slug not in blocked and (body.end is None or (today - body.end).days < 2 * 365)
    ]
    return sorted(found, key=lambda pair: pair[1])


def begin_with(form: Asked, **values: str) -> None:
    """Let a form begin with these values, where nothing that was kept of it says otherwise."""
    form.initial = {**values, **form.initial}


def done(form: Asked, act: Callable[[], str]) -> str:
    """What an action says when it is done; empty where it refused, which then stands in the form.

    Call it with a valid form.
    """
    try:
        return act()
    except Overtaken as first:
        if isinstance(form, Versioned):
            form.overtaken(first, {})
            return ""
        said = f"{named(first.by)} was first: {first.what}. Nothing was changed by you"
        form.add_error(None, said)
    except Refused as refusal:
        place_of = getattr(form, "place_of", lambda _: None)
        for words in refusal.problems or (str(refusal),):
            form.add_error(place_of(words), f"{words[:1].upper()}{words[1:]}")
    return ""
