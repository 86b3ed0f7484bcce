"""The three ends of a case: its documents, its people, all of it.

Only here are append-only rows changed, by updates of the table: what was said in them has to go,
and nothing else may change it. Each end is one transaction with one event of the case and one line
in the list of deletions, which a restore follows. Bytes of files go once that is committed.
"""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import Model

from upheld.casework import audit, held, kept_files, personal
from upheld.casework.actions.retention import destroy_key
from upheld.casework.models import (
    Case,
    CaseBody,
    CaseWork,
    Complainant,
    Complaint,
    ComplianceEvent,
    DecisionEvent,
    DecisionReason,
    Deletion,
    Document,
    EvidenceDocument,
    ImprovementEvent,
    Note,
    PartyLetter,
    PublicationObjection,
    PublicationWork,
    RecodeEvent,
    Recommendation,
    RecommendationEvent,
    ReportEvent,
    ReportVersion,
    ReportWork,
    RetentionHold,
    Review,
    StageEvent,
    Statement,
)
from upheld.casework.queries.retention import PEOPLE_OF_CASE, WHOLE_CASE, standings
from upheld.casework.traces import forget_key, overwrite
from upheld.domain.retention import Standing, Term
from upheld.mailing.actions.laying import forget_case
from upheld.register.at_once import alone
from upheld.toolbox import clock

DOCUMENTS_OF_CASE = "documents of a case"
"""The kind under which the list of deletions names them; see also `WHOLE_CASE`."""
DELETE_DOCUMENTS = "delete_documents"

_PAIR, _CASE = held.PAIR, held.CASE
# Every table with rows of a case and how they lead to it, those that name others before those.
ROWS: tuple[tuple[type[Model], tuple[str, ...]], ...] = (
    (PartyLetter, (_PAIR,)),
    (EvidenceDocument, (f"event__recommendation__{_PAIR}",)),
    (RecommendationEvent, (f"recommendation__{_PAIR}",)),
    (Recommendation, (_PAIR,)),
    (Review, (_PAIR,)),
    (PublicationObjection, (_PAIR,)),
    (PublicationWork, (_PAIR,)),
    (DecisionReason, (f"decision__{_PAIR}",)),
    (Statement, (_PAIR,)),
    (Note, (_CASE,)),
    (Document, (_CASE, "complaint__case_id")),
    (Complainant, (_CASE, "complaint__case_id")),
    (Complaint, (_CASE,)),
    (ReportVersion, (f"report__{_PAIR}",)),
    (ReportWork, (_PAIR,)),
    (StageEvent, (_PAIR,)),
    (CaseWork, (_PAIR,)),
    (RecodeEvent, (_PAIR,)),
    (ComplianceEvent, (_PAIR,)),
    (DecisionEvent, (_PAIR,)),
    (ImprovementEvent, ("reference",)),
    (ReportEvent, ("reference",)),
    (RetentionHold, (_CASE,)),
    (CaseBody, (_CASE,)),
    (Case, ("reference",)),
)


@transaction.atomic
def end_documents(*, reference: str, by: str) -> bool:
    """Take documents, letters, notes and drafts out of a case whose 12 months are over, for good.

    False where they are not over, something keeps them, or nothing is left.
    """
    standing = _over(reference, Term.DOCUMENTS)
    if standing is None:
        return False
    counts = _without(reference, Term.DOCUMENTS)
    if not counts:
        return False
    _noted(reference, DOCUMENTS_OF_CASE, by)
    audit.record(
        by=by, action=DELETE_DOCUMENTS, subject=reference,
        detail={**_why(standing, Term.DOCUMENTS), **counts},
    )  # fmt: skip
    return True


@transaction.atomic
def anonymise(*, reference: str, by: str) -> bool:
    """Take the people out of a case whose 5 years are over, for good; False where they are not.

    Its people, every personal field of its record, what explains its holds, and the key of its
    personal values in the audit go together. Whether it is over is looked at here, after whoever
    places a hold has ended.
    """
    standing = _over(reference, Term.PEOPLE)
    if standing is None:
        return False
    key, counts = _without_people(reference, by)
    if key is None and not counts:
        return False
    _noted(reference, PEOPLE_OF_CASE, by)
    audit.record(
        by=by, action=personal.ANONYMISE, subject=reference,
        detail={"key": key, **_why(standing, Term.PEOPLE), **counts},
    )  # fmt: skip
    return True


