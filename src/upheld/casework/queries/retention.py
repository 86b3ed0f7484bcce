"""Whose time is over, what keeps a case longer, and which keys exist no more."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, time
from typing import NamedTuple

from django.db.models import Exists, OuterRef, QuerySet

from upheld.casework.models import (
    AuditEvent,
    AuditKey,
    Case,
    CaseBody,
    Complainant,
    ComplianceEvent,
    DecisionEvent,
    RetentionHold,
)
from upheld.casework.queries import in_force
from upheld.domain.retention import HoldReason, Stage, Standing
from upheld.toolbox import clock

APPLY, CASES = "apply_retention", "cases"


class Destroyed(NamedTuple):
    """A key that was destroyed, and when."""

    subject: str
    at: datetime


def destroyed_keys() -> list[Destroyed]:
    """Every key that was destroyed, the oldest first."""
    gone = AuditKey.objects.filter(destroyed_at__isnull=False).order_by("destroyed_at", "id")
    return [Destroyed(key.subject, key.destroyed_at) for key in gone if key.destroyed_at]


def live_keys(subjects: Iterable[str]) -> list[str]:
    """Those of the subjects under whose key personal values of the audit lie."""
    asked = AuditKey.objects.filter(destroyed_at__isnull=True, subject__in=list(subjects))
    return list(asked.order_by("id").values_list("subject", flat=True))


def holds_in_force() -> QuerySet[RetentionHold]:
    """Holds that were not lifted and have not ended, those that end first before."""
    found = RetentionHold.objects.filter(lifted_at__isnull=True, until__gte=clock.today())
    return found.order_by("until", "case_id", "id")


def cases_of(bodies: Collection[str]) -> QuerySet[CaseBody, str]:
    """References of the cases that concern any of these bodies."""
    return CaseBody.objects.filter(authority__in=bodies).values_list("case_id", flat=True)


def with_people() -> QuerySet[Case]:
    """Cases of which a person, or a personal value of the audit, is still kept."""
    key = AuditKey.objects.filter(subject=OuterRef("pk"), destroyed_at__isnull=True)
    people = Complainant.objects.filter(case=OuterRef("pk"))
    return Case.objects.filter(Exists(key) | Exists(people))


def is_anybody_kept() -> bool:
    """Whether there is any such case: asked every minute, so from the smaller tables."""
    cases = Case.objects.values("pk")
    keys = AuditKey.objects.filter(destroyed_at__isnull=True, subject__in=cases)
    return Complainant.objects.exists() or keys.exists()


def due() -> list[Standing]:
    """Cases whose people's time is over, with what still keeps them; by reference."""
    today = clock.today()
    last = Stage.PEOPLE.latest_act(today)
    decided = DecisionEvent.objects.filter(case_body__case=OuterRef("pk"), decided__lte=last)
    settled = ComplianceEvent.objects.filter(case_body__case=OuterRef("pk"), recorded__lte=last)
    found = with_people().filter(Exists(decided) | Exists(settled)).order_by("pk")
    listed = standings(list(found.values_list("pk", flat=True)))
    return [standing for standing in listed if standing.is_due(today)]


def standings(references: Collection[str]) -> list[Standing]:
    """The last substantive act of each case, and what keeps it.

    Substantive are decisions, settled remedies, satisfied reports and improvements that were made;
    a case with anything of these still open is kept.
    """
    acts: dict[str, list[date]] = defaultdict(list)
    open_: dict[str, list[str]] = defaultdict(list)
    _look_at_bodies(references, acts, open_)
    _look_at_reports(set(references), acts, open_)
    for hold in holds_in_force().filter(case__in=references):
        until = f"{hold.until.day} {hold.until:%B %Y}"
        open_[hold.case_id].append(f"{HoldReason(hold.reason).short}: held until {until}")
    return [
        Standing(
            reference=reference,
            last_act=max(acts[reference], default=None),
            kept_by=tuple(dict.fromkeys(open_[reference])),
        )
        for reference in references
    ]


def applied_on(day: date) -> bool:
    """Whether the timer came to its end on a day."""
    midnight = datetime.combine(day, time.min, tzinfo=clock.UK)
    return AuditEvent.objects.filter(action=APPLY, subject=CASES, at__gte=midnight).exists()


def _look_at_bodies(
    references: Collection[str], acts: Mapping[str, list[date]], open_: Mapping[str, list[str]]
) -> None:
    decisions, remedies = in_force.decisions(references), in_force.compliance(references)
    for key in in_force.pairs(references):
        reference = key.partition("/")[0]
        decision, remedy = decisions.get(key), remedies.get(key)
        if decision:
            acts[reference].append(decision.decided)
        if remedy and remedy.recorded:
            acts[reference].append(remedy.recorded)
        if remedy and not remedy.recorded:
            open_[reference].append("A remedy is not settled")
        if not decision and not remedy:
            open_[reference].append("A complaint in it is not decided")


def _look_at_reports(
    references: Collection[str], acts: Mapping[str, list[date]], open_: Mapping[str, list[str]]
) -> None:
    for report in in_force.reports().values():
        # Some lists say of an old report only that it was satisfied, without a day.
        if report.reference in references and (day := _day(report.satisfied_on)):
            acts[report.reference].append(day)
    for improvement in in_force.improvements().values():
        if improvement.reference not in references:
            continue
        if improvement.done:
            acts[improvement.reference].append(improvement.done)
        else:
            open_[improvement.reference].append("An improvement is not made")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
