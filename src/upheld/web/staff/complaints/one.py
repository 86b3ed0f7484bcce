"""One complaint: what it says, who is in it, and what may belong with it."""

from django.http import HttpRequest, HttpResponse

from upheld.casework.models import CaseBody, Complaint
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
    blocked = blocked_bodies(person_of(request))
    likes = earlier(found, without=blocked)
    shows_of(request, (each.reference or f"complaint {each.complaint}" for each in likes), "list")
    return page(
        request, "complaints/one.html", f"Complaint {found.receipt}", crumbs=UP, complaint=found,
        people=found.people.order_by("pk"), roles=ROLES, earlier=likes,
        became=_became(found, blocked), documents=found.documents.order_by("pk"),
        here=place_of(found.pk), **list_facts(),
    )  # fmt: skip


def _became(found: Complaint, blocked: frozenset[str]) -> list[CaseBody]:
    # Every body of the case: whoever accepted a joint one goes on with each.
    pairs = CaseBody.objects.filter(case=found.case_id, work__isnull=False)
    open_to = pairs.exclude(authority__in=blocked).select_related("authority")
    return list(open_to.order_by("authority__short_name"))