@transaction.atomic
def end_case(*, reference: str, by: str) -> bool:
    """Delete a case whose 10 years are over: every row of it. Its audit events outlive it.

    False where they are not over, something keeps it, or a reporting year that counts it was never
    frozen: figures stand on cuts, which are not touched.
    """
    standing = _over(reference, Term.CASE)
    if standing is None:
        return False
    key, counts = _without_rows(reference, by)
    _noted(reference, WHOLE_CASE, by)
    audit.record(
        by=by, action=personal.DELETE_CASE, subject=reference,
        detail={"key": key, **_why(standing, Term.CASE), **counts},
    )  # fmt: skip
    return True


@transaction.atomic
def delete_documents(*, reference: str, by: str) -> int:  # noqa: ARG001 - whoever deletes leaves the event
    """Without asking its time, as a list of deletions says; whoever deletes leaves the event."""
    return sum(_without(reference, Term.DOCUMENTS).values())


@transaction.atomic
def delete_people(*, reference: str, by: str) -> int:
    """Take the people out of a case without asking its time, as a list of deletions says.

    It leaves the event of the key; whoever deletes leaves the one of the deletion.
    """
    destroy_key(subject=reference, rule=PEOPLE_OF_CASE, by=by)
    return int(_without_people(reference, by)[1].get("complainant", 0))


@transaction.atomic
def delete_case(*, reference: str, by: str) -> int:
    """Delete every row of a case without asking its time; as above."""
    destroy_key(subject=reference, rule=WHOLE_CASE, by=by)
    return sum(_without_rows(reference, by)[1].values())


def _over(reference: str, term: Term) -> Standing | None:
    alone(reference)
    if not Case.objects.filter(pk=reference).exists():
        return None
    standing = standings([reference], counting=term is Term.CASE)[0]
    return standing if standing.is_over(clock.today(), term) else None


def _why(standing: Standing, term: Term) -> dict[str, Any]:
    last_act = standing.last_act
    return {"rule": term.rule, "last_act": last_act.isoformat() if last_act else None}


def _noted(reference: str, kind: str, by: str) -> None:
    Deletion.objects.create(kind=kind, subject=reference, at=clock.now(), by=by)


def _without(reference: str, *terms: Term) -> dict[str, int]:
    overwrite()
    _forget_files(reference)
    return held.empty(reference, *terms)


def _without_people(reference: str, by: str) -> tuple[int | None, dict[str, int]]:
    key = forget_key(reference, by)
    _forget_complaints(reference, by)
    return key.pk if key else None, _without(reference, Term.DOCUMENTS, Term.PEOPLE)


def _without_rows(reference: str, by: str) -> tuple[int | None, dict[str, int]]:
    key = forget_key(reference, by)
    _forget_complaints(reference, by)
    _forget_files(reference)
    _let_go(reference)
    counts: dict[str, int] = {}
    for model, paths in ROWS:
        for path in paths:
            rows = model._base_manager.filter(**{path: reference})  # noqa: SLF001 - Django's documented API
            if count := rows.delete()[0]:
                name = model._meta.model_name or ""  # noqa: SLF001 - as above
                counts[name] = counts.get(name, 0) + count
    return key.pk if key else None, counts


def _let_go(reference: str) -> None:
    # A further report follows another of the case; rows of other cases may name this one.
    ReportWork.objects.filter(**{_PAIR: reference}).update(follows=None)
    # The case from which this one was split off may be kept longer; its step says that it moved.
    CaseBody.objects.filter(moved_to__case=reference).update(moved_to=None)
    for model, _ in ROWS:
        for field in model._meta.concrete_fields:  # noqa: SLF001 - as below
            if field.related_model is Case and field.name != "case":
                # Withdrawn recommendations too, which the default manager leaves out.
                rows = model._base_manager.filter(**{field.name: reference})  # noqa: SLF001 - as below
                rows.update(**{field.name: None})


def _forget_complaints(reference: str, by: str) -> None:
    # Before there was a case, what was said of a complaint lay under a key of its own.
    for complaint in Complaint.objects.filter(case_id=reference):
        destroy_key(subject=str(complaint), rule=Term.PEOPLE.rule, by=by)


def _forget_files(reference: str) -> None:
    digests = _digests(Document, (_CASE, "complaint__case_id"), reference)
    digests += _digests(PartyLetter, (_PAIR,), reference)
    if digests:
        transaction.on_commit(lambda: kept_files.remove(digests))
    # What of its mails waits, or could not go, ends with its letters.
    forget_case(reference=reference, by="upheld")


def _digests(model: type[Model], paths: Sequence[str], reference: str) -> list[str]:
    return [
        digest
        for path in paths
        for digest in model._base_manager.filter(  # noqa: SLF001 - as above
            **{path: reference}
        ).values_list("sha256", flat=True)
        if kept_files.is_digest(digest)
    ]
