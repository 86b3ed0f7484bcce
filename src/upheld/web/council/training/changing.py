"""A booking given back, or moved to another session of its course."""

from django.http import HttpRequest, HttpResponse

from upheld.domain.errors import Refused
from upheld.domain.training import BookingState
from upheld.outreach.actions.by_public import PUBLIC, cancel_place
from upheld.outreach.actions.several import Attendee, move_place
from upheld.outreach.queries.to_book import SessionToBook, others_like
from upheld.web.council import refusals, sealed
from upheld.web.council.asking import POST, by
from upheld.web.council.environment import page
from upheld.web.council.training.forms import Places
from upheld.web.council.training.standing import Seen, seen_by, seen_in, stands
from upheld.web.council.training.words import agreed_words, places_of, told

SEND = "send"


@by(POST)
def cancel(request: HttpRequest) -> HttpResponse:
    """Ask once more, then give the place back."""
    seen = seen_in(request)
    if seen is None:
        return refusals.not_found(request)
    if request.POST.get("go") != SEND:
        return page(
            request, "training/cancel.html", "Cancel this booking?", seen=seen,
            told=told(seen.session),
        )  # fmt: skip
    try:
        cancel_place(receipt=seen.carried.number, code=seen.carried.code, by=PUBLIC)
    except Refused as refusal:
        return stands(request, seen, refused=_sentence(refusal))
    return _after(request, seen, "The booking is cancelled.")


@by(POST)
def move(request: HttpRequest) -> HttpResponse:
    """Ask again who comes, then move the booking."""
    seen = seen_in(request)
    if seen is None:
        return refusals.not_found(request)
    wanted = request.POST.get("to", "")
    if wanted == str(seen.session.number):
        # Sent twice: it is there.
        return _after(request, seen, "The booking is moved.")
    target = next((each for each in others_like(seen.session) if str(each.number) == wanted), None)
    if target is None or not seen.is_live:
        return stands(request, seen, refused="Choose a session that is still open.")
    if request.POST.get("go") != SEND:
        return _asked(request, seen, Places(target, 1, body=False))
    return _send(request, seen, target)


def _send(request: HttpRequest, seen: Seen, target: SessionToBook) -> HttpResponse:
    form = Places(target, 1, {n: str(v) for n, v in request.POST.items()}, body=False)
    if not form.is_valid():
        return _asked(request, seen, form)
    try:
        _move(seen, form)
    except Refused as refusal:
        form.refuse(refusal)
        return _asked(request, seen, form)
    return _after(request, seen, "The booking is moved.")


def _move(seen: Seen, form: Places) -> None:
    (person,) = form.people()
    said = form.cleaned_data
    who = Attendee(
        organisation=said.get("organisation", ""), order_number=said.get("order_number", ""),
        **person,
    )  # fmt: skip
    move_place(
        receipt=seen.carried.number, code=seen.carried.code, to=form.session.number, who=who,
        by=PUBLIC,
    )  # fmt: skip


def _asked(request: HttpRequest, seen: Seen, form: Places) -> HttpResponse:
    target: SessionToBook = form.session
    return page(
        request, "training/move.html", "Move to another session", form=form, seen=seen,
        told=told(target), old=told(seen.session), places=places_of(target),
        waiting=seen.found.state is BookingState.WAITING, field=sealed.FIELD,
        price=agreed_words(seen.found.price_pence),
    )  # fmt: skip


def _after(request: HttpRequest, seen: Seen, said: str) -> HttpResponse:
    return stands(request, seen_by(seen.carried) or seen, said=said)


def _sentence(refusal: Refused) -> str:
    text = str(refusal)
    return f"{text[:1].upper()}{text[1:]}"
