"""The file of a case x body: everything that the guards of a step ask about."""

from collections.abc import Iterable
from datetime import date, datetime

from upheld.casework.models import CaseWork, Review, StageEvent, Statement
from upheld.casework.models.note import COMMENT
from upheld.casework.queries.case_people import joined_complaints
from upheld.casework.queries.remedies import agreed
from upheld.domain.case_file import CaseFile
from upheld.domain.outcomes import Outcome, Remedied
from upheld.domain.reasons import Reason
from upheld.domain.sides import Consent, Side
from upheld.domain.stages import DECIDED, WAYS, Stage, Step
from upheld.domain.statements import Section, StatementKind, StatementText
from upheld.toolbox import clock

# A provisional decision that is with both sides stays as it went out; it is taken back first.
WRITTEN_AT = {
    StatementKind.PROVISIONAL: frozenset({Stage.INVESTIGATION}),
    StatementKind.FINAL: frozenset({Stage.ASSESSMENT, Stage.INVESTIGATION, Stage.PROVISIONAL}),
}


def case_file(work: CaseWork, *, today: date | None = None) -> CaseFile:
    """How a case x body stands now; `today` only in tests and where a day is looked ahead to."""
    pair = work.case_body
    people = set(pair.case.complainants.values_list("role", flat=True))
    asked = list(pair.recommendations.all())
    return CaseFile(
        stage=Stage(work.stage),
        today=today or clock.today(),
        received=pair.received,
        complaint_written=pair.case.complaints.exclude(text="").exists(),
        subject_coded=bool(work.subject and pair.heading),
        consent=Consent(work.consent),
        representative="representative" in people,
        holder=bool(work.holder),
        late=work.late,
        late_accepted=bool(work.late_reason),
        jurisdiction_considered=work.jurisdiction_on is not None,
        forward_reason=bool(work.forward_reason),
        scope=bool(work.scope),
        scope_ends=work.scope_ends,
        told_of_start=_told(work),
        draft_missing=_missing(work, StatementKind.PROVISIONAL, recommends=bool(asked)),
        final_missing=_missing(work, StatementKind.FINAL, recommends=bool(asked)),
        recommendations=len(asked),
        undated_recommendations=sum(each.due is None for each in asked),
        agreed_recommendations=agreed(pair.recommendations.all()).count(),
        unsettled_recommendations=sum(each.outcome is None for each in asked),
        provisional_told=_sent(work),
        comments_due=work.comments_due,
        commented=_commented(work),
        times_returned=work.times_returned,
        publication_chosen=bool(work.publication),
        open_review=open_review(pair.pk) is not None,
        decided_from=_decided_from(pair.pk),
        joined_consent_open=any(
            Consent(each.consent).is_open for each in joined_complaints(pair.case_id)
        ),
        # Asked before the step is taken; from then on the step says so (`in_force.moved`).
        moved=pair.moved_to_id is not None,
    )


def statement(case_body: str, kind: StatementKind) -> Statement | None:
    """The newest version of a statement."""
    found = Statement.objects.filter(case_body_id=case_body, kind=kind)
    return found.order_by("-version").first()


def text_of(version: Statement | None) -> StatementText:
    """The texts of a version; none where there is none yet."""
    sections = version.sections if version else {}
    return StatementText(sections={Section(name): text for name, text in sections.items()})


def may_be_written(work: CaseWork, kind: StatementKind) -> bool:
    """Whether a version of this kind may be saved as the case stands."""
    stage = Stage(work.stage)
    return stage in WRITTEN_AT[kind] or written_anew(work, kind)


def written_anew(work: CaseWork, kind: StatementKind) -> bool:
    """Whether what was decided may be written anew: only while a review of it is open."""
    decided = Stage(work.stage) in DECIDED and kind is StatementKind.FINAL
    return decided and open_review(work.case_body_id) is not None


def open_review(case_body: str) -> Review | None:
    """The review that is open, if one is."""
    return Review.objects.filter(case_body_id=case_body, result="").first()


def remedied(work: CaseWork, given: Reason) -> Remedied | None:
    """Who put it right, as a decision with this reason says; None where nothing was wrong."""
    if given.outcome is not Outcome.UPHELD:
        return None
    if given.already_remedied:
        return Remedied.BY_BODY
    return Remedied.BY_US if work.case_body.recommendations.exists() else Remedied.NONE


def last_step(case_body: str, steps: Iterable[Step]) -> Step | None:
    """Which of some steps was taken last."""
    found = StageEvent.objects.filter(case_body_id=case_body, step__in=list(steps)).order_by("-id")
    step = found.values_list("step", flat=True).first()
    return Step(step) if step else None


def current_statement(work: CaseWork, kind: StatementKind) -> Statement | None:
    """The newest version, where it was written for the decision that is being made.

    What stood before a review asks to be written anew: as a version of its own, so that the
    decision after it never rests on the words of the one before.
    """
    found, begun = statement(work.case_body_id, kind), _begun(work)
    return found if found and (begun is None or found.at >= begun) else None


def _begun(work: CaseWork) -> datetime | None:
    if review := open_review(work.case_body_id):
        return review.at
    return _last(work.case_body_id, Step.REOPEN)


def _missing(work: CaseWork, kind: StatementKind, *, recommends: bool) -> tuple[Section, ...]:
    return text_of(current_statement(work, kind)).missing(recommends=recommends)


def _told(work: CaseWork) -> frozenset[Side]:
    told = {Side.COMPLAINANT: work.complainant_told_on, Side.BODY: work.body_told_on}
    return frozenset(side for side, day in told.items() if day)


def _sent(work: CaseWork) -> frozenset[Side]:
    # A draft that was taken back is sent again: only what went out with the last sending counts.
    sent = _last(work.case_body_id, Step.SEND_PROVISIONAL)
    if sent is None:
        return frozenset()
    went = work.case_body.party_letters.filter(
        statement__kind=StatementKind.PROVISIONAL, at__gte=sent
    )
    return frozenset(Side(side) for side in went.values_list("side", flat=True))


def _commented(work: CaseWork) -> frozenset[Side]:
    sent = _last(work.case_body_id, Step.SEND_PROVISIONAL)
    if sent is None:
        return frozenset()
    said = work.case_body.notes.filter(kind=COMMENT, at__gte=sent)
    return frozenset(Side(side) for side in said.values_list("side", flat=True))


def _last(case_body: str, step: Step) -> datetime | None:
    taken = StageEvent.objects.filter(case_body_id=case_body, step=step).order_by("-id")
    return taken.values_list("at", flat=True).first()


def _decided_from(case_body: str) -> Stage | None:
    steps = [step for step, way in WAYS.items() if way.decides and step is not Step.AMEND]
    decided = StageEvent.objects.filter(case_body_id=case_body, step__in=steps).order_by("-id")
    was = decided.values_list("was", flat=True).first()
    return Stage(was) if was else None
