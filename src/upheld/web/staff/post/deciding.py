"""What a person decides or notes about one message."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from upheld.domain.errors import Refused
from upheld.domain.roles import Deed
from upheld.register.models.contact import ROLES
from upheld.runs.annual.resending import may_get_again, resend
from upheld.runs.annual.returns import came_back
from upheld.runs.outbox.actions import decisions
from upheld.runs.outbox.models import Message
from upheld.web.staff.asking import person_of
from upheld.web.staff.environment import tell
from upheld.web.staff.forms import Asked
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.once import once
from upheld.web.staff.opening import opened
from upheld.web.staff.post.forms import ARRIVED, Acknowledged, Again, CameBack, Settle
from upheld.web.staff.post.frame import address_of, asking, message_or_404
from upheld.web.staff.shown import shows_of


@does(Deed.SETTLE_POST, GET, POST, body="body")
@once
def settle(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """An uncertain message: it arrived, or it goes again."""
    message, form = message_or_404(body, number), opened(request, Settle)

    def decide() -> str:
        arrived = form.cleaned_data["found"] == ARRIVED
        decisions.settle_uncertain(
            message=number, arrived=arrived, why=form.cleaned_data["why"], by=person_of(request).key
        )
        return "It is noted as sent." if arrived else "It is sent again within a minute."

    return _asked(request, message, form, decide, "settle", "Decide about an uncertain message")


@does(Deed.SETTLE_POST, GET, POST, body="body")
@once
def returned(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """It came back."""
    message, form = message_or_404(body, number), opened(request, CameBack)

    def note() -> str:
        noted = came_back(message, said=form.cleaned_data["report"], by=person_of(request).key)
        return "It is noted that it came back." if noted else "That was noted already."

    return _asked(request, message, form, note, "returned", "A letter came back")


@does(Deed.SETTLE_POST, GET, POST, body="body")
@once
def acknowledged(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """The body says that it has it."""
    message, form = message_or_404(body, number), opened(request, Acknowledged)

    def note() -> str:
        noted = decisions.note_acknowledged(
            message=number, on=form.cleaned_data["on"], by=person_of(request).key
        )
        return "The acknowledgement is noted." if noted else "That was noted already."

    return _asked(request, message, form, note, "acknowledged", "The body has acknowledged it")


@does(Deed.SETTLE_POST, GET, POST, body="body")
@once
def again(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """The same letter once more, to somebody of the same body."""
    message, form = message_or_404(body, number), opened(request, Again)
    contacts = may_get_again(body)
    shows_of(request, (f"contact {each.pk}" for each in contacts), "list")
    choices = [(str(each.pk), f"{ROLES[each.role]}: {each.email}") for each in contacts]
    form.fields["contact"].choices = choices  # type: ignore[attr-defined] # a field of choices

    def send() -> str:
        resend(
            message, contact=int(form.cleaned_data["contact"]), why=form.cleaned_data["why"],
            by=person_of(request).key,
        )  # fmt: skip
        return "The letter is sent again within a minute, as a message of its own."

    return _asked(request, message, form, send, "again", "Send a letter again")


def _asked(
    request: HttpRequest,
    message: Message,
    form: Asked,
    action: Callable[[], str],
    template: str,
    title: str,
) -> HttpResponse:
    if form.is_valid():
        try:
            words = action()
        except Refused as refusal:
            form.refuse(None, refusal)
        else:
            tell(request, words)
            return HttpResponseRedirect(address_of(message))
    return asking(request, f"post/{template}.html", title, message, form=form)
