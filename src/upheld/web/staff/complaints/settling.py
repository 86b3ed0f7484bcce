"""Accept a complaint as a case, join it to one, or decline it."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from upheld.casework.actions import receipt
from upheld.casework.models import Case, CaseBody, Complaint
from upheld.domain.errors import Refused
from upheld.domain.roles import Deed
from upheld.domain.sides import Consent
from upheld.domain.subjects import subjects_on
from upheld.people.queries.people import blocked_bodies
from upheld.web.staff.asking import person_of
from upheld.web.staff.cases.frame import CASES
from upheld.web.staff.complaints.forms import Accept, Join
from upheld.web.staff.complaints.frame import (
    begin_with,
    bodies_open_to,
    crumbs_of,
    done,
    place_of,
    seen,
)
from upheld.web.staff.environment import page, tell
from upheld.web.staff.forms import Asked, Reason
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.once import once
from upheld.web.staff.opening import opened


@does(Deed.RECORD_COMPLAINT, GET, POST)
@once
def accept(request: HttpRequest, number: int) -> HttpResponse:
    """Make it a case, with its bodies and its subject."""
    found, form, who = seen(request, number), opened(request, Accept), person_of(request)
    begin_with(form, body=found.authority_id or "")

    made: list[Case] = []

    def act() -> str:
        if blocked_bodies(who) & set(form.bodies()):
            raise Refused("a colleague without a conflict must accept this complaint")
        case = receipt.accept(
            complaint=found.pk, bodies=form.bodies(), subject=form.cleaned_data["subject"],
            by=who.key,
        )  # fmt: skip
        made.append(case)
        return f"The complaint is case {case.reference} now."

    def onward() -> str:
        # Whoever accepts goes on with the case: its first body, which leads to the others.
        return f"{CASES}{made[0].reference.replace(' ', '-')}/{form.bodies()[0]}/"

    subjects = subjects_on(found.arrived_on).values()
    return _asked(
        request, found, form, act, "complaints/accept.html", "Accept as a case",
        onward=onward, bodies=bodies_open_to(request), subjects=subjects,
    )  # fmt: skip


@does(Deed.RECORD_COMPLAINT, GET, POST)
@once
def join(request: HttpRequest, number: int) -> HttpResponse:
    """Join it to a case that is there."""
    found, form, who = seen(request, number), opened(request, Join), person_of(request)
    begin_with(form, reference=request.GET.get("to", "")[:20], consent=found.consent)

    def act() -> str:
        reference = form.chosen()
        pairs = CaseBody.objects.filter(case=reference)
        if pairs.filter(authority__in=blocked_bodies(who)).exists():
            # As where there is none: whoever has a conflict learns nothing.
            raise Refused(f"there is no case {reference} that is worked on here")
        said = form.cleaned_data["consent"]
        consent = Consent(said) if said else None
        receipt.join(complaint=found.pk, reference=reference, consent=consent, by=who.key)
        if (consent or Consent(found.consent)).is_open:
            return f"The complaint is joined to {reference}. The case waits for its consent."
        return f"The complaint is joined to {reference}."

    return _asked(
        request, found, form, act, "complaints/join.html", "Join to a case", consents=Consent
    )


@does(Deed.RECORD_COMPLAINT, GET, POST)
@once
def decline(request: HttpRequest, number: int) -> HttpResponse:
    """Not a complaint at all: an invoice, an advertisement, a mistake."""
    found, form, who = seen(request, number), opened(request, Reason), person_of(request)

    def act() -> str:
        receipt.decline(complaint=found.pk, why=form.cleaned_data["why"], by=who.key)
        return "It is noted as no complaint."

    return _asked(
        request, found, form, act, "question.html", "Decline", button_words="Decline it",
        words=(
            "For what is no complaint, such as an invoice. A complaint that is not for us, or is "
            "too early, is accepted and closed at its intake check, so that it is counted."
        ),
    )  # fmt: skip


def _asked(
    request: HttpRequest, found: Complaint, form: Asked, act: Callable[[], str], template: str,
    title: str, onward: Callable[[], str] | None = None, **facts: Any,
) -> HttpResponse:  # fmt: skip
    if form.is_valid() and (words := done(form, act)):
        tell(request, words)
        return HttpResponseRedirect(onward() if onward else place_of(found.pk))
    return page(
        request, template, f"{title}: complaint {found.receipt}", form=form, complaint=found,
        crumbs=crumbs_of(found), back=place_of(found.pk), **facts,
    )  # fmt: skip
