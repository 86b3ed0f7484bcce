"""Open a case: give it its reference, and each body its working record."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from upheld.casework.actions.numbering import next_reference
from upheld.casework.actions.working import begin
from upheld.casework.models import Case, CaseBody, StageEvent
from upheld.casework.models.case_body import key_of
from upheld.domain.errors import Refused
from upheld.domain.sides import Consent
from upheld.domain.stages import Stage, Step
from upheld.domain.subjects import subject as subject_of
from upheld.register.models import Authority
from upheld.register.queries.installation import is_demonstration
from upheld.toolbox import clock

# What is worked on in a demonstration is invented, and its figures say so.
INVENTED, REAL = "invented", "casework"


@transaction.atomic
def open_case(
    *, received: date, bodies: Sequence[str], by: str, subject: str = "",
    consent: Consent = Consent.NOT_NEEDED,
) -> Case:  # fmt: skip
    """A new case about one body or several, each at its intake check. The caller adds its people.

    Refused: a body that does not exist or had ended on the day of receipt, a day in the future, a
    subject that was not in force.
    """
    if not bodies:
        raise Refused("a case is about a body: choose at least one")
    if received > clock.today():
        raise Refused(f"{received} lies ahead: nothing is received before its day")
    if len(set(bodies)) != len(bodies):
        raise Refused("a body is named twice")
    case = Case(reference=next_reference(on=received, by=by))
    case.save(force_insert=True)
    for slug in bodies:
        add_body(case=case, body=slug, received=received, subject=subject, consent=consent, by=by)
    return case


@transaction.atomic
def add_body(
    *, case: Case, body: str, received: date, by: str, subject: str = "",
    consent: Consent = Consent.NOT_NEEDED,
) -> CaseBody:  # fmt: skip
    """One more body to a case: what it did is decided apart, with its own outcome and reason."""
    authority = Authority.objects.filter(pk=body).first()
    if authority is None:
        raise Refused(f"{body!r} is not a body of the register")
    if authority.end and authority.end < received:
        raise Refused(
            f"{authority.short_name} ended on {authority.end}; choose the body that followed it"
        )
    if CaseBody.objects.filter(case=case, authority=authority).exists():
        raise Refused(f"{case.reference} is about {authority.short_name} already")
    heading = subject_of(subject, day=received).heading if subject else None
    pair = CaseBody(
        key=key_of(case.reference, body), case=case, authority=authority, received=received,
        heading=heading, provenance=INVENTED if is_demonstration() else REAL,
    )  # fmt: skip
    pair.save(force_insert=True)
    begin(pair=pair, by=by, subject=subject, consent=consent)
    StageEvent(
        case_body=pair, step=Step.OPEN, now=Stage.INTAKE, on=clock.today(), at=clock.now(), by=by
    ).save()
    return pair
