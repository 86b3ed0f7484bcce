"""The tab "People" of a case: who is in it, how to reach them, and consent."""

from collections.abc import Callable
from typing import Any, TypeVar

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from upheld.casework.actions import case_people as change
from upheld.casework.models import CaseWork
from upheld.casework.models.complainant import ROLES
from upheld.casework.queries.case_people import (
    consent_note,
    joined_complaints,
    people_of,
    people_version,
    person_of_case,
    written_again,
)
from upheld.domain.errors import Refused
from upheld.domain.roles import Deed
from upheld.domain.sides import Consent, Formats
from upheld.web.staff.asking import person_of
from upheld.web.staff.cases.frame import address_of, case_page
from upheld.web.staff.cases.whole import whole_case
from upheld.web.staff.complaints.frame import begin_with, done
from upheld.web.staff.complaints.people_forms import (
    LONGEST_NOTE,
    as_it_is,
    facts_of,
    field_of,
    person_fields,
)
from upheld.web.staff.environment import tell
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.once import once
from upheld.web.staff.opening import opened
from upheld.web.staff.versions import Versioned

TAB = "people/"
Form = TypeVar("Form", bound=Versioned)


class PersonForm(Versioned):
    """Somebody in a role."""

    role = forms.ChoiceField(
        choices=list(ROLES.items()),
        error_messages={"required": "Choose a role", "invalid_choice": "Choose a role"},
    )

    def __init__(self, *args: object, **options: object) -> None:
        """With the fields of a person."""
        super().__init__(*args, **options)  # type: ignore[arg-type] # passed on as they are
        self.fields.update(person_fields())

    def place_of(self, fault: str) -> str | None:
        """The field that a fault is about."""
        return field_of(fault, self.fields)


class RemovalForm(Versioned):
    """Why somebody is taken out."""

    why = forms.CharField(
        max_length=LONGEST_NOTE, error_messages={"required": "Say what was entered wrongly"}
    )

    def place_of(self, fault: str) -> str | None:
        """Whatever is refused, it is this act."""
        del fault
        return "why"


class ConsentForm(Versioned):
    """How consent stands."""

    consent = forms.ChoiceField(
        choices=[(each.value, each.words) for each in Consent],
        error_messages={
            "required": "Choose how consent stands", "invalid_choice": "Choose how consent stands",
        },
    )  # fmt: skip
    note = forms.CharField(required=False, max_length=LONGEST_NOTE)


@does(Deed.SEE_CASES, GET, body="body")
def people(request: HttpRequest, reference: str, body: str) -> HttpResponse:
    """Everybody in the case."""
    work = whole_case(request, reference, body)
    case = work.case_body.case_id
    return case_page(
        request, work, "cases/people.html", tab=TAB, people=people_of(case), roles=ROLES,
        again=written_again(case), note=consent_note(case), here=address_of(work, TAB),
        joined=joined_complaints(case),
    )  # fmt: skip


@does(Deed.KEEP_FILE, GET, POST, body="body")
@once
def add(request: HttpRequest, reference: str, body: str) -> HttpResponse:
    """Somebody more."""
    work = whole_case(request, reference, body)
    form, who = _form(request, PersonForm, work), person_of(request)

    def act() -> str:
        facts = facts_of(form.cleaned_data, form.cleaned_data["role"])
        if facts is None:
            raise Refused("write the name of the person")
        change.add_person(
            reference=work.case_body.case_id, facts=facts, version=form.made_from(), by=who.key
        )  # fmt: skip
        return "The person is added."

    return _asked(request, work, form, act, "cases/person.html", "Add a person")


@does(Deed.KEEP_FILE, GET, POST, body="body")
@once
def change_one(request: HttpRequest, reference: str, body: str, number: int) -> HttpResponse:
    """What has changed, or was written wrongly."""
    work = whole_case(request, reference, body)
    known = person_of_case(work.case_body.case_id, number)
    if known is None:
        raise Http404
    form, who = _form(request, PersonForm, work), person_of(request)
    begin_with(form, role=known.role, **as_it_is(known))

    def act() -> str:
        facts = facts_of(form.cleaned_data, form.cleaned_data["role"])
        if facts is None:
            raise Refused("write the name of the person")
        changed = change.change_person(
            person=known.pk, facts=facts, version=form.made_from(), by=who.key
        )  # fmt: skip
        return "The person is changed." if changed else "Nothing differed; nothing was changed."

    title = f"Change the {ROLES[known.role].lower()}"
    return _asked(request, work, form, act, "cases/person.html", title)


@does(Deed.KEEP_FILE, GET, POST, body="body")
@once
def remove_one(request: HttpRequest, reference: str, body: str, number: int) -> HttpResponse:
    """Take out who was entered wrongly."""
    work = whole_case(request, reference, body)
    known = person_of_case(work.case_body.case_id, number)
    if known is None:
        raise Http404
    form, who = _form(request, RemovalForm, work), person_of(request)

    def act() -> str:
        change.remove_person(
            person=known.pk, why=form.cleaned_data["why"], version=form.made_from(), by=who.key
        )  # fmt: skip
        return "The person is taken out. Add them again if that was wrong."

    title = f"Take the {ROLES[known.role].lower()} out"
    return _asked(request, work, form, act, "cases/person_out.html", title, known=known)


@does(Deed.KEEP_FILE, GET, POST, body="body")
@once
def consent(request: HttpRequest, reference: str, body: str) -> HttpResponse:
    """How the consent of the person affected stands, for every body of the case."""
    work = whole_case(request, reference, body)
    case = work.case_body.case_id
    form, who = _form(request, ConsentForm, work), person_of(request)
    begin_with(form, consent=work.consent, note=consent_note(case))

    def act() -> str:
        said = form.cleaned_data
        change.set_consent(
            reference=case, consent=Consent(said["consent"]), note=said["note"],
            version=form.made_from(), by=who.key,
        )  # fmt: skip
        return "The consent is recorded."

    return _asked(request, work, form, act, "cases/consent.html", "Record consent")


@does(Deed.KEEP_FILE, GET, POST, body="body")
@once
def joined_consent(request: HttpRequest, reference: str, body: str, number: int) -> HttpResponse:
    """How consent stands for a complaint that was joined."""
    work = whole_case(request, reference, body)
    found = joined_complaints(work.case_body.case_id).filter(pk=number).first()
    if found is None:
        raise Http404
    form, who = _form(request, ConsentForm, work), person_of(request)
    begin_with(form, consent=found.consent, note=found.consent_note)

    def act() -> str:
        said = form.cleaned_data
        change.set_joined_consent(
            complaint=found.pk, consent=Consent(said["consent"]), note=said["note"],
            version=form.made_from(), by=who.key,
        )  # fmt: skip
        return "The consent is recorded."

    title = f"Record consent: complaint {found.receipt}"
    return _asked(request, work, form, act, "cases/consent.html", title, joined=found)


def _form(request: HttpRequest, kind: type[Form], work: CaseWork) -> Form:
    return opened(request, kind, initial={"version": people_version(work.case_body.case_id)})


def _asked(
    request: HttpRequest, work: CaseWork, form: Versioned, act: Callable[[], str], template: str,
    title: str, **facts: Any,
) -> HttpResponse:  # fmt: skip
    if form.is_valid() and (words := done(form, act)):
        tell(request, words)
        return HttpResponseRedirect(address_of(work, TAB))
    return case_page(
        request, work, template, tab=TAB, title=title, form=form, roles=ROLES, formats=Formats,
        consents=Consent, back=address_of(work, TAB), words=title, **{"joined": None, **facts},
    )  # fmt: skip
