"""The file of a case x body: everything that the guards of a step ask about."""

from datetime import date

from upheld.casework.models import CaseWork, Review, Statement
from upheld.casework.models.note import COMMENT
from upheld.domain.case_file import CaseFile
from upheld.domain.sides import Consent, Side
from upheld.domain.stages import Stage
from upheld.domain.statements import Section, StatementKind, StatementText
from upheld.toolbox import clock


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
        draft_missing=_missing(pair.pk, StatementKind.PROVISIONAL, recommends=bool(asked)),
        final_missing=_missing(pair.pk, StatementKind.FINAL, recommends=bool(asked)),
        recommendations=len(asked),
        undated_recommendations=sum(each.due is None for each in asked),
        unsettled_recommendations=sum(each.outcome is None for each in asked),
        provisional_told=_sent(work),
        comments_due=work.comments_due,
        commented=_commented(work),
        times_returned=work.times_returned,
        publication_chosen=bool(work.publication),
        open_review=open_review(pair.pk) is not None,
    )


def statement(case_body: str, kind: StatementKind) -> Statement | None:
    """The newest version of a statement."""
    found = Statement.objects.filter(case_body_id=case_body, kind=kind)
    return found.order_by("-version").first()


def text_of(version: Statement | None) -> StatementText:
    """The texts of a version; none where there is none yet."""
    sections = version.sections if version else {}
    return StatementText(sections={Section(name): text for name, text in sections.items()})


def open_review(case_body: str) -> Review | None:
    """The review that is open, if one is."""
    return Review.objects.filter(case_body_id=case_body, result="").first()


def _missing(case_body: str, kind: StatementKind, *, recommends: bool) -> tuple[Section, ...]:
    return text_of(statement(case_body, kind)).missing(recommends=recommends)


def _told(work: CaseWork) -> frozenset[Side]:
    told = {Side.COMPLAINANT: work.complainant_told_on, Side.BODY: work.body_told_on}
    return frozenset(side for side, day in told.items() if day)


def _sent(work: CaseWork) -> frozenset[Side]:
    # A draft that was taken back is sent again: only what went out since the stage began counts.
    went = work.case_body.party_letters.filter(
        statement__kind=StatementKind.PROVISIONAL, at__date__gte=work.stage_since
    )
    return frozenset(Side(side) for side in went.values_list("side", flat=True))


def _commented(work: CaseWork) -> frozenset[Side]:
    said = work.case_body.notes.filter(kind=COMMENT, on__gte=work.stage_since)
    return frozenset(Side(side) for side in said.values_list("side", flat=True))
