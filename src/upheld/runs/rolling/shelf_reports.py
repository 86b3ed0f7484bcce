"""Reports and improvements that may be seen at a moment, as the shelf takes them."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from types import MappingProxyType

from django.db.models import Min

from upheld.casework.models import (
    CaseWork,
    Recommendation,
    ReportEvent,
    ReportWork,
    TakenDownReport,
)
from upheld.casework.models.case_body import key_of
from upheld.casework.publication_hours import HOUR
from upheld.casework.queries import in_force
from upheld.casework.queries.reports import days_of
from upheld.domain.facts import ImprovementFact
from upheld.domain.publication import DocumentKind, TakenDown, kept_until
from upheld.domain.report_clock import Duty, deadlines
from upheld.domain.reporting_year import ReportingYear
from upheld.domain.subjects import SUBJECTS
from upheld.publication.shelf.facts import (
    PublicImprovement,
    PublicReport,
    ReportDay,
    Tombstone,
    reference_in_address,
)
from upheld.publication.site import PublicBody
from upheld.register.queries.installation import is_demonstration
from upheld.runs.annual.cut import cut_of
from upheld.runs.rolling.shelf_decisions import INVENTED, headings_of
from upheld.runs.rolling.showing import staged_and_shown
from upheld.toolbox.clock import UK, midnight

Key = tuple[str, str, str]
"""Reference, body, and the kind of a report or the summary of an improvement."""
# The part of the clock that anybody may follow; what is due of us before issue, and what we
# consider, stays with us.
PUBLIC_DUTIES = (Duty.NOTICE, Duty.COPIES, Duty.REPLY, Duty.CONFIRMATION, Duty.STATEMENT)
DIGITS = 8
NONE: Mapping[Key, TakenDownReport] = MappingProxyType({})


@dataclass(frozen=True, kw_only=True)
class Released:
    """The hour at which each fact was first in a release that anybody may see."""

    reports: Mapping[Key, datetime]
    improvements: Mapping[Key, datetime]
    agreed: Mapping[Key, str] = field(default_factory=dict)
    """The day on which each of these improvements was agreed."""


@dataclass(frozen=True, kw_only=True)
class _Unreal:
    """Cases worked in a demonstration whose body is real: nothing invented is said of it."""

    reports: Collection[str]
    improvements: Collection[str]


def released(at: datetime) -> Released:
    """What the cuts of all releases that are public at a moment hold."""
    reports: dict[Key, datetime] = {}
    improvements: dict[Key, datetime] = {}
    agreed: dict[Key, str] = {}
    staged, _ = staged_and_shown(at)
    public = [each for each in staged if each.public_at <= at]
    for each in sorted(public, key=lambda one: (one.public_at, one.pk)):
        cut = cut_of(each.year, int(each.release.rpartition("v")[2]))
        for row in cut.rows("reports"):
            reports.setdefault((row["reference"], row["body"], row["kind"]), each.public_at)
        for row in cut.rows("improvements"):
            key = (row["reference"], row["body"], row["summary"])
            improvements.setdefault(key, each.public_at)
            agreed[key] = row["agreed"]
    return Released(reports=reports, improvements=improvements, agreed=agreed)


def public_reports(
    at: datetime, known: Released, bodies: Mapping[str, PublicBody]
) -> tuple[PublicReport, ...]:
    """A report worked here is public from its issue, any other with the release that counts it.

    Those whose time is over are among them: `standing` tells which may still be read.
    """
    unreal = _invented_of_real_bodies()
    facts = {
        key: fact
        for key, fact in in_force.reports().items()
        if fact.body in bodies and key_of(fact.reference, fact.body) not in unreal.reports
    }
    worked = {
        (each.case_body_id, each.kind): each
        for each in ReportWork.objects.filter(issued_on__isnull=False).prefetch_related("further")
    }
    first = _first_told()
    keys = {key_of(fact.reference, fact.body) for fact in facts.values()}
    headings, subjects = headings_of(keys), _subjects(keys)
    day = at.astimezone(UK).date()
    demonstration = is_demonstration()
    found = []
    for key, fact in facts.items():
        pair = key_of(fact.reference, fact.body)
        work = worked.get((pair, fact.kind))
        hour = _issue_hour(work, first[key]) if work else known.reports.get(key)
        if hour is not None and hour <= at:
            found.append(
                PublicReport(
                    fact=fact, public_from=hour, heading=headings.get(pair),
                    subject=subjects.get(pair, ""), days=_days(work, day) if work else (),
                    invented=bodies[fact.body].fictional,
                    # What is told of a real body, and was not worked here, was published once.
                    numbered=bool(work) or bodies[fact.body].fictional or not demonstration,
                )
            )  # fmt: skip
    return tuple(sorted(found, key=lambda each: each.id))


def standing(
    reports: Iterable[PublicReport], at: datetime, *, down: Mapping[Key, TakenDownReport] = NONE
) -> tuple[tuple[PublicReport, ...], tuple[Tombstone, ...]]:
    """Those that may still be read at a moment, and what stands in place of the others.

    `down` are those that were taken down by hand; one that nobody could read yet leaves nothing.
    """
    found, over = list[PublicReport](), list[Tombstone]()
    for each in reports:
        end, why = _last_moment(each.fact.issued), TakenDown.EXPIRED
        by_hand = down.get((each.fact.reference, each.fact.body, each.fact.kind))
        if by_hand and by_hand.taken_down_at < end:
            end, why = by_hand.taken_down_at, TakenDown(by_hand.taken_down_for)
        if at < end:
            found.append(each)
        elif each.public_from < end:
            over.append(
                Tombstone(
                    reference=each.fact.reference, body=each.fact.body, why=why, at=end,
                    report=each.id,
                )
            )  # fmt: skip
    return tuple(found), tuple(over)


def public_improvements(
    facts: Iterable[ImprovementFact],
    known: Released,
    decisions: Mapping[tuple[str, str], datetime],
    bodies: Mapping[str, PublicBody],
) -> tuple[PublicImprovement, ...]:
    """Public with the first release that counts them, or with their decision where that is sooner.

    `decisions`: when each decision that may be read became public.
    """
    unreal = _invented_of_real_bodies()
    some = [
        fact
        for fact in facts
        if fact.body in bodies and key_of(fact.reference, fact.body) not in unreal.improvements
    ]
    reworded = _reworded(some, known)
    headings = headings_of({key_of(fact.reference, fact.body) for fact in some})
    found = []
    for fact in some:
        key = (fact.reference, fact.body, fact.summary)
        released = known.improvements.get(key) or reworded.get(key)
        decided = decisions.get((fact.reference, fact.body))
        hours = [hour for hour in (released, decided) if hour is not None]
        if hours:
            found.append(
                PublicImprovement(
                    id=improvement_id(fact), fact=fact, public_from=min(hours),
                    heading=headings.get(key_of(fact.reference, fact.body)),
                    invented=bodies[fact.body].fictional,
                )
            )  # fmt: skip
    return tuple(sorted(found, key=lambda each: each.id))


def improvement_id(fact: ImprovementFact) -> str:
    """Tells an improvement from every other; a summary that is written anew is another one."""
    digest = hashlib.sha256(fact.summary.encode()).hexdigest()[:DIGITS]
    return f"{reference_in_address(fact.reference)}-{fact.body}-{digest}"


def _invented_of_real_bodies() -> _Unreal:
    of_real = {"case_body__provenance": INVENTED, "case_body__authority__fictional": False}
    reports = ReportWork.objects.filter(**of_real).values_list("case_body", flat=True)
    improvements = Recommendation.every.filter(**of_real).values_list("case_body", flat=True)
    return _Unreal(reports=frozenset(reports), improvements=frozenset(improvements))


def _reworded(facts: Iterable[ImprovementFact], known: Released) -> Mapping[Key, datetime]:
    """The hours of improvements that a release listed in other words, which stand no more.

    They are told by case and day. Of a day on which more stand than were listed, nobody can say
    which is new: none of them is public before a release lists it.
    """
    standing = {(fact.reference, fact.body, fact.summary): fact for fact in facts}
    gone: dict[Key, list[datetime]] = defaultdict(list)
    for key, day in known.agreed.items():
        if key not in standing:
            gone[key[0], key[1], day].append(known.improvements[key])
    new: dict[Key, list[Key]] = defaultdict(list)
    for key, fact in standing.items():
        if key not in known.improvements:
            new[fact.reference, fact.body, fact.agreed.isoformat()].append(key)
    return {
        key: max(gone[place])
        for place, keys in new.items()
        if len(keys) <= len(gone.get(place, ()))
        for key in keys
    }


def _last_moment(issued: str) -> datetime:
    # A bare year is a reporting year, and counts to its end.
    known = ReportingYear(int(issued)).end if issued.isdigit() else date.fromisoformat(issued)
    after = kept_until(DocumentKind.REPORT, known) + timedelta(days=1)
    return midnight(after)


def _first_told() -> dict[Key, datetime]:
    rows = ReportEvent.objects.values_list("reference", "authority", "kind")
    return {row[:3]: row[3] for row in rows.annotate(first=Min("at"))}


def _subjects(keys: Iterable[str]) -> Mapping[str, str]:
    rows = CaseWork.objects.filter(case_body__in=sorted(keys), subject__in=SUBJECTS)
    return dict(rows.values_list("case_body", "subject"))


def _issue_hour(work: ReportWork, told: datetime) -> datetime:
    issued: date = work.issued_on or told.astimezone(UK).date()
    return max(datetime.combine(issued, HOUR, tzinfo=UK), told)


def issue_hours() -> list[datetime]:
    """The hour from which each report worked here is public, come or not."""
    first = _first_told()
    works = ReportWork.objects.filter(issued_on__isnull=False).select_related("case_body")
    keys = {(w.case_body.case_id, w.case_body.authority_id, w.kind): w for w in works}
    return [_issue_hour(work, first[key]) for key, work in keys.items() if key in first]


def _days(work: ReportWork, today: date) -> tuple[ReportDay, ...]:
    days = days_of(work)
    rows = [
        ReportDay(what="issued", done=days.issued),
        ReportDay(what="received", done=days.received),
    ]
    rows += [
        ReportDay(what=each.duty, due=each.due, done=each.done)
        for each in deadlines(days, today)
        if each.duty in PUBLIC_DUTIES
    ]
    satisfied = work.satisfied_on if work.satisfied else None
    return (*rows, ReportDay(what="satisfied", done=satisfied))
