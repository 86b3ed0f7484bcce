"""Decisions for the measurement, in casework as the gate leaves them; to be run apart."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice

from upheld.casework.models import PublishedDecision
from upheld.domain.publication import DocumentKind, TakenDown, kept_until
from upheld.publication.shelf.facts import PublicDecision
from upheld.runs.demo.statements.corpus import corpus
from upheld.toolbox import clock

SEED, TOGETHER = 9, 2000
UNTIL = date(2026, 9, 1)


def bring(first: int, count: int) -> None:
    """So many decisions of the corpus, those after the first, as if they had been public long."""
    _bring(_rows(first, count))


def bring_due(first: int, count: int) -> None:
    """So many of them that are due from now on."""
    now = clock.now()
    rows = list(_rows(first, count))
    for row in rows:
        row.public_from = now
    _bring(rows)


def take_one_down() -> None:
    """The newest is taken down."""
    row = PublishedDecision.objects.filter(taken_down_at__isnull=True).order_by("-pk")[0]
    row.sections, row.taken_down_at, row.taken_down_by = {}, clock.now(), "a measurement"
    row.taken_down_for = TakenDown.LEGAL
    row.save()


def _rows(first: int, count: int) -> Iterator[PublishedDecision]:
    return (_row(each) for each in islice(corpus(SEED, first + count, UNTIL), first, None))


def _bring(rows: Iterable[PublishedDecision]) -> None:
    waiting = iter(rows)
    while some := list(islice(waiting, TOGETHER)):
        PublishedDecision.objects.bulk_create(some, ignore_conflicts=True)


def _row(one: PublicDecision) -> PublishedDecision:
    return PublishedDecision(
        reference=one.reference, authority_id=one.body, subject=one.subject, heading=one.heading,
        outcome=one.outcome, decided=one.decided, provenance="invented",
        sections={section.value: text for section, text in one.sections.items()},
        public_from=one.public_from, keep_until=kept_until(DocumentKind.STATEMENT, one.decided),
        passed_at=clock.now(), passed_by="a measurement",
    )  # fmt: skip
