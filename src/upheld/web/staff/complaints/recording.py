"""Write down a complaint: from the telephone, from post, or from an e-mail."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from upheld.casework.actions.receipt import record_complaint
from upheld.casework.document_files import largest
from upheld.casework.mail_files import Aside, Laid, lay_file_aside, lay_pasted_aside
from upheld.casework.models import Complaint
from upheld.casework.pasted_mail import ReadMail, read_file, read_mail
from upheld.domain.errors import Refused
from upheld.domain.roles import Deed
from upheld.domain.sides import Consent, Formats
from upheld.people.queries.people import blocked_bodies
from upheld.web.staff.asking import person_of
from upheld.web.staff.complaints import attached
from upheld.web.staff.complaints.forms import WRITTEN_DOWN, PastedMail, Record, begun_with
from upheld.web.staff.complaints.frame import COMPLAINTS, UP, bodies_open_to, done, place_of
from upheld.web.staff.environment import page, tell
from upheld.web.staff.form_token import new_token
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.once import once
from upheld.web.staff.opening import opened

RECORD = f"{COMPLAINTS}record/"


@does(Deed.RECORD_COMPLAINT, GET, POST)
@once
def record(request: HttpRequest) -> HttpResponse:
    """The form on which a complaint is written down."""
    form, who = opened(request, Record), person_of(request)
    made: list[Complaint] = []

    # Without its files a complaint is not recorded either.
    @transaction.atomic
    def keep() -> str:
        facts, files = form.facts(), attached.read(form.cleaned_data["attached"], person=who.pk)
        if facts.body in blocked_bodies(who):
            raise Refused("a colleague without a conflict must take this complaint down")
        complaint = record_complaint(facts=facts, by=who.key)
        count = attached.take_over(files, complaint, by=who.key)
        made.append(complaint)
        documents = f" with {count} {'document' if count == 1 else 'documents'}" if count else ""
        return f"The complaint is recorded as {complaint.receipt}{documents}."

    if form.is_valid() and (words := done(form, keep)):
        tell(request, words)
        return HttpResponseRedirect(place_of(made[0].pk))
    return _form(request, form)


@does(Deed.RECORD_COMPLAINT, GET, POST)
@once
def from_mail(request: HttpRequest) -> HttpResponse:
    """Read an e-mail; what was read of it is shown in the form before anything is kept."""
    sent = request.method == "POST"
    form = PastedMail(request.POST, request.FILES) if sent else PastedMail()
    if form.is_valid():
        try:
            mail, laid = _read(form)
        except Refused as refusal:
            form.refuse("file" if form.cleaned_data["file"] else "mail", refusal)
        else:
            who = person_of(request)
            carried = attached.signed(laid.kept, person=who.pk)
            begun = Record(initial=begun_with(mail) | {"attached": carried})
            begun.token = new_token(who, RECORD)
            return _form(request, begun, mail, laid)
    return page(
        request, "complaints/mail.html", "Read an e-mail", form=form, crumbs=UP,
        megabytes=largest() >> 20,
    )  # fmt: skip


def _read(form: PastedMail) -> tuple[ReadMail, Laid]:
    if sent := form.cleaned_data["file"]:
        content = sent.read()
        mail, message = read_file(content)
        return mail, lay_file_aside(content, message)
    pasted = form.cleaned_data["mail"]
    mail = read_mail(pasted)
    return mail, lay_pasted_aside(pasted, mail.attached)


def _form(
    request: HttpRequest, form: Record, mail: ReadMail | None = None, laid: Laid | None = None
) -> HttpResponse:
    return page(
        request, "complaints/record.html", "Record a complaint", form=form, crumbs=UP, mail=mail,
        laid=laid, carried=_carried(request, form), bodies=bodies_open_to(request),
        channels=WRITTEN_DOWN, consents=Consent, formats=Formats, action=RECORD,
    )  # fmt: skip


def _carried(request: HttpRequest, form: Record) -> tuple[Aside, ...]:
    try:
        return attached.read(form.written("attached"), person=person_of(request).pk)
    except Refused:
        return ()
