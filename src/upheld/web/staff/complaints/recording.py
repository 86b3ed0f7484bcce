"""Write down a complaint: from the telephone, from post, or from a pasted e-mail."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from upheld.casework.actions.receipt import record_complaint
from upheld.casework.models import Complaint
from upheld.casework.pasted_mail import ReadMail, read_mail
from upheld.domain.errors import Refused
from upheld.domain.roles import Deed
from upheld.domain.sides import Consent, Formats
from upheld.people.queries.people import blocked_bodies
from upheld.web.staff.asking import person_of
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

    def keep() -> str:
        facts = form.facts()
        if facts.body in blocked_bodies(who):
            raise Refused("a colleague without a conflict must take this complaint down")
        made.append(record_complaint(facts=facts, by=who.key))
        return f"The complaint is recorded as {made[0].receipt}."

    if form.is_valid() and (words := done(form, keep)):
        tell(request, words)
        return HttpResponseRedirect(place_of(made[0].pk))
    return _form(request, form)


@does(Deed.RECORD_COMPLAINT, GET, POST)
@once
def from_mail(request: HttpRequest) -> HttpResponse:
    """Paste an e-mail; what was read of it is shown in the form before anything is kept."""
    form = PastedMail(request.POST or None)
    if form.is_valid():
        try:
            mail = read_mail(form.cleaned_data["mail"])
        except Refused as refusal:
            form.refuse("mail", refusal)
        else:
            begun = Record(initial=begun_with(mail))
            begun.token = new_token(person_of(request), RECORD)
            return _form(request, begun, mail)
    return page(request, "complaints/mail.html", "Read a pasted e-mail", form=form, crumbs=UP)


def _form(request: HttpRequest, form: Record, mail: ReadMail | None = None) -> HttpResponse:
    return page(
        request, "complaints/record.html", "Record a complaint", form=form, crumbs=UP, mail=mail,
        bodies=bodies_open_to(request), channels=WRITTEN_DOWN, consents=Consent, formats=Formats,
        action=RECORD,
    )  # fmt: skip
