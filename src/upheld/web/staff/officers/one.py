"""One body in a round: what it said beside what we have, taken over or not; or told otherwise."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse

from upheld.domain.enquiries import ContactSaid, EnquiryMailKind, Settled
from upheld.domain.roles import Deed
from upheld.outreach.actions.settling import note_told, refuse_answer, take_over
from upheld.outreach.models import ContactAnswer, Enquiry
from upheld.pages.frame import Crumb
from upheld.register.models import Contact
from upheld.register.models.contact import ROLES
from upheld.register.queries.contacts import contacts_of
from upheld.toolbox import clock
from upheld.web.staff.asking import person_of
from upheld.web.staff.environment import page
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.officers.forms import Told, Why
from upheld.web.staff.officers.frame import (
    UP,
    Act,
    asked,
    body_address,
    done,
    round_address,
    round_in,
)
from upheld.web.staff.once import once
from upheld.web.staff.opening import opened
from upheld.web.staff.shown import shows_of

FIELDS = ("name", "title", "salutation", "email")


@dataclass(frozen=True, kw_only=True)
class Shown:
    """An answer, and each part that we have otherwise: its name, ours, theirs."""

    answer: ContactAnswer
    said: str
    state: str
    differs: tuple[tuple[str, str, str], ...]
    overtaken: bool
    by_itself: bool
    """Whether the next roll settles it, as nobody has to look at it."""


@does(Deed.ASK_OFFICERS, GET, body="body")
def of_body(request: HttpRequest, year: int, body: str) -> HttpResponse:
    """What was asked and what was said."""
    found = _enquiry(year, body)
    answers = list(found.answers.select_related("contact").order_by("pk"))
    names = {f"contact {each.contact_id}" for each in answers if each.contact_id}
    shows_of(request, (*sorted(names), *(f"answer {each.pk}" for each in answers)), "page")
    return page(
        request, "officers/body.html", f"{found.body.short_name}: contacts {year}",
        crumbs=_crumbs(year), enquiry=found, answers=[_shown(each) for each in answers],
        roles=ROLES, here=body_address(year, body), open=round_in(year).closed_at is None,
        mails=[(EnquiryMailKind(m.kind).words, m) for m in found.mails.order_by("pk")],
    )  # fmt: skip


@does(Deed.ASK_OFFICERS, GET, POST, body="body")
@once
def told(request: HttpRequest, year: int, body: str) -> HttpResponse:
    """Write down what a body told by telephone or letter."""
    found, today = _enquiry(year, body), clock.today()
    held = [
        each for each in contacts_of(body)
        if (each.start is None or each.start <= today) and (each.end is None or each.end >= today)
    ]  # fmt: skip
    shows_of(request, (f"contact {each.pk}" for each in held), "page")

    class OfBody(Told):
        """Of this body."""

        def __init__(self, *args: object, **options: object) -> None:
            super().__init__(held, *args, **options)

    def act(form: OfBody) -> str:
        note_told(
            enquiry=found.pk, right=form.right(), way=form.cleaned_data["way"],
            by=person_of(request).key,
        )  # fmt: skip
        return "It is written down. What was ticked is confirmed today."

    said = Act(
        title=f"{found.body.short_name} told us otherwise", button="Write it down",
        back=body_address(year, body), crumbs=_crumbs(year, found),
        lede="Tick what is still right. Change in its contacts what is not.",
    )  # fmt: skip
    return asked(request, opened(request, OfBody), act, said)


@does(Deed.CHANGE_CONTACTS, POST, body="body")
@once
def take(request: HttpRequest, year: int, body: str, number: int) -> HttpResponse:
    """Bring an answer into the contacts."""
    _answer(year, body, number)
    return done(
        request, lambda: take_over(answer=number, by=person_of(request).key),
        "It is taken over into the contacts.", body_address(year, body),
    )  # fmt: skip


@does(Deed.CHANGE_CONTACTS, GET, POST, body="body")
@once
def refuse(request: HttpRequest, year: int, body: str, number: int) -> HttpResponse:
    """Leave the contacts as they are, and say why."""
    answer = _answer(year, body, number)

    def act(form: Why) -> str:
        refuse_answer(answer=number, why=form.lines("why"), by=person_of(request).key)
        return "The contacts stay as they are."

    said = Act(
        title=f"Do not take over: {ROLES[answer.role].lower()}", button="Leave the contacts",
        lede="What was said of this role is not kept with its name.",
        back=body_address(year, body), crumbs=_crumbs(year, answer.enquiry),
    )  # fmt: skip
    return asked(request, opened(request, Why), act, said)


def _enquiry(year: int, body: str) -> Enquiry:
    found = Enquiry.objects.filter(round__year=year, body=body).select_related("body").first()
    if found is None:
        raise Http404
    return found


def _answer(year: int, body: str, number: int) -> ContactAnswer:
    found = ContactAnswer.objects.filter(pk=number, enquiry=_enquiry(year, body)).first()
    if found is None:
        raise Http404
    return found


def _crumbs(year: int, found: Enquiry | None = None) -> tuple[Crumb, ...]:
    up = (*UP, Crumb(text=f"Contacts {year}", address=round_address(year)))
    if found is None:
        return up
    return (*up, Crumb(text=found.body.short_name, address=body_address(year, found.body_id)))


def _shown(each: ContactAnswer) -> Shown:
    changed = each.said == ContactSaid.CHANGED and not each.settled
    overtaken = each.contact is not None and each.contact.version != each.contact_version
    none = each.said == ContactSaid.NOBODY and each.contact is None and not each.contact_version
    right = each.said == ContactSaid.RIGHT and each.contact is not None and not overtaken
    return Shown(
        answer=each, said=ContactSaid(each.said).words,
        state=Settled(each.settled).words if each.settled else "",
        by_itself=not each.settled and (none or right),
        differs=_differs(each.contact, each) if changed else (),
        overtaken=overtaken,
    )  # fmt: skip


def _differs(held: Contact | None, said: ContactAnswer) -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (name.capitalize(), getattr(held, name, ""), getattr(said, name))
        for name in FIELDS
        if getattr(held, name, "") != getattr(said, name)
    )
