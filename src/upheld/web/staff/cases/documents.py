"""The tab "Documents" of a case."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase

from upheld.casework.models import Document
from upheld.casework.models.document import SOURCES, STATES
from upheld.domain.roles import Deed
from upheld.web.staff.cases.frame import address_of, case_page
from upheld.web.staff.cases.whole import whole_case
from upheld.web.staff.complaints.frame import done
from upheld.web.staff.documents import asked_for, form_facts, give_out, list_facts, take_in
from upheld.web.staff.environment import tell
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.listing import listing, one_of
from upheld.web.staff.once import once

TAB = "documents/"


@does(Deed.SEE_CASES, GET, body="body")
def documents(request: HttpRequest, reference: str, body: str) -> HttpResponse:
    """Everything that was sent in a case, the newest first."""
    work = whole_case(request, reference, body)
    chosen = {
        "source": one_of(request, "source", SOURCES),
        "state": one_of(request, "state", STATES),
    }
    sort = one_of(request, "sort", ("name", "-name", "at", "-at"), "-at")
    found = Document.objects.filter(case=work.case_body.case_id).order_by(sort, "-pk")
    found = found.filter(**{name: value for name, value in chosen.items() if value})
    return case_page(
        request, work, "cases/documents.html", tab=TAB, list=listing(request, found, chosen, sort),
        here=address_of(work, TAB), chosen=chosen, states=STATES, **list_facts(),
    )  # fmt: skip


@does(Deed.KEEP_FILE, GET, POST, body="body")
@once
def add(request: HttpRequest, reference: str, body: str) -> HttpResponse:
    """Add one."""
    work, form = whole_case(request, reference, body), asked_for(request)
    case = work.case_body.case_id
    if form.is_valid() and (words := done(form, lambda: take_in(request, form, case=case))):
        tell(request, words)
        return HttpResponseRedirect(address_of(work, TAB))
    return case_page(
        request, work, "cases/document_add.html", tab=TAB, title="Add a document", form=form,
        back=address_of(work, TAB), **form_facts(),
    )  # fmt: skip


@does(Deed.SEE_CASES, GET, body="body")
def one(request: HttpRequest, reference: str, body: str, number: int) -> HttpResponseBase:
    """The file itself."""
    work = whole_case(request, reference, body)
    found = Document.objects.filter(case=work.case_body.case_id, pk=number).first()
    if found is None:
        raise Http404
    return give_out(request, found, address_of(work, TAB))
