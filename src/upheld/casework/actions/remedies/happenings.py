"""What happens after the decision: more time asked for and given, done, evidenced."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from upheld.casework.actions.remedies.following import await_remedy, follow_improvements
from upheld.casework.actions.remedies.holding import happened, held, kept
from upheld.casework.models import Document, EvidenceDocument
from upheld.casework.models.document import INFECTED
from upheld.casework.personal import Change
from upheld.casework.remedy_rules import awaited, not_ahead
from upheld.domain.errors import Refused
from upheld.domain.recommendations import Happening
from upheld.toolbox import clock


@transaction.atomic
def ask_more_time(
    *, recommendation: int, version: int | None, until: date, asked_by: str, why: str, by: str,
    on: date | None = None,
) -> None:  # fmt: skip
    """The body asks for more time. It has none until somebody agrees."""
    work, found = held(recommendation=recommendation, version=version, by=by)
    awaited(work, found)
    day = on or clock.today()
    not_ahead(day, "the day on which it was asked")
    if found.due and until <= found.due:
        raise Refused("the body has until then already: the day must be later than the one agreed")
    if found.done_on:
        raise Refused("it is done, as the body says: there is no more time to ask for")
    _said_by(asked_by, why)
    found.asked_until = until
    happened(
        recommendation=found, what=Happening.ASKED, on=day, due=until, asked_by=asked_by, why=why,
        by=by,
    )  # fmt: skip
    kept(
        work=work, recommendation=found, action="ask_more_time", by=by,
        detail={"until": str(until)},
        personal_values={"asked_by": Change(None, asked_by), "why": Change(None, why)},
    )  # fmt: skip


@transaction.atomic
def extend(
    *, recommendation: int, version: int | None, due: date, asked_by: str, why: str, by: str
) -> None:
    """More time is agreed: who asked, why, and the new day. The day agreed first stays beside it.

    Refused once it is done: lateness is judged by the day that was agreed when it was done.
    """
    work, found = held(recommendation=recommendation, version=version, by=by)
    awaited(work, found)
    if found.due is None or due <= found.due:
        raise Refused("more time means a later day than the one agreed before")
    if found.done_on:
        raise Refused(
            "it is done, as the body says; a day agreed afterwards would hide that it was late"
        )
    _said_by(asked_by, why)
    was, found.due, found.asked_until = found.due, due, None
    happened(
        recommendation=found, what=Happening.EXTENDED, on=clock.today(), due=due,
        asked_by=asked_by, why=why, by=by,
    )  # fmt: skip
    kept(
        work=work, recommendation=found, action="extend_remedy", by=by,
        detail={"was": str(was), "due": str(due)},
        personal_values={"asked_by": Change(None, asked_by), "why": Change(None, why)},
    )  # fmt: skip
    await_remedy(pair=work.case_body, by=by)
    follow_improvements(pair=work.case_body, by=by)


@transaction.atomic
def decline_more_time(*, recommendation: int, version: int | None, why: str, by: str) -> None:
    """No more time: the day that was agreed stays."""
    work, found = held(recommendation=recommendation, version=version, by=by)
    awaited(work, found)
    if found.asked_until is None:
        raise Refused("nobody asks for more time")
    if not why:
        raise Refused("say why")
    found.asked_until = None
    happened(recommendation=found, what=Happening.DECLINED, on=clock.today(), why=why, by=by)
    kept(
        work=work, recommendation=found, action="decline_more_time", by=by,
        personal_values={"why": Change(None, why)},
    )  # fmt: skip


@transaction.atomic
def note_done(*, recommendation: int, version: int | None, on: date, by: str) -> None:
    """The day on which it was done, as the body says; said again, the later word counts."""
    work, found = held(recommendation=recommendation, version=version, by=by)
    awaited(work, found)
    not_ahead(on, "the day it was done")
    if work.case_body.received and on < work.case_body.received:
        raise Refused("it cannot have been done before the complaint was received")
    found.done_on, found.asked_until = on, None
    happened(recommendation=found, what=Happening.DONE, on=on, by=by)
    kept(work=work, recommendation=found, action="note_remedy_done", by=by, detail={"on": str(on)})


@transaction.atomic
def note_evidence(
    *, recommendation: int, version: int | None, on: date, by: str,
    documents: Sequence[int] = (), note: str = "",
) -> None:  # fmt: skip
    """Evidence came, and waits for somebody to assess it. When it was done may be another day.

    `documents` are those of the case that show it; without one the note says how we know.
    """
    work, found = held(recommendation=recommendation, version=version, by=by)
    awaited(work, found)
    not_ahead(on, "the day on which evidence came")
    if work.case_body.received and on < work.case_body.received:
        raise Refused("evidence cannot have come before the complaint was received")
    shown, note = _documents_of(work.case_body.case_id, documents), note.strip()
    if not shown and not note:
        raise Refused("choose the document that shows it, or say in the note how we know of it")
    found.evidence_on = on
    event = happened(recommendation=found, what=Happening.EVIDENCE, on=on, why=note, by=by)
    for document in shown:
        EvidenceDocument(event=event, document=document).save()
    kept(
        work=work, recommendation=found, action="note_remedy_evidence", by=by,
        detail={"on": str(on), "documents": [each.pk for each in shown]},
        personal_values={"note": Change(None, note)} if note else None,
    )  # fmt: skip


def _documents_of(case: str, numbers: Sequence[int]) -> list[Document]:
    wanted = set(numbers)
    found = list(Document.objects.filter(case=case, pk__in=wanted).order_by("pk"))
    if len(found) < len(wanted):
        raise Refused("choose among the documents of this case")
    if any(each.state == INFECTED for each in found):
        raise Refused("the scanner refused one of these documents: ask the body for another copy")
    return found


def _said_by(asked_by: str, why: str) -> None:
    if not asked_by or not why:
        raise Refused("say who asked for more time, and why")
