"""Whose time is over, what keeps a case longer, and which keys exist no more."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from upheld.casework.held import held_for
from upheld.casework.models import (
    AuditEvent,
    AuditKey,
    Case,
    CaseBody,
    ComplianceEvent,
    DecisionEvent,
    Deletion,
    RetentionHold,
)
from upheld.casework.queries import in_force
from upheld.casework.queries.acts import UNDECIDED_WORDS, Acts, look_at_work, uncounted
from upheld.domain.retention import HoldReason, Standing, Term
from upheld.toolbox import clock
from upheld.toolbox.spoken_days import spoken_day

APPLY, CASES = "apply_retention", "cases"
WHOLE_CASE, PEOPLE_OF_CASE = "case", "people of a case"
"""The kinds under which the list of deletions names a whole case, and its people."""


def are_people_gone(reference: str) -> bool:
    """Whether the people of a case were taken out of it, or all of it was deleted."""
    return reference in without_people([reference])


def without_people(references: Collection[str] | QuerySet[Any, Any]) -> frozenset[str]:
    """Those of the cases whose people were taken out of them."""
    keys = AuditKey.objects.filter(subject__in=references, destroyed_at__isnull=False)
    kinds = (WHOLE_CASE, PEOPLE_OF_CASE)
    listed = Deletion.objects.filter(subject__in=references, kind__in=kinds)
    return frozenset(keys.values_list("subject", flat=True)).union(
        listed.values_list("subject", flat=True)
    )


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


def keyed() -> QuerySet[Case]:
    """Cases of which a personal value of the audit is still kept."""
    key = AuditKey.objects.filter(subject=OuterRef("pk"), destroyed_at__isnull=True)
    return Case.objects.filter(Exists(key))


def left(term: Term) -> set[str]:
    """References of the cases of which something is left that ends with a term."""
    if term is Term.CASE:
        return set(Case.objects.values_list("pk", flat=True))
    found = set[str]().union(*(each.cases() for each in held_for(term)))
    return found | set(keyed().values_list("pk", flat=True)) if term is Term.PEOPLE else found


def due(term: Term = Term.PEOPLE, *, on: date | None = None) -> list[Standing]:
    """Cases of which something is left although its time is over, and what keeps it; by reference.

    `on` looks ahead to a day.
    """
    today = on or clock.today()
    last = term.latest_act(today)
    decided = DecisionEvent.objects.filter(case_body__case=OuterRef("pk"), decided__lte=last)
    settled = ComplianceEvent.objects.filter(case_body__case=OuterRef("pk"), recorded__lte=last)
    old = Case.objects.filter(Exists(decided) | Exists(settled)).order_by("pk")
    # The fewer are asked first: with nothing that old, no table of people is read.
    found = list(old.values_list("pk", flat=True))
    if found and term is not Term.CASE:
        there = left(term)
        found = [reference for reference in found if reference in there]
    listed = standings(found, counting=term is Term.CASE)
    return [standing for standing in listed if standing.is_due(today, term)]


def is_anything_old(today: date) -> bool:
    """Whether any act is old enough for anything to end: asked every minute, of two indexes."""
    last = Term.DOCUMENTS.latest_act(today)
    return (
        DecisionEvent.objects.filter(decided__lte=last).exists()
        or ComplianceEvent.objects.filter(recorded__lte=last).exists()
    )


def coming(term: Term, until: date) -> list[Standing]:
    """Cases of which a part ends by a day, and that nothing keeps as they stand today."""
    return [each for each in due(term, on=until) if not each.keeps(term)]


def deleted_cases() -> set[str]:
    """References of the cases that were deleted as wholes."""
    return set(Deletion.objects.filter(kind=WHOLE_CASE).values_list("subject", flat=True))


def standings(references: Collection[str], *, counting: bool = False) -> list[Standing]:
    """The last substantive act of each case, and what keeps it.

    Substantive are final decisions, settled remedies and recommendations, closed reviews, satisfied
    reports and improvements that were made; a case with anything of these still open is kept.
    `counting` asks for the reporting years too that still have to count it.
    """
    if not references:
        return []
    found = Acts()
    _look_at_bodies(references, found)
    _look_at_reports(set(references), found)
    look_at_work(references, found)
    for hold in holds_in_force().filter(case__in=references):
        until = spoken_day(hold.until)
        found.keep(hold.case_id, f"{HoldReason(hold.reason).short}: held until {until}")
    years = uncounted(references) if counting else {}
    return [
        Standing(
            reference=reference,
            last_act=max(found.acts[reference], default=None),
            kept_by=tuple(dict.fromkeys(found.open[reference])),
            uncounted=years.get(reference, ()),
        )
        for reference in references
    ]


def applied_on(day: date) -> bool:
    """Whether the timer came to its end on a day."""
    midnight = clock.midnight(day)
    return AuditEvent.objects.filter(action=APPLY, subject=CASES, at__gte=midnight).exists()


def _look_at_bodies(references: Collection[str], found: Acts) -> None:
    decisions, remedies = in_force.decisions(references), in_force.compliance(references)
    # What was split off is decided where it went on, and keeps nothing here.
    for key in in_force.pairs(references).keys() - in_force.moved(references):
        reference = key.partition("/")[0]
        decision, remedy = decisions.get(key), remedies.get(key)
        if decision:
            found.act(reference, decision.decided)
        if remedy and remedy.recorded:
            found.act(reference, remedy.recorded)
        if remedy and not remedy.recorded:
            found.keep(reference, "A remedy is not settled")
        if not decision and not remedy:
            found.keep(reference, UNDECIDED_WORDS)


def _look_at_reports(references: Collection[str], found: Acts) -> None:
    for report in in_force.reports().values():
        # Some lists say of an old report only that it was satisfied, without a day.
        if report.reference in references and (day := _day(report.satisfied_on)):
            found.act(report.reference, day)
    for improvement in in_force.improvements().values():
        if improvement.reference not in references:
            continue
        if improvement.done:
            found.act(improvement.reference, improvement.done)
        else:
            found.keep(improvement.reference, "An improvement is not made")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
