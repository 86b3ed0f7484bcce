"""Documents that came with a complaint, or were added to it."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase

from upheld.domain.roles import Deed
from upheld.web.staff.complaints.frame import crumbs_of, done, place_of, seen
from upheld.web.staff.documents import asked_for, form_facts, give_out, take_in
from upheld.web.staff.environment import page, tell
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.once import once


@does(Deed.RECORD_COMPLAINT, GET, POST)
@once
def add(request: HttpRequest, number: int) -> HttpResponse:
    """Add one."""
    found, form = seen(request, number), asked_for(request)
    if form.is_valid() and (words := done(form, lambda: take_in(request, form, complaint=number))):
        tell(request, words)
        return HttpResponseRedirect(place_of(number))
    return page(
        request, "complaints/document_add.html", f"Add a document: complaint {found.receipt}",
        form=form, crumbs=crumbs_of(found), back=place_of(number), **form_facts(),
    )  # fmt: skip


@does(Deed.SEE_COMPLAINTS, GET)
def one(request: HttpRequest, number: int, document: int) -> HttpResponseBase:
    """The file itself."""
    wanted = seen(request, number).documents.filter(pk=document).first()
    if wanted is None:
        raise Http404
    return give_out(request, wanted, place_of(number))
