"""Recommendations that somebody waits for, and public summaries that nobody has checked."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from upheld.casework.models import Recommendation, RecommendationEvent
from upheld.domain.recommendations import IMPROVEMENTS, Happening, RemedyKind
from upheld.domain.reminders import BEFORE
from upheld.domain.stages import Stage
from upheld.domain.worded import Worded


class Wait(Worded):
    """What a recommendation waits for; the first that fits."""

    EVIDENCE = "evidence", "Waits for our assessment"
    ASKED = "asked", "More time asked for"
    OVERDUE = "overdue", "Overdue"
    SOON = "soon", "Due within 14 days"
    LATER = "later", "Due later"


# What somebody should look at.
PRESSING = frozenset(Wait) - {Wait.LATER}


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """One line of the queue, without a word of what is to be done: that may name people."""

    reference: str
    body: str
    name: str
    number: int
    kind: RemedyKind
    holder: str
    due: date
    first_due: date
    wait: Wait
    days_over: int
    asked_until: date | None
    unshown: bool
    """Whether the body says that it is done, and what shows it has not come."""


def wait_of(each: Recommendation, today: date) -> Wait:
    """What an unsettled recommendation waits for."""
    if each.evidence_on or (each.done_on and not each.evidence_expected):
        return Wait.EVIDENCE
    if each.asked_until:
        return Wait.ASKED
    if each.due and each.due < today:
        return Wait.OVERDUE
    soon = each.due is not None and each.due - today <= BEFORE
    return Wait.SOON if soon else Wait.LATER


def is_unshown(each: Recommendation) -> bool:
    """Whether the body says that it is done, and the evidence that we expect has not come."""
    return bool(each.done_on and each.evidence_expected and not each.evidence_on)


def agreed(rows: QuerySet[Recommendation]) -> QuerySet[Recommendation]:
    """Those that a decision asked for; others are proposed, as while a review is open."""
    agreement = RecommendationEvent.objects.filter(
        recommendation=OuterRef("pk"), what=Happening.AGREED
    )
    return rows.filter(Exists(agreement))


def is_agreed(each: Recommendation) -> bool:
    """Whether a decision asked for it."""
    return each.events.filter(what=Happening.AGREED).exists()


def awaited() -> QuerySet[Recommendation]:
    """Every recommendation of a decided case that is not settled, with its case and body."""
    found = agreed(
        Recommendation.objects.filter(
            outcome__isnull=True, due__isnull=False, case_body__work__stage=Stage.REMEDY
        )
    )
    return found.select_related("case_body__authority", "case_body__work").order_by("due", "pk")


def waiting(*, today: date, without: Collection[str] = ()) -> list[Waiting]:
    """The queue, what is due first at its head; nothing of the bodies in `without`."""
    rows = awaited().exclude(case_body__authority__in=without)
    return [_line(each, today) for each in rows]


def unchecked_summaries(*, without: Collection[str] = ()) -> list[Recommendation]:
    """Improvements whose summary nobody has checked, the oldest case first."""
    found = Recommendation.objects.filter(
        kind__in=IMPROVEMENTS, summary_checked_at__isnull=True, case_body__work__isnull=False
    ).exclude(case_body__authority__in=without)
    found = found.exclude(case_body__work__stage__in=(Stage.INTAKE, Stage.ASSESSMENT))
    return list(
        found.select_related("case_body__authority", "case_body__work").order_by(
            "case_body__received", "case_body", "number"
        )
    )


def held_by(holder: str, *, today: date) -> list[Waiting]:
    """What presses among the cases that a person holds."""
    rows = awaited().filter(case_body__work__holder=holder)
    lines = [_line(each, today) for each in rows]
    return [each for each in lines if each.wait in PRESSING]


def _line(each: Recommendation, today: date) -> Waiting:
    pair = each.case_body
    assert each.due, "asked of what has a day"  # noqa: S101 - a fault of ours
    return Waiting(
        reference=pair.case_id, body=pair.authority_id, name=pair.authority.short_name,
        number=each.number, kind=RemedyKind(each.kind), holder=pair.work.holder, due=each.due,
        first_due=each.first_due or each.due, wait=wait_of(each, today),
        days_over=max((today - each.due).days, 0), asked_until=each.asked_until,
        unshown=is_unshown(each),
    )  # fmt: skip
