"""Who receives a body's letters: whom to ask about, and the contacts of one body."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from upheld.domain.errors import Overtaken, Refused
from upheld.domain.roles import Deed
from upheld.pages.frame import Crumb
from upheld.people.queries.people import blocked_bodies, named
from upheld.register.actions import contacts as change
from upheld.register.models import Authority, Contact
from upheld.register.models.contact import ROLES
from upheld.register.queries.contacts import contacts_of
from upheld.register.queries.deputy_copies import DEPUTY, copied_on
from upheld.register.queries.doubtful_contacts import Doubt, doubtful, reached
from upheld.toolbox import clock
from upheld.toolbox.clock import spoken
from upheld.web.staff.asking import person_of
from upheld.web.staff.bodies import body_or_404
from upheld.web.staff.contact_forms import (
    AddContact,
    ChangeContact,
    EndContact,
    OfVersion,
    as_it_is,
)
from upheld.web.staff.environment import page, tell
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.listing import listing, one_of
from upheld.web.staff.once import once
from upheld.web.staff.opening import opened
from upheld.web.staff.shown import shows_of
from upheld.web.staff.versions import Versioned, saved

CONTACTS = "/contacts/"
UP = (Crumb(text="Contacts", address=CONTACTS),)
SORTS = ("since", "-since", "name", "-name")


@does(Deed.SEE_CONTACTS, GET)
def contacts(request: HttpRequest) -> HttpResponse:
    """Whom to ask about, the longest in doubt first. Nobody is named here, only their office."""
    chosen = {
        "text": request.GET.get("text", "").strip(), "doubt": one_of(request, "doubt", Doubt),
    }  # fmt: skip
    sort = one_of(request, "sort", SORTS, "since")
    rows = [
        each
        for each in doubtful(day=clock.today(), without=blocked_bodies(person_of(request)))
        if chosen["doubt"] in {"", each.doubt} and chosen["text"].casefold() in each.name.casefold()
    ]
    if sort.endswith("name"):
        rows.sort(key=lambda each: each.name)
    if sort.startswith("-"):
        rows.reverse()
    return page(
        request, "contacts/list.html", "Contacts", list=listing(request, rows, chosen, sort),
        chosen=chosen, doubts=Doubt,
    )  # fmt: skip


@does(Deed.SEE_CONTACTS, GET, body="body")
def of_body(request: HttpRequest, body: str) -> HttpResponse:
    """The contacts of one body, now and before."""
    known, held = body_or_404(body), contacts_of(body)
    shows_of(request, (f"contact {each.pk}" for each in held), "list")
    return page(
        request, "contacts/body.html", f"Contacts of {known.short_name}", body=known, crumbs=UP,
        contacts=held, roles=ROLES, today=clock.today(),
        copied=body in copied_on(clock.today(), bodies=[body]),
        deputy_doubt=reached((DEPUTY,), day=clock.today(), bodies=[body])[body][0].doubt,
    )  # fmt: skip


@does(Deed.CHANGE_CONTACTS, GET, POST, body="body")
@once
def add(request: HttpRequest, body: str) -> HttpResponse:
    """Somebody new."""
    known, form = body_or_404(body), opened(request, AddContact)

    def add_contact() -> str:
        change.add_contact(
            authority=body, role=form.cleaned_data["role"], facts=form.facts(),
            by=person_of(request).key,
        )  # fmt: skip
        return "The contact is added."

    return _asked(request, known, form, add_contact, "contacts/add.html", "Add a contact")


@does(Deed.CHANGE_CONTACTS, GET, POST, body="body")
@once
def change_one(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """Mend what is known of somebody."""
    known, contact = body_or_404(body), _contact(body, number)
    form = opened(request, ChangeContact, initial=as_it_is(contact))
    if request.method == GET:
        shows_of(request, (f"contact {contact.pk}",), "page")

    def change_contact() -> str:
        changed = change.change_contact(
            contact=number, facts=form.facts(), version=form.made_from(), by=person_of(request).key
        )
        return "The contact is changed." if changed else "Nothing differed; nothing was changed."

    title = f"Change the {ROLES[contact.role].lower()}"

    def now() -> dict[str, Any]:
        shows_of(request, (f"contact {contact.pk}",), "page")
        return as_it_is(_contact(body, number))

    return _asked(request, known, form, change_contact, "contacts/change.html", title, now)


@does(Deed.CHANGE_CONTACTS, GET, POST, body="body")
@once
def end(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """End a contact with a day."""
    known, contact = body_or_404(body), _contact(body, number)
    form = opened(request, EndContact, initial={"version": contact.version})

    def end_contact() -> str:
        change.end_contact(
            contact=number, last_day=form.cleaned_data["end"], version=form.made_from(),
            by=person_of(request).key,
        )  # fmt: skip
        return "The contact has a last day."

    title = f"End the {ROLES[contact.role].lower()}"
    return _asked(request, known, form, end_contact, "contacts/end.html", title)


@does(Deed.CHANGE_CONTACTS, POST, body="body")
@once
def confirm(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """The body said today that a contact holds."""
    return _noted(request, body, number, change.confirm_contact, "The contact is confirmed.")


@does(Deed.CHANGE_CONTACTS, POST, body="body")
@once
def returned(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """A mail came back."""
    return _noted(request, body, number, change.note_returned, "The mail that came back is noted.")


@does(Deed.CHANGE_CONTACTS, POST, body="body")
@once
def take_back(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """Take back what was noted today."""
    return _noted(request, body, number, change.take_back_note, "Today’s note is taken back.")


def address_of(slug: str) -> str:
    """Where the contacts of a body stand."""
    return f"{CONTACTS}bodies/{slug}/"


def _contact(body: str, number: int) -> Contact:
    found = Contact.objects.filter(pk=number, authority=body).first()
    if found is None:
        raise Http404
    return found


def _noted(
    request: HttpRequest, body: str, number: int, action: Callable[..., None], words: str
) -> HttpResponse:
    _contact(body, number)
    form = OfVersion(request.POST)
    try:
        version = form.made_from() if form.is_valid() else 0
        action(contact=number, version=version, by=person_of(request).key)
        tell(request, words)
    except Overtaken as first:
        when = f" on {spoken(first.at)}" if first.at else ""
        words = f"{named(first.by)} changed this contact first{when}: look at it, then decide."
        tell(request, words)
    except Refused as refusal:
        tell(request, f"{str(refusal)[:1].upper()}{str(refusal)[1:]}.")
    return HttpResponseRedirect(address_of(body))


def _asked(
    request: HttpRequest,
    body: Authority,
    form: Versioned,
    action: Callable[[], str],
    template: str,
    title: str,
    now: Callable[[], dict[str, Any]] = dict,
) -> HttpResponse:
    if words := saved(form, action, now):
        tell(request, words)
        return HttpResponseRedirect(address_of(body.pk))
    crumbs = (*UP, Crumb(text=body.short_name, address=address_of(body.pk)))
    return page(
        request, template, f"{title} of {body.short_name}", form=form, body=body, crumbs=crumbs,
        back=address_of(body.pk), roles=ROLES,
    )  # fmt: skip
