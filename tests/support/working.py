"""Cases worked here, brought to a stage the short way: what later tests begin with."""

from datetime import timedelta

from upheld.casework.actions.opening import open_case
from upheld.casework.actions.steps import take
from upheld.casework.models import (
    CaseWork,
    Complainant,
    Complaint,
    Note,
    PartyLetter,
    Recommendation,
    Statement,
)
from upheld.domain.recommendations import RemedyKind
from upheld.domain.sides import Side
from upheld.domain.stages import Step
from upheld.domain.statements import Section, StatementKind
from upheld.toolbox import clock

# Nobody whom a test signs in.
WHO = "person 9001"


def at_intake(body: str = "luton") -> str:
    """A new case about one body that nobody has coded; its key."""
    case = open_case(received=clock.today(), bodies=[body], by=WHO)
    return f"{case.reference}/{body}"


def ready_at_intake(body: str = "luton") -> str:
    """A coded case with its complaint and complainant, ready for assessment."""
    case = open_case(received=clock.today(), bodies=[body], by=WHO, subject="noise")
    complaint = Complaint(
        channel="telephone", state="accepted", case=case, arrived_at=clock.now(),
        arrived_on=clock.today(), text="They did not answer.", receipt=case.reference,
        authority_id=body, settled_at=clock.now(), settled_by=WHO,
    )  # fmt: skip
    complaint.save()
    Complainant(
        case=case, complaint=complaint, role="complainant", name="Pat Example",
        contact="1 Nowhere Street", postcode="ZZ11ZZ", email="pat@example.invalid",
    ).save()  # fmt: skip
    return f"{case.reference}/{body}"


def at_assessment(body: str = "luton") -> str:
    """Forwarded to assessment and held by somebody."""
    key = ready_at_intake(body)
    take(key=key, step=Step.FORWARD, version=None, by=WHO)
    CaseWork.objects.filter(pk=key).update(holder=WHO)
    return key


def at_investigation(body: str = "luton") -> str:
    """Forwarded to investigation; both sides know."""
    key = at_assessment(body)
    CaseWork.objects.filter(pk=key).update(
        jurisdiction_on=clock.today(), late=False, forward_reason="Fault is likely."
    )
    take(key=key, step=Step.INVESTIGATE, version=None, by=WHO)
    CaseWork.objects.filter(pk=key).update(
        scope="Noise at night.", scope_ends=clock.today(), complainant_told_on=clock.today(),
        body_told_on=clock.today(),
    )  # fmt: skip
    return key


def with_provisional_decision(body: str = "luton") -> str:
    """A provisional decision with one dated recommendation is with both sides."""
    return send_provisional(at_investigation(body))


def send_provisional(key: str) -> str:
    """The same of a case under investigation."""
    due = clock.today() + timedelta(weeks=4)
    Recommendation(
        case_body_id=key, number=1, kind=RemedyKind.APOLOGY, personal_text="Apologise.",
        evidence_expected="A copy of the letter.", agreed_on=clock.today(), first_due=due, due=due,
    ).save()  # fmt: skip
    draft = _written(key, StatementKind.PROVISIONAL)
    take(key=key, step=Step.SEND_PROVISIONAL, version=None, by=WHO)
    for side in Side:
        PartyLetter(
            case_body_id=key, side=side, template="provisional", statement=draft, way="post",
            sha256="0" * 64, at=clock.now(), by=WHO,
        ).save()  # fmt: skip
    return key


def make_ready_to_decide(key: str) -> None:
    """Both sides have commented, the final statement is written, publication is chosen."""
    for side in Side:
        Note(
            case_id=key.split("/", maxsplit=1)[0], case_body_id=key, kind="comment", side=side,
            on=clock.today(), text="Nothing to add.", at=clock.now(), by=WHO,
        ).save()  # fmt: skip
    _written(key, StatementKind.FINAL)
    CaseWork.objects.filter(pk=key).update(publication="publish")


def _written(key: str, kind: StatementKind) -> Statement:
    made = Statement(
        case_body_id=key, kind=kind, version=1, at=clock.now(), by=WHO,
        sections={section: f"{section.words}: text." for section in Section},
    )  # fmt: skip
    made.save()
    return made
