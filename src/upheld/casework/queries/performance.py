"""How long we take and what waits: every figure is the length of a list of cases.

Decisions count the case once, as the national figures do: received when its first body's part was,
decided when its last one was. What waits counts each case x body, which is what somebody holds.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from django.db.models import Min

from upheld.casework.models import CaseWork, DecisionEvent, StageEvent
from upheld.casework.queries import in_force
from upheld.domain.performance import DAYS_IN_WEEK, Targets
from upheld.domain.reporting_year import ReportingYear
from upheld.domain.stages import UNDECIDED, Stage, Step
from upheld.toolbox.working_days import working_days_between

EARLY_STEPS = (Step.CLOSE_AT_INTAKE, Step.CLOSE_AT_ASSESSMENT, Step.INVESTIGATE)


class Span(NamedTuple):
    """A month or a year: its key, such as "2026-10" or "2027", and its days."""

    key: str
    first: date
    last: date


class Taken(NamedTuple):
    """One case, or case x body, and how long it took or has waited."""

    reference: str
    body: str
    received: date | None
    ended: date | None
    time: int | None
    """Days for a decision and for what waits; working days for intake and assessment."""


class Waiting(NamedTuple):
    """One case x body that is not decided."""

    taken: Taken
    stage: Stage
    age: int
    """Which of the ages of the targets."""
    holder: str


class Times(NamedTuple):
    """The figures of a span, each with the cases behind it."""

    span: Span
    decided: tuple[Taken, ...]
    early: tuple[Taken, ...]

    def within(self, weeks: int) -> list[Taken]:
        """Cases decided within so many weeks of their receipt."""
        limit = weeks * DAYS_IN_WEEK
        return [each for each in self.decided if each.time is not None and each.time <= limit]

    def early_within(self, days: int) -> list[Taken]:
        """Cases with which intake and assessment were done within so many working days."""
        return [each for each in self.early if each.time is not None and each.time <= days]


def spans_of(year: ReportingYear, *, today: date) -> list[Span]:
    """The months of a year that have begun, the newest first, and the year itself before them."""
    months = [Span(f"{first:%Y-%m}", first, last) for first, last in year.months if first <= today]
    return [Span(str(year), year.start, year.end), *reversed(months)]


def times_of(spans: Sequence[Span]) -> list[Times]:
    """The figures of several spans, read once: together they lie within one stretch of days."""
    first, last = min(s.first for s in spans), max(s.last for s in spans)
    decided, early = _decided(first, last), _early(first, last)
    return [Times(span, tuple(_in(span, decided)), tuple(_in(span, early))) for span in spans]


def waiting(targets: Targets, *, today: date) -> list[Waiting]:
    """Every case x body that is not decided, the oldest first."""
    rows = CaseWork.objects.filter(stage__in=UNDECIDED).values_list(
        "case_body__case_id", "case_body__authority_id", "case_body__received", "stage", "holder"
    )
    found = []
    for reference, body, received, stage, holder in rows:
        days = (today - received).days if received else None
        one = Taken(reference, body, received, None, days)
        found.append(Waiting(one, Stage(stage), targets.age_of(days), holder))
    return sorted(found, key=lambda each: (each.taken.received or date.min, each.taken[:2]))


def years(*, today: date) -> list[ReportingYear]:
    """Reporting years from the first decision on, the newest first."""
    first = DecisionEvent.objects.aggregate(first=Min("decided"))["first"] or today
    now = ReportingYear.of(today).ended
    return [ReportingYear(year) for year in range(now, ReportingYear.of(first).ended - 1, -1)]


def worked_here(keys: Iterable[str]) -> set[str]:
    """Those of these cases x bodies that have a page; imported ones have none."""
    return set(CaseWork.objects.filter(pk__in=list(keys)).values_list("pk", flat=True))


def _decided(first: date, last: date) -> list[Taken]:
    touched = DecisionEvent.objects.filter(decided__range=(first, last))
    references = touched.values_list("case_body__case_id", flat=True)
    decisions, cases = in_force.decisions(references), dict[str, list[str]]()
    pairs = in_force.pairs(references)
    for key in pairs:
        cases.setdefault(key.split("/", 1)[0], []).append(key)
    found = []
    for reference, keys in cases.items():
        if not all(key in decisions for key in keys):
            continue
        lead = min(keys, key=lambda key: (pairs[key].received or date.max, key))
        received, ended = pairs[lead].received, max(decisions[key].decided for key in keys)
        days = (ended - received).days if received else None
        found.append(Taken(reference, lead.split("/", 1)[1], received, ended, days))
    return sorted(found, key=lambda each: each[:2])


def _early(first: date, last: date) -> list[Taken]:
    # A case that was reopened left assessment once, long ago: its first step counts.
    steps = StageEvent.objects.filter(step__in=EARLY_STEPS)
    touched = steps.filter(on__range=(first, last)).values("case_body")
    rows = (
        steps.filter(case_body__in=touched)
        .values_list("case_body__case_id", "case_body__authority_id", "case_body__received")
        .annotate(done=Min("on"))
    )
    found = [
        Taken(reference, body, received, done, _worked(received, done))
        for reference, body, received, done in rows
    ]
    return sorted(found, key=lambda each: each[:2])


def _worked(received: date | None, done: date) -> int | None:
    return working_days_between(received, done) if received else None


def _in(span: Span, cases: Iterable[Taken]) -> Iterable[Taken]:
    return (each for each in cases if each.ended and span.first <= each.ended <= span.last)
