"""The form that books one to five people into a session, and what the sender is told."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse

from upheld.domain.errors import Refused
from upheld.domain.training import BookingState
from upheld.outreach.actions.by_public import PUBLIC, ArrivingBooking
from upheld.outreach.actions.several import LIVE, MOST_PEOPLE, add_bookings
from upheld.outreach.queries.to_book import SessionToBook, session_to_book
from upheld.toolbox import secret
from upheld.toolbox.digest import sha256
from upheld.web.council import limits, refusals, sealed
from upheld.web.council.asking import GET, POST, by
from upheld.web.council.environment import page
from upheld.web.council.training.forms import Places
from upheld.web.council.training.words import ahead_words, offers, places_of, told
from upheld.web.network import address_of

PURPOSE = "places"
NONCE, NONCE_BYTES = "nonce", 16
ADD, SEARCH = "add", "search"
# A training office books for many; a program sends more.
SENDINGS = limits.Tries(most=20, seconds=3600)
# Of one session so many people an hour: nobody empties a course alone.
PLACES = limits.Tries(most=15, seconds=3600)
AGAIN_MINUTES = 60
SEEN = "seen"
CHANGED = (
    "The day, the place or the price of this session changed since you opened this page. Look at "
    "them above, and press the button again if they suit you."
)
# What is written on the page that tells a form from another one; not part of its content.
APART = frozenset(
    {"csrfmiddlewaretoken", "go", "people", "search", "searched", "website", sealed.FIELD}
)


@by(GET, POST)
def book(request: HttpRequest, number: int) -> HttpResponse:
    """Ask who comes, and answer with a receipt and a code for each."""
    session = session_to_book(number)
    if session is None:
        return refusals.not_found(request)
    if not session.is_open:
        return page(
            request, "training/closed.html", "This session cannot be booked", session=session,
            told=told(session), others=offers(session),
        )  # fmt: skip
    if request.method != POST:
        return _asked(request, Places(session, 1), _begun(session))
    sent, carried = request.POST.dict(), request.POST.get(sealed.FIELD, "")
    written, count = _text(sent), _count(sent)
    if sealed.opened(PURPOSE, carried) is None:
        form = Places(session, count, written=written)
        return _asked(request, form, _begun(session), refused="Please send this page once more.")
    wanted = request.POST.get("go", "")
    if wanted in {ADD, SEARCH} or _searches(written):
        more = 1 if wanted == ADD else 0
        return _asked(request, Places(session, count + more, written=written), carried)
    return _send(request, Places(session, count, written), carried)


def shown_again(request: HttpRequest, words: str, status: int) -> HttpResponse | None:
    """The form as it was written, with words above it; None where it was no form for places."""
    match = request.resolver_match
    if match is None or match.func is not book or request.method != POST:
        return None
    session = session_to_book(match.kwargs["number"])
    if session is None or not session.is_open:
        return None
    sent = request.POST.dict()
    form = Places(session, _count(sent), written=_text(sent))
    carried = request.POST.get(sealed.FIELD, "") or _begun(session)
    return _asked(request, form, carried, refused=words, status=status)


def _begun(session: SessionToBook) -> str:
    """A new form: what it is told by when it is sent cannot be guessed."""
    said = {NONCE: secret.raw(NONCE_BYTES).hex(), SEEN: _seen(session)}
    return sealed.seal(PURPOSE, said)


def _seen(session: SessionToBook) -> str:
    """What whoever books has read of a session, and agrees to."""
    said = (session.starts, session.ends, session.city, session.venue, session.price_pence)
    return sha256(repr(said).encode())


def _count(sent: Mapping[str, str]) -> int:
    text = sent.get("people", "1")
    return int(text) if text in map(str, range(1, MOST_PEOPLE + 1)) else 1


def _text(sent: Mapping[str, Any]) -> dict[str, str]:
    return {name: str(value) for name, value in sent.items()}


def _searches(written: Mapping[str, str]) -> bool:
    """Whether somebody wrote something new to search for, and has chosen nothing yet."""
    asked = written.get("search", "")
    return bool(asked and asked != written.get("searched") and not written.get("body"))


def _send(request: HttpRequest, form: Places, carried: str) -> HttpResponse:
    if not form.is_valid():
        return _asked(request, form, carried)
    if (sealed.opened(PURPOSE, carried) or {}).get(SEEN) != _seen(form.session):
        return _asked(request, form, _begun(form.session), refused=CHANGED)
    network = limits.network_of(address_of(request))
    of_session = f"{network} {form.session.number}"
    if SENDINGS.used_up(network) or PLACES.used_up(of_session):
        words = (
            f"Many bookings came from your network in the last hour. Wait {AGAIN_MINUTES} minutes "
            "and press the button again: what you wrote stays on this page."
        )
        return _asked(request, form, carried, refused=words, status=429)
    # Also what is refused: nobody shall try out here who is booked.
    SENDINGS.note(network)
    people = form.people()
    for _ in people:
        PLACES.note(of_session)
    try:
        arriving = [_arriving(form, each) for each in people]
        booked = add_bookings(people=arriving, seed=_seed(carried, form), by=PUBLIC)
    except Refused as refusal:
        form.refuse(refusal)
        return _asked(request, form, carried)
    rows = [
        (each["name"], one, ahead_words(one.ahead))
        for each, one in zip(people, booked, strict=True)
    ]
    return page(
        request, "training/sent.html", _title(booked), rows=rows, told=told(form.session)
    )  # fmt: skip


def _arriving(form: Places, person: Mapping[str, str]) -> ArrivingBooking:
    """One person of a form that is right."""
    said = form.cleaned_data
    return ArrivingBooking(
        session=form.session.number, sector=form.session.audience, name=person["name"],
        email=person["email"], needs=person["needs"], body=said.get("body", ""),
        organisation=said.get("organisation", ""), order_number=said.get("order_number", ""),
    )  # fmt: skip


def _seed(carried: str, form: Places) -> bytes:
    """Of this form with this content: whoever changes something sends something else."""
    nonce = (sealed.opened(PURPOSE, carried) or {})[NONCE]
    said = sorted((n, v) for n, v in form.data.items() if n not in APART)
    return repr((nonce, form.session.number, said)).encode()


def _title(booked: list[Any]) -> str:
    waiting = sum(one.state is BookingState.WAITING for one in booked)
    if any(one.state not in LIVE for one in booked):
        return "This form was sent before: see how your booking stands"
    if not waiting:
        return "Your place is booked" if len(booked) == 1 else "Your places are booked"
    return "You are on the waiting list" if waiting == len(booked) else "We have your booking"


def _asked(
    request: HttpRequest, form: Places, carried: str, *, refused: str = "", status: int = 200
) -> HttpResponse:
    session = form.session
    return page(
        request, "training/book.html", "Book a place" if session.left else "Join the waiting list",
        status=status, form=form, carried=carried, refused=refused, told=told(session),
        places=places_of(session), most=MOST_PEOPLE,
        others=() if session.left else offers(session), found=form.found,
        searched=bool(form.written("search").strip()),
    )  # fmt: skip
