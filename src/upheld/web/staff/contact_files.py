"""Contacts as a file, in and out."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from upheld.domain.errors import Refused
from upheld.domain.roles import Deed
from upheld.people.queries.people import blocked_bodies
from upheld.runs.annual.places import mark
from upheld.runs.importing import contacts
from upheld.web.staff.asking import person_of
from upheld.web.staff.contacts import CONTACTS, UP
from upheld.web.staff.environment import page, tell
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.once import once
from upheld.web.staff.opening import opened
from upheld.web.staff.uploads import Upload, problems_of


@does(Deed.CHANGE_CONTACTS, GET, POST)
@once
def take_in(request: HttpRequest) -> HttpResponse:
    """A list of contacts, all or nothing; every fault is listed with its line and column."""
    form, who = opened(request, Upload), person_of(request)
    problems: tuple[str, ...] = ()
    more = 0
    if form.is_valid():
        try:
            changed = contacts.import_contacts(
                form.content(), form.name(), by=who.key, without=blocked_bodies(who)
            )
        except Refused as refusal:
            form.refuse("file", refusal)
            problems, more = problems_of(refusal)
        else:
            tell(request, f"{changed:,} contacts are recorded." if changed else "Nothing new.")
            return HttpResponseRedirect(CONTACTS)
    return page(
        request, "contacts/import.html", "Import contacts", form=form, crumbs=UP,
        problems=problems, more=more,
    )  # fmt: skip


@does(Deed.SEE_CONTACTS, POST)
@once
def give_out(request: HttpRequest) -> HttpResponse:
    """Every contact as a file; who took it is in the audit."""
    who = person_of(request)
    content = contacts.export_contacts(by=who.key, without=blocked_bodies(who))
    response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    name = f"{mark()}{contacts.NAME}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
