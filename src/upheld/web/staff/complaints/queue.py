"""What waits to be accepted, the oldest first; and what came before."""

from django.http import HttpRequest, HttpResponse

from upheld.casework.models import Complaint
from upheld.casework.models.complaint import PENDING, STATES
from upheld.casework.queries.complaints import SORTS, WantedComplaints, complaints
from upheld.domain.roles import Deed
from upheld.domain.sides import Channel
from upheld.people.queries.people import blocked_bodies
from upheld.toolbox import clock
from upheld.web.staff.asking import person_of
from upheld.web.staff.environment import page
from upheld.web.staff.guard import GET, does
from upheld.web.staff.listing import listing, one_of
from upheld.web.staff.shown import shows_of

ORDERS = [way + field for field in SORTS for way in ("", "-")]


@does(Deed.SEE_COMPLAINTS, GET)
def queue(request: HttpRequest) -> HttpResponse:
    """Complaints; those about a body in conflict with the reader are not there."""
    wanted = WantedComplaints(
        # "all" stands for every state: an address without one means those that wait.
        state=one_of(request, "state", ("all", *STATES), PENDING).replace("all", ""),
        channel=one_of(request, "channel", Channel),
        text=request.GET.get("text", "").strip()[:200],
        sort=one_of(request, "sort", ORDERS, "arrived"),
    )
    rows = complaints(wanted, without=blocked_bodies(person_of(request)))
    chosen = {"text": wanted.text, "channel": wanted.channel, "state": wanted.state or "all"}
    listed = listing(request, rows, chosen, wanted.sort)
    shows_of(request, (str(each) for each in listed.shown), "list")
    return page(
        request, "complaints/queue.html", "Complaints", list=listed, chosen=chosen, states=STATES,
        channels=Channel, today=clock.today(), all=not wanted.state, who_complains=who_complains,
    )  # fmt: skip


def who_complains(complaint: Complaint) -> str:
    """Their names: whoever complains, or who does so for somebody else, and for whom."""
    said = {"complainant": "", "representative": "", "person_affected": ""}
    for person in complaint.people.all():
        said[person.role] = ", ".join(filter(None, (said[person.role], person.name)))
    if said["complainant"]:
        return said["complainant"]
    return ", for ".join(filter(None, (said["representative"], said["person_affected"])))
