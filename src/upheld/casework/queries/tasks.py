"""What is to be done, and by which day: one task for each deadline of the cases worked here.

Tasks are not kept anywhere: each is read from the day that it stands for, so none is left behind
when that day is settled, moved or taken back.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import QuerySet

from upheld.casework.models import CaseWork, Recommendation, Review
from upheld.casework.queries.decisions import kept_from_review
from upheld.casework.queries.remedies import agreed, is_unshown
from upheld.casework.queries.reports import reports_on
from upheld.domain.performance import targets_on
from upheld.domain.stages import DECIDED, UNDECIDED, Stage
from upheld.toolbox import clock
from upheld.toolbox.clock import UK
from upheld.toolbox.working_days import working_days_after

# What is due within so many days counts as near: the queue of remedies has the same.
NEAR_DAYS = 14
# Working days in which a request for review is looked at first (review manual, as in a5).
FIRST_LOOK = 3


@dataclass(frozen=True, kw_only=True)
class Task:
    """One thing to do. It names a case and its body, never a person of it."""

    due: date
    what: str
    reference: str
    body: str
    name: str
    """The body's short name."""
    holder: str
    place: str
    """The page of the case where it is done."""

    def state(self, today: date) -> str:
        """In words, for whoever sees no colour."""
        if self.due < today:
            return "overdue"
        return "today" if self.due == today else "to come"


def tasks(
    *, holder: str | None = None, until: date | None = None, without: Collection[str] = ()
) -> list[Task]:
    """Tasks by day, the longest overdue first; of one holder, or of everybody."""
    work = CaseWork.objects.select_related("case_body__authority")
    work = work.exclude(case_body__authority__in=without)
    held = work if holder is None else work.filter(holder=holder)
    found = [task for source in _SOURCES for task in source(held)]
    # A review is with whoever reviews, and they do not hold the case.
    found += [task for task in _reviews(work) if holder in {None, task.holder}]
    found = [task for task in found if until is None or task.due <= until]
    return sorted(found, key=lambda t: (t.due, t.reference, t.body, t.what))


def unshared(without: Collection[str] = ()) -> QuerySet[CaseWork]:
    """Cases past their intake check that nobody holds, urgent ones first, then the oldest."""
    past = UNDECIDED - {Stage.INTAKE}
    found = CaseWork.objects.filter(stage__in=past, holder="")
    found = found.exclude(case_body__authority__in=without)
    return found.select_related("case_body__authority").order_by("-urgent", "case_body__received")


def _contacts(work: QuerySet[CaseWork]) -> Iterable[Task]:
    for each in work.filter(stage__in=UNDECIDED, next_contact__isnull=False):
        yield _task(each, each.next_contact, "Tell both sides how it stands", "")


def _comments(work: QuerySet[CaseWork]) -> Iterable[Task]:
    for each in work.filter(stage=Stage.PROVISIONAL, comments_due__isnull=False):
        yield _task(each, each.comments_due, "Comments on the provisional decision due", "")


def _remedies(work: QuerySet[CaseWork]) -> Iterable[Task]:
    held = {each.pk: each for each in work.filter(stage__in=DECIDED)}
    asked = Recommendation.objects.filter(
        case_body__in=list(held), outcome__isnull=True, due__isnull=False
    )
    open_ones = agreed(asked)
    for each in open_ones:
        of = held[each.case_body_id]
        if each.evidence_on:
            words = f"Assess the evidence on recommendation {each.number}"
            yield _task(of, each.evidence_on, words, "remedies/")
        else:
            # The body says that it is done: what is due is what shows it.
            said = "Evidence of recommendation" if is_unshown(each) else "Recommendation"
            yield _task(of, each.due, f"{said} {each.number} due", "remedies/")


def _reviews(work: QuerySet[CaseWork]) -> Iterable[Task]:
    found = Review.objects.filter(result="", case_body__work__in=work)
    for each in found.select_related("decision", "case_body__work", "case_body__authority"):
        # First comes whether it is a valid request, which is not yet the review.
        due = working_days_after(each.asked_on, FIRST_LOOK)
        task = _task(
            each.case_body.work, due, "Look at a request for review and answer it", "reviews/"
        )
        # Who holds the case mostly decided it, and whoever did reviews nothing.
        kept = not each.holder and task.holder in kept_from_review(each.decision)
        yield replace(task, holder="" if kept else each.holder or task.holder)


def _early(work: QuerySet[CaseWork]) -> Iterable[Task]:
    for each in work.filter(stage__in=(Stage.INTAKE, Stage.ASSESSMENT)):
        begun = each.case_body.received or each.opened_at.astimezone(UK).date()
        limit = targets_on(begun).early_days
        words = f"{Stage(each.stage).words} to be done within {limit} working days"
        yield _task(each, working_days_after(begun, limit), words, "assessment/")


def _reports(work: QuerySet[CaseWork]) -> Iterable[Task]:
    held = {
        each.pk: each for each in work.filter(case_body__reports_worked__isnull=False).distinct()
    }
    for each in reports_on(held, today=clock.today()):
        of = held[each.report.case_body_id]
        place = f"reports/{each.report.pk}/"
        for duty in each.deadlines:
            if duty.state.is_open:
                # What has no day of its own, such as a further report, is due now.
                yield _task(of, duty.due or clock.today(), f"Report: {duty.duty.words}", place)


def _task(work: CaseWork, due: date | None, what: str, place: str) -> Task:
    pair = work.case_body
    return Task(
        due=due or work.stage_since + timedelta(days=NEAR_DAYS), what=what,
        reference=pair.case_id, body=pair.authority_id, name=pair.authority.short_name,
        holder=work.holder, place=place,
    )  # fmt: skip


_SOURCES: tuple[Callable[[QuerySet[CaseWork]], Iterable[Task]], ...] = (
    _early, _contacts, _comments, _remedies, _reports,
)  # fmt: skip
