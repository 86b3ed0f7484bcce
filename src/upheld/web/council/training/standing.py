"""How a booking stands, for whoever has its number and code; nobody is named."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from upheld.domain.training import BookingState
from upheld.outreach.actions.by_public import When
from upheld.outreach.queries.by_code import BookingStatus, booking_by_code
from upheld.outreach.queries.certificates import certificate_of
from upheld.outreach.queries.to_book import SessionToBook, fact_of
from upheld.web.council import limits, refusals, sealed
from upheld.web.council.asking import GET, POST, by
from upheld.web.council.environment import page
from upheld.web.council.fields import Line
from upheld.web.council.forms import Standing
from upheld.web.council.training.words import agreed_words, moves_of, standing_words, told
from upheld.web.network import address_of

TITLE = "Your booking"
PURPOSE = "booking"
LIVE = (BookingState.BOOKED, BookingState.WAITING)
MINUTES = 15
BY_NETWORK = limits.Tries(most=20, seconds=MINUTES * 60)
BY_NUMBER = limits.Tries(most=5, seconds=MINUTES * 60)
# The same whatever is wrong, so that nobody learns which numbers there are.
UNKNOWN = (
    "We do not know this number and code together. Check both: they stand on the page that you "
    "saw when you booked, or in our mail; a new code ends the one before"
)


class Receipted(Standing):
    """Number and code of a booking."""

    number = Line(required="Write the number of your booking")


@dataclass(frozen=True, kw_only=True)
class Carried:
    """What pages about one booking carry, sealed."""

    number: str
    code: str

    @property
    def as_field(self) -> str:
        """As a page carries it."""
        return sealed.seal(PURPOSE, {"number": self.number, "code": self.code})


@dataclass(frozen=True, kw_only=True)
class Seen:
    """A booking whose number and code were shown, with its session."""

    carried: Carried
    found: BookingStatus
    session: SessionToBook

    @property
    def is_live(self) -> bool:
        """Whether it can be given back or moved."""
        return self.found.state in LIVE and self.session.is_open

    @property
    def asks(self) -> When | None:
        """Which questions may be answered now."""
        state, answered = self.found.state, self.found.evaluated
        if not self.session.outcomes:
            return None
        if state is BookingState.BOOKED and self.session.is_open and When.BEFORE not in answered:
            return When.BEFORE
        after = state is BookingState.ATTENDED and When.AFTER not in answered
        return When.AFTER if after else None


@by(GET, POST)
def booking(request: HttpRequest) -> HttpResponse:
    """Ask for number and code, and say how it stands; who has shown both is not asked again."""
    if seen := seen_in(request):
        return stands(request, seen)
    form = Receipted(request.POST if request.method == POST else None)
    if not form.is_valid():
        return page(request, "training/status.html", TITLE, form=form)
    carried = Carried(number=form.cleaned_data["number"], code=form.cleaned_data["code"])
    network, number = limits.network_of(address_of(request)), _plain(carried.number)
    if BY_NETWORK.used_up(network) or BY_NUMBER.used_up(number):
        return refusals.too_often(request, MINUTES)
    seen = seen_by(carried)
    if seen is None:
        BY_NETWORK.note(network)
        BY_NUMBER.note(number)
        form.add_error(None, UNKNOWN)
        return page(request, "training/status.html", TITLE, form=form)
    return stands(request, seen)


def seen_by(carried: Carried) -> Seen | None:
    """The booking of a number and code; None where they are not known together."""
    found = booking_by_code(carried.number, carried.code)
    return Seen(carried=carried, found=found, session=fact_of(found.session)) if found else None


def seen_in(request: HttpRequest) -> Seen | None:
    """The booking that a page carried; None where it is not ours."""
    facts = sealed.opened(PURPOSE, request.POST.get(sealed.FIELD, ""))
    return seen_by(Carried(number=facts["number"], code=facts["code"])) if facts else None


def stands(request: HttpRequest, seen: Seen, *, said: str = "", refused: str = "") -> HttpResponse:
    """How it stands, and what can be done; `said` is what was done a moment ago."""
    return page(
        request, "training/stands.html", TITLE, seen=seen, told=told(seen.session), said=said,
        refused=refused, words=standing_words(seen.found, seen.session),
        agreed=agreed_words(seen.found.price_pence),
        moves=moves_of(seen.session, seen.found.price_pence) if seen.is_live else None,
        certificate=certificate_of(seen.found.number) is not None,
    )  # fmt: skip


def _plain(number: str) -> str:
    return "".join(each for each in number.upper() if each.isalnum())
