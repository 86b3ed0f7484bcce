"""People into a session: one who rang, a list that a body sent, or everybody of another one."""

from django.http import HttpRequest, HttpResponse

from upheld.domain.errors import Refused
from upheld.domain.roles import Deed
from upheld.domain.training import BookingState
from upheld.outreach.actions.booking import book, book_list, move_all
from upheld.outreach.facts import ArrivingBooking
from upheld.outreach.models import Session
from upheld.outreach.queries.listed import known_addresses, open_like
from upheld.web.staff.asking import person_of
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.once import once
from upheld.web.staff.opening import opened
from upheld.web.staff.training import forms
from upheld.web.staff.training.frame import (
    Done,
    Question,
    address_of,
    asked,
    crumbs_of,
    name_of,
    place_of,
    session_in,
)

TOLD = "Whoever has a mail address is sent number and a code of their own."


@does(Deed.KEEP_TRAINING, GET, POST)
@once
def book_one(request: HttpRequest, number: int) -> HttpResponse:
    """Somebody who rang or wrote."""
    session = session_in(number)
    form = opened(request, forms.OnePerson)
    form.of_session(session)

    def act() -> Done:
        said = form.cleaned_data
        told = form.arriving(
            session, name=said["name"], email=said["email"].strip(), needs=form.lines("needs")
        )
        booked = book(told=told, by=person_of(request).key)
        place = "a place" if booked.state is BookingState.BOOKED else (
            f"no place yet: {booked.ahead} wait before them"
        )  # fmt: skip
        words = "Number and a code of their own go to them by mail." if told.address else (
            f"Number {booked.receipt}, code {booked.code}: tell them both now, the code is kept "
            "nowhere."
        )  # fmt: skip
        return Done(f"They have {place}. {words}")

    return asked(request, form, act, _question(session, "Add a person", "Book a place"))


@does(Deed.KEEP_TRAINING, GET, POST)
@once
def paste(request: HttpRequest, number: int) -> HttpResponse:
    """A list of people of one body, all or nothing."""
    session = session_in(number)
    form = opened(request, forms.PastedList)
    form.of_session(session)

    def act() -> Done:
        made = book_list(people=_people(session, form), by=person_of(request).key)
        waiting = sum(each.state is BookingState.WAITING for each in made)
        more = f" {waiting} of them wait: there are no more places." if waiting else ""
        return Done(f"{_people_words(len(made))} entered.{more} {TOLD}")

    said = _question(session, "Enter a list", "Enter all of them")
    return asked(request, form, act, said)


@does(Deed.KEEP_TRAINING, GET, POST)
@once
def move_everybody(request: HttpRequest, number: int) -> HttpResponse:
    """Everybody of a session to another one, the queue last."""
    session = session_in(number)
    form = opened(request, forms.MovedTo)
    offer_sessions(form, session)

    def act() -> Done:
        made = move_all(session=number, to=int(form.cleaned_data["to"]), by=person_of(request).key)
        waiting = sum(each.state is BookingState.WAITING for each in made)
        more = f" {waiting} of them wait there." if waiting else ""
        return Done(f"{_people_words(len(made))} moved, and told by mail.{more}")

    return asked(request, form, act, _question(session, "Move everybody", "Move them"))


def offer_sessions(form: forms.MovedTo, session: Session) -> None:
    """Sessions to come for the same people, with the places they have."""
    options = [
        (str(each.pk), f"{name_of(each)}, {place_of(each)}: {each.places - each.held} free")
        for each in open_like(session)
    ]  # fmt: skip
    named = form.fields["to"]
    named.choices = forms.to_choose(options, "Choose a session")  # type: ignore[attr-defined] # a choice


def _people(session: Session, form: forms.PastedList) -> list[ArrivingBooking]:
    """Everybody of the list; each fault is said with its line."""
    found: dict[int, ArrivingBooking] = {}
    faults: list[str] = []
    known = known_addresses(session)
    for at, text in enumerate(form.lines("people").splitlines(), 1):
        if not text.strip():
            continue
        name, _, email = text.replace("\t", ",").partition(",")
        try:
            told = form.arriving(session, name=name.strip(), email=email.strip())
        except Refused as refusal:
            faults += [f"line {at}: {each}" for each in refusal.problems or (str(refusal),)]
            continue
        if told.address and told.address in known:
            faults.append(f"line {at}: {told.address} is in this session or on the list twice")
        known.add(told.address)
        found[at] = told
    if faults:
        raise Refused("; ".join(faults), problems=faults)
    return list(found.values())


def _people_words(count: int) -> str:
    return "1 person is" if count == 1 else f"{count} people are"


def _question(session: Session, title: str, button: str) -> Question:
    return Question(
        title=title, button=button, back=address_of(session), crumbs=crumbs_of(session),
        lede=name_of(session),
    )  # fmt: skip
