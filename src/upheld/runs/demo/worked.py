"""Cases that the people of a demonstration work on: one at each stage, at fictional bodies alone.

They are received today and in the weeks before, so no year of the demonstration counts them.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from django.db import transaction

from upheld.casework.actions.assessing import Assessment, assess
from upheld.casework.actions.deciding import decide
from upheld.casework.actions.investigating import Scope, fix_scope, tell_both
from upheld.casework.actions.notes import write_note
from upheld.casework.actions.provisional import send_provisional
from upheld.casework.actions.publication_choice import choose_publication
from upheld.casework.actions.publishing.bringing import set_back
from upheld.casework.actions.receipt import accept, record_complaint
from upheld.casework.actions.remedies.drafting import Asked, add, agree
from upheld.casework.actions.remedies.happenings import note_done
from upheld.casework.actions.reviews import Asked as Request
from upheld.casework.actions.reviews import ask_review
from upheld.casework.actions.sharing import share_out
from upheld.casework.actions.statements import save_statement
from upheld.casework.actions.steps import take
from upheld.casework.arrivals import ComplaintFacts, PersonFacts
from upheld.casework.models import Complaint, Recommendation
from upheld.casework.models.note import COMMENT
from upheld.domain.recommendations import RemedyKind
from upheld.domain.roles import Role
from upheld.domain.sides import Channel, Consent, Formats, Side
from upheld.domain.stages import Step
from upheld.domain.statements import Section, StatementKind, StatementText
from upheld.runs.demo.texts.worked import MATTERS, NAMED, PEOPLE, STATEMENT, Matter
from upheld.runs.demo.who_acts import actor
from upheld.toolbox import clock

COMMENT_DAYS, REMEDY_DAYS = 21, 28
# Longer than a decision waits before it may be public, and shorter than the cases are old.
SET_BACK = timedelta(weeks=7)


@transaction.atomic
def make_worked_cases() -> int:
    """One case at each stage and two complaints that wait; 0 where casework has some already."""
    if Complaint.objects.exists():
        return 0
    intake, investigator = actor(Role.INTAKE), actor(Role.INVESTIGATOR)
    ways: tuple[Callable[[str, str], None], ...] = (
        _nowhere, _nowhere, _at_intake, _at_assessment, _in_investigation, _provisional,
        _awaiting, _under_review, _at_the_gate, _at_the_gate_with_names, _too_early,
    )  # fmt: skip
    for number, (matter, way) in enumerate(zip(MATTERS, ways, strict=True)):
        complaint = _arrived(number, matter, intake)
        if way is _nowhere:
            continue
        case = accept(complaint=complaint, bodies=[matter.body], subject=matter.subject, by=intake)
        way(f"{case.reference}/{matter.body}", investigator)
    return len(ways)


def _arrived(number: int, matter: Matter, by: str) -> int:
    arrived = clock.today() - timedelta(weeks=number)
    people = _people(number)
    facts = ComplaintFacts(
        channel=(Channel.TELEPHONE, Channel.POST)[number % 2], arrived_on=arrived,
        body=matter.body, text=matter.text, wanted=matter.wanted, people=people,
        known_on=arrived - timedelta(weeks=20), told_body_on=arrived - timedelta(weeks=16),
        body_answered_on=arrived - timedelta(weeks=8),
        consent=Consent.GIVEN if len(people) > 1 else Consent.NOT_NEEDED,
    )  # fmt: skip
    return record_complaint(facts=facts, by=by).pk


def _people(number: int) -> tuple[PersonFacts, ...]:
    # Invented names, at addresses that no post reaches; for one of them somebody else acts.
    name, formats = PEOPLE[number]
    first = PersonFacts(
        role="complainant", name=name, contact=f"{number + 1} Invented Street\nExampleford",
        email=f"person{number}@demonstration.invalid", formats=Formats(formats),
    )  # fmt: skip
    if number < len(PEOPLE) - 1:
        return (first,)
    return (first, PersonFacts(role="representative", name="Sam Specimen", relation="Sibling"))


def _nowhere(_key: str, _by: str) -> None:
    raise TypeError("a complaint that waits goes nowhere")


def _at_intake(_key: str, _by: str) -> None:
    pass


def _at_assessment(key: str, by: str) -> None:
    take(key=key, step=Step.FORWARD, version=None, by=by)


def _in_investigation(key: str, by: str) -> None:
    _at_assessment(key, by)
    share_out(key=key, version=None, by=by, holder=by, urgent=False)
    found = Assessment(
        jurisdiction_note="The law lets us look at it.", late=False,
        forward_reason="Fault is likely, and the injustice is not small.",
    )  # fmt: skip
    assess(key=key, version=None, by=by, found=found)
    take(key=key, step=Step.INVESTIGATE, version=None, by=by)
    scope = Scope(text="What the council did, and how it answered.", ends=_scope_end())
    fix_scope(key=key, version=None, by=by, scope=scope)
    tell_both(key=key, version=None, by=by)


def _provisional(key: str, by: str) -> None:
    _in_investigation(key, by)
    for asked in (
        Asked(kind=RemedyKind.APOLOGY, personal_text="Apologise in writing.",
              evidence_expected="A copy of the letter."),
        Asked(kind=RemedyKind.TRAINING, theme="Complaint handling",
              public_summary="Train the officers who answer complaints in the procedure.",
              evidence_expected="The plan of the training."),
    ):  # fmt: skip
        made = add(key=key, version=None, asked=asked, by=by)
        due = clock.today() + timedelta(days=REMEDY_DAYS * made.number)
        agree(recommendation=made.pk, version=None, due=due, by=by)
    _write(key, StatementKind.PROVISIONAL, by)
    due = clock.today() + timedelta(days=COMMENT_DAYS)
    send_provisional(key=key, version=None, by=by, comments_due=due)


def _awaiting(key: str, by: str) -> None:
    _decided(key, by, STATEMENT)


def _decided(key: str, by: str, texts: Mapping[Section, str]) -> None:
    _provisional(key, by)
    for side in Side:
        write_note(key=key, version=None, by=by, kind=COMMENT, side=side, text="Nothing to add.")
    _write(key, StatementKind.FINAL, by, texts)
    choose_publication(key=key, version=None, by=by, publish=True)
    decide(key=key, step=Step.DECIDE, version=None, by=by, reason_code="fault_injustice")
    first = Recommendation.objects.filter(case_body=key).earliest("number")
    note_done(recommendation=first.pk, version=None, on=clock.today(), by=by)


def _under_review(key: str, by: str) -> None:
    _awaiting(key, by)
    asked = Request(
        side=Side.COMPLAINANT, on=clock.today(),
        ground="A letter of the council that was not before you.",
    )  # fmt: skip
    ask_review(key=key, version=None, by=by, asked=asked)


def _at_the_gate(key: str, by: str) -> None:
    _awaiting(key, by)
    set_back(key=key, decided=clock.today() - SET_BACK, by=by)


def _at_the_gate_with_names(key: str, by: str) -> None:
    _decided(key, by, NAMED)
    set_back(key=key, decided=clock.today() - SET_BACK, by=by)


def _too_early(key: str, by: str) -> None:
    decide(key=key, step=Step.CLOSE_AT_INTAKE, version=None, by=by, reason_code="premature")


def _write(
    key: str, kind: StatementKind, by: str, texts: Mapping[Section, str] = STATEMENT
) -> None:
    text = StatementText(sections={**STATEMENT, **texts})
    save_statement(key=key, version=None, by=by, kind=kind, text=text)


def _scope_end() -> date:
    # Before any of these complaints came.
    return clock.today() - timedelta(weeks=len(MATTERS))
