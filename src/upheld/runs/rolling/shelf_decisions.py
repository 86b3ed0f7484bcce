"""Decisions that may be read at a moment, as the shelf takes them."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import NamedTuple

from django.db.models import F, QuerySet

from upheld.casework.models import CaseBody, PublishedDecision, Recommendation
from upheld.casework.models.case_body import key_of
from upheld.domain.errors import Refused
from upheld.domain.facts import ImprovementFact
from upheld.domain.headings import Heading
from upheld.domain.outcomes import Outcome
from upheld.domain.publication import TakenDown
from upheld.domain.recommendations import RemedyKind
from upheld.domain.statements import Section
from upheld.domain.subjects import SUBJECTS
from upheld.publication.shelf.coding import stamp
from upheld.publication.shelf.facts import PublicDecision, PublicRecommendation, Tombstone
from upheld.toolbox import clock

CHUNK = 500
Pair = tuple[str, str]
INVENTED = "invented"


class _Row(NamedTuple):
    reference: str
    body: str
    version: int
    public_from: datetime


@dataclass(frozen=True)
class Decisions:
    """What is due of the decisions. Texts are read while it is gone through, never all at once."""

    at: datetime
    bodies: Collection[str]
    improvements: Iterable[ImprovementFact]
    left_out: Callable[[str], None]
    """Told in words of each that cannot be read."""

    def __iter__(self) -> Iterator[PublicDecision]:
        """In order of reference and body."""
        due = decisions_due(self.at).order_by("reference", "authority")
        yield from self._public(due)

    def of(self, pairs: Iterable[Pair]) -> Iterator[PublicDecision]:
        """Those about some references and bodies."""
        wanted = set(pairs)
        for some in _in_chunks({reference for reference, _ in wanted}):
            due = decisions_due(self.at).filter(reference__in=some)
            found = self._public(due.order_by("reference", "authority"))
            yield from (each for each in found if (each.reference, each.body) in wanted)

    @cached_property
    def stamps(self) -> Mapping[Pair, str]:
        """Each decision by reference and body, and what tells whether it stands as it did."""
        return {
            (reference, body): stamp(version, self._agreed.get(key_of(reference, body), ()))
            for reference, body, version, _ in self._rows
        }

    @cached_property
    def hours(self) -> Mapping[Pair, datetime]:
        """When each became public."""
        return {(reference, body): hour for reference, body, _, hour in self._rows}

    @cached_property
    def _rows(self) -> list[_Row]:
        columns = ("reference", "authority", "version", "public_from", "subject")
        rows = decisions_due(self.at).values_list(*columns)
        found = []
        for *row, subject in rows.iterator(chunk_size=10_000):
            if subject not in SUBJECTS:
                self.left_out(f"the decision {row[0]} on {row[1]}: {subject!r} is not a subject")
            elif row[1] in self.bodies:
                found.append(_Row(*row))
        return found

    def _public(self, rows: QuerySet[PublishedDecision]) -> Iterator[PublicDecision]:
        for row in rows.iterator(chunk_size=CHUNK):
            if (row.reference, row.authority_id) not in self.hours:
                continue
            agreed = self._agreed.get(key_of(row.reference, row.authority_id), ())
            try:
                found = _decision(row, agreed)
            except Refused as error:
                self.left_out(f"the decision {row.reference} on {row.authority_id}: {error}")
            else:
                yield found

    @cached_property
    def _agreed(self) -> Mapping[str, tuple[PublicRecommendation, ...]]:
        # Of a case worked here what was recommended; of any other what was said of improvements.
        return _told(self.improvements) | _recommended()


def decisions_due(at: datetime) -> QuerySet[PublishedDecision]:
    """Published decisions that may be read at a moment."""
    day = at.astimezone(clock.UK).date()
    return PublishedDecision.objects.filter(
        taken_down_at__isnull=True, public_from__lte=at, keep_until__gte=day
    )


def is_anything_over(day: date) -> bool:
    """Whether the last day of any decision that stands is over."""
    standing = PublishedDecision.objects.filter(taken_down_at__isnull=True)
    return standing.filter(keep_until__lt=day).exists()


def tombstones(at: datetime, shown: Collection[Pair], bodies: Collection[str]) -> list[Tombstone]:
    """What was public and was taken down, where nothing stands in its place."""
    gone = PublishedDecision.objects.filter(
        taken_down_at__lte=at, public_from__lte=F("taken_down_at")
    ).order_by("reference", "authority", "version")
    rows = gone.values_list("reference", "authority", "taken_down_for", "taken_down_at")
    found = {
        (reference, body): Tombstone(reference=reference, body=body, why=TakenDown(why), at=moment)
        for reference, body, why, moment in rows.iterator(chunk_size=10_000)
        if moment and body in bodies and (reference, body) not in shown
    }
    return list(found.values())


def headings_of(keys: Collection[str]) -> Mapping[str, Heading]:
    """The heading of each case x body that has one."""
    found: dict[str, Heading] = {}
    for some in _in_chunks(keys):
        rows = CaseBody.objects.filter(key__in=some, heading__isnull=False)
        found |= {key: Heading(each) for key, each in rows.values_list("key", "heading") if each}
    return found


def _decision(
    row: PublishedDecision, agreed: tuple[PublicRecommendation, ...]
) -> PublicDecision:  # fmt: skip
    return PublicDecision(
        reference=row.reference,
        body=row.authority_id,
        version=row.version,
        subject=row.subject,
        heading=Heading(row.heading),
        outcome=Outcome(row.outcome),
        decided=row.decided,
        sections={each: row.sections[each] for each in Section if row.sections.get(each)},
        public_from=row.public_from,
        invented=row.provenance == INVENTED,
        recommendations=agreed,
    )


def _recommended() -> dict[str, tuple[PublicRecommendation, ...]]:
    found: dict[str, list[PublicRecommendation]] = {}
    rows = Recommendation.objects.filter(agreed_on__isnull=False)
    for row in rows.order_by("case_body", "number"):
        checked = RemedyKind(row.kind).improves_service and row.summary_checked_at is not None
        one = PublicRecommendation(
            number=row.number,
            kind=row.kind,
            summary=row.public_summary if checked else "",
            theme=row.theme if checked else "",
            agreed=row.agreed_on,
            due=row.due,
            done=row.done_on,
        )
        found.setdefault(row.case_body_id, []).append(one)
    return {key: tuple(some) for key, some in found.items()}


def _told(improvements: Iterable[ImprovementFact]) -> dict[str, tuple[PublicRecommendation, ...]]:
    found: dict[str, list[PublicRecommendation]] = {}
    for fact in sorted(improvements, key=lambda each: (each.due, each.summary)):
        some = found.setdefault(key_of(fact.reference, fact.body), [])
        one = PublicRecommendation(
            number=len(some) + 1, kind="", summary=fact.summary, theme=fact.theme,
            agreed=fact.agreed, due=fact.due, done=fact.done,
        )  # fmt: skip
        some.append(one)
    return {key: tuple(some) for key, some in found.items()}


def _in_chunks(keys: Iterable[str]) -> Iterator[list[str]]:
    # A query names so many rows at most.
    every = sorted(keys)
    for first in range(0, len(every), CHUNK):
        yield every[first : first + CHUNK]
