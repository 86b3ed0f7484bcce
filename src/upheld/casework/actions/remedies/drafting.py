"""Recommendations while a case is undecided: added, changed, taken out, dated."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max

from upheld.casework.actions.remedies.holding import held, kept
from upheld.casework.actions.working import changed, taken
from upheld.casework.models import CaseWork, Recommendation
from upheld.casework.personal import Change
from upheld.casework.remedy_rules import not_ahead, only_summary, undecided
from upheld.domain.errors import Refused
from upheld.domain.recommendations import RemedyKind
from upheld.toolbox import clock

PERSONAL = ("personal_text", "public_summary", "evidence_expected")


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is asked of a body. `public_summary` and `theme` belong to service improvements."""

    kind: RemedyKind
    personal_text: str = ""
    public_summary: str = ""
    theme: str = ""
    evidence_expected: str = ""

    def __post_init__(self) -> None:
        """Refuse what says nothing, and a public summary of what is one person's alone."""
        if self.kind.improves_service:
            if not self.public_summary or not self.theme:
                raise Refused(
                    "a service improvement has a public summary and a theme: write both; what is "
                    "done for the person is a recommendation of its own"
                )
        elif self.public_summary or self.theme:
            raise Refused(
                f"“{self.kind.words}” is for the person alone, so it has no public summary and no "
                "theme; a service improvement is a recommendation of its own"
            )
        if not self.personal_text and not self.public_summary:
            raise Refused("write what the body is to do")


@transaction.atomic
def add(*, key: str, version: int | None, asked: Asked, by: str) -> Recommendation:
    """One more recommendation of an undecided case x body, without its day yet."""
    work = taken(key=key, version=version, by=by)
    undecided(work)
    last = Recommendation.every.filter(case_body_id=key).aggregate(last=Max("number"))["last"]
    made = Recommendation(case_body_id=key, number=(last or 0) + 1)
    values = _write(made, asked, by)
    detail = {"kind": asked.kind}
    kept(
        work=work, recommendation=made, action="add_recommendation", by=by, detail=detail,
        personal_values=values,
    )  # fmt: skip
    return made


@transaction.atomic
def change(*, recommendation: int, version: int | None, asked: Asked, by: str) -> bool:
    """Other words or another kind, while the case is undecided; False where nothing differed.

    A summary that was written anew is to be checked anew.
    """
    work, found = held(recommendation=recommendation, version=version, by=by)
    undecided(work)
    _unsettled(found)
    before = _said(found)
    values = _write(found, asked, by)
    fields = [name for name, was in before.items() if was != getattr(found, name)]
    if not fields:
        return False
    kept(
        work=work, recommendation=found, action="change_recommendation", by=by,
        detail={"fields": fields, "kind": asked.kind}, personal_values=values,
    )  # fmt: skip
    return True


@transaction.atomic
def remove(*, recommendation: int, version: int | None, by: str) -> None:
    """Take a recommendation out of an undecided case; its words stay in the audit.

    What was agreed with an earlier decision stays as a withdrawn row: something happened to it.
    """
    work, found = held(recommendation=recommendation, version=version, by=by)
    undecided(work)
    _take_out(work, found, by)


@transaction.atomic
def take_all_out(*, key: str, by: str) -> None:
    """Withdraw everything that was recommended: a review found no fault after all.

    For `answer_review` alone, in whose transaction the decision that recommended it is amended.
    """
    for each in Recommendation.objects.filter(case_body=key).order_by("number"):
        _take_out(CaseWork.objects.get(pk=key), each, by)


@transaction.atomic
def agree(
    *, recommendation: int, version: int | None, due: date, by: str, agreed_on: date | None = None
) -> None:
    """The day by which the body is to do it, agreed on `agreed_on` (today where not said).

    Before a decision each agreement stands in the place of the one before; from the decision on
    the first day stays, and more time is given by `extend` alone.
    """
    work, found = held(recommendation=recommendation, version=version, by=by)
    undecided(work)
    _unsettled(found)
    on = agreed_on or clock.today()
    not_ahead(on, "the day of an agreement")
    if due < on:
        raise Refused("the day lies before its agreement")
    found.agreed_on, found.first_due, found.due = on, due, due
    kept(
        work=work, recommendation=found, action="agree_recommendation", by=by,
        detail={"agreed": str(on), "due": str(due)},
    )  # fmt: skip


def _take_out(work: CaseWork, found: Recommendation, by: str) -> None:
    values = {name: Change(getattr(found, name) or None, None) for name in PERSONAL}
    detail = {"recommendation": found.number, "kind": found.kind}
    if found.events.exists():
        found.withdrawn_on = clock.today()
        found.asked_until = None
        found.version += 1
        found.save()
    else:
        found.delete()
    changed(work=work, action="remove_recommendation", by=by, detail=detail, personal_values=values)


def _unsettled(found: Recommendation) -> None:
    if found.outcome is not None:
        raise Refused("it was assessed under an earlier decision; it can only be taken out")


def _said(found: Recommendation) -> dict[str, str]:
    return {name: getattr(found, name) for name in ("kind", "theme", *PERSONAL)}


def _write(found: Recommendation, asked: Asked, by: str) -> dict[str, Change]:
    only_summary(found, asked.public_summary)
    before = _said(found)
    if asked.public_summary != found.public_summary:
        found.summary_written_by = by if asked.public_summary else ""
        found.summary_checked_at = found.summary_checked_by = None
    found.kind, found.theme = asked.kind, asked.theme
    for name in PERSONAL:
        setattr(found, name, getattr(asked, name))
    return {
        name: Change(before[name] or None, getattr(found, name) or None)
        for name in PERSONAL
        if before[name] != getattr(found, name)
    }
