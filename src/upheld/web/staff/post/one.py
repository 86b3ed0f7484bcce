"""One message: where it goes, how it stands, and all that happened to it."""

from django.http import HttpRequest, HttpResponse

from upheld.domain.post import Happening, State
from upheld.domain.roles import Deed
from upheld.runs.annual.models import LetterVersion
from upheld.runs.outbox.actions.decisions import CAN_GO_AGAIN, MAY_HAVE_ARRIVED
from upheld.runs.outbox.models import Message
from upheld.web.staff.environment import page
from upheld.web.staff.guard import GET, does
from upheld.web.staff.post.frame import UP, address_of, message_or_404, office_of, titled
from upheld.web.staff.shown import shows_of


@does(Deed.SEE_POST, GET, body="body")
def message(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """It shows an address, so the audit says who looked."""
    found = message_or_404(body, number)
    shows_of(request, (f"message {found.pk}",), "page")
    again = Message.objects.filter(again_of=found).first()
    return page(
        request, "post/one.html", titled(found), crumbs=UP, message=found,
        letter=LetterVersion.objects.filter(pk=found.letter).first(),
        state=State(found.state), office=office_of(found), Happening=Happening,
        events=found.events.order_by("pk"), again=again, address_of=address_of,
        may_go_again=found.state in CAN_GO_AGAIN and again is None,
        may_have_arrived=found.state in MAY_HAVE_ARRIVED, is_uncertain=found.state
        == State.UNCERTAIN, has_returned=found.state == State.RETURNED,
    )  # fmt: skip
