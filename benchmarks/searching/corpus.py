"""Invented decisions by seed, as the demonstration draws them, as the facts of a shelf."""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, date, datetime, timedelta
from functools import cache
from multiprocessing import get_context
from pathlib import Path

from upheld import reference
from upheld.domain.authority_types import AuthorityType
from upheld.domain.headings import Heading
from upheld.domain.outcomes import Outcome
from upheld.publication.search.documents import Document, of_decisions
from upheld.publication.shelf.facts import PublicDecision
from upheld.publication.shelf.reader import ShelfReader
from upheld.publication.shelf.writing import SHELF, Shelf, write_facts
from upheld.publication.site import PublicBody
from upheld.runs.demo.statements.drawn import InventedCase, draw_statement
from upheld.toolbox.drawing import Lots

TEXTS, SEED, PROCESSES = 50_000, 9, 2
FIRST_DAY, DAYS, TAKES_DAYS = date(2016, 4, 1), 3_800, 150
OPENED = datetime(2026, 11, 1, 9, 30, tzinfo=UTC)
# In 100 decisions.
UPHELD, NOT_UPHELD = 35, 20


def write_corpus(place: Path, texts: int = TEXTS) -> None:
    """Write the facts; to be run apart."""
    (place / SHELF).mkdir()
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as processes:
        decisions = list(processes.map(draw, range(texts), chunksize=250))
    write_facts(
        place / SHELF,
        Shelf(opens=OPENED, demonstration=True, bodies=bodies(), decisions=decisions),
    )


def read_documents(place: Path) -> Iterator[Document]:
    """The corpus as a search sees it, one document at a time."""
    return of_decisions(read_decisions(place), bodies())


def read_decisions(place: Path) -> Iterator[PublicDecision]:
    """The corpus by day."""
    return ShelfReader(place / SHELF).decisions(OPENED)


@cache
def bodies() -> dict[str, PublicBody]:
    """The fictional bodies."""
    return {
        row["slug"]: PublicBody(
            slug=row["slug"], name=row["name"], short_name=row["short_name"],
            kind=AuthorityType(row["type"]), region=row["region"], fictional=True,
        )
        for row in reference.rows(reference.FICTIONAL_BODIES)
    }  # fmt: skip


def draw(number: int) -> PublicDecision:
    """One decision; the same for the same number."""
    lots, slugs = Lots(SEED, "searching", number), sorted(bodies())
    decided = FIRST_DAY + timedelta(days=lots.below(DAYS))
    case = InventedCase(
        reference=f"{decided.year % 100:02d} {number // 1000:03d} {number % 1000:03d}",
        # A few bodies have many decisions, most have few.
        body=slugs[int(len(slugs) * lots.share() ** 2)],
        heading=list(Heading)[int(len(Heading) * lots.share() ** 2)],
        outcome=_outcome(lots.below(100)),
        received=decided - timedelta(days=TAKES_DAYS),
        decided=decided,
    )
    drawn = draw_statement(SEED, case)
    return PublicDecision(
        reference=case.reference, body=case.body, version=1, subject=drawn.subject,
        heading=case.heading, outcome=case.outcome, decided=decided, sections=drawn.sections,
        public_from=OPENED, invented=True,
    )  # fmt: skip


def _outcome(lot: int) -> Outcome:
    if lot < UPHELD:
        return Outcome.UPHELD
    return Outcome.NOT_UPHELD if lot < UPHELD + NOT_UPHELD else Outcome.CLOSED_INITIAL
