"""One complaint: what it says, who is in it, and what may belong with it."""

from django.http import HttpRequest, HttpResponse

from upheld.casework.models.complainant import ROLES
from upheld.casework.queries.earlier import earlier
from upheld.domain.roles import Deed
from upheld.people.queries.people import blocked_bodies
from upheld.web.staff.asking import person_of
from upheld.web.staff.complaints.frame import UP, place_of, seen
from upheld.web.staff.documents import list_facts
from upheld.web.staff.environment import page
from upheld.web.staff.guard import GET, does
from upheld.web.staff.shown import shows_of


@does(Deed.SEE_COMPLAINTS, GET)
def one(request: HttpRequest, number: int) -> HttpResponse:
    """The complaint beside earlier ones that may be the same, with why they may."""
    found = seen(request, number)
    likes = earlier(found, without=blocked_bodies(person_of(request)))
    shows_of(request, (each.reference or f"complaint {each.complaint}" for each in likes), "list")
    return page(
        request, "complaints/one.html", f"Complaint {found.receipt}", crumbs=UP, complaint=found,
        people=found.people.order_by("pk"), roles=ROLES, earlier=likes,
        documents=found.documents.order_by("pk"), here=place_of(found.pk), **list_facts(),
    )  # fmt: skip
