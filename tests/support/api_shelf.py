"""A few dozen public facts about the bodies of the small site, for tests of the API."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from support import shelves
from support.public_site import BODIES, body
from support.resources import item
from upheld.domain.facts import ReportKind
from upheld.domain.headings import Heading
from upheld.domain.learning import LearningKind
from upheld.domain.outcomes import Outcome
from upheld.domain.publication import NotShown, TakenDown
from upheld.publication.shelf.facts import (
    CaseCount,
    LearningGone,
    PublicChange,
    PublicDecision,
    PublicLearning,
    ReportDay,
    Tombstone,
)
from upheld.publication.shelf.writing import Shelf

SOON = datetime(2026, 11, 22, 13, tzinfo=UTC)
"""One decision, report and improvement become public then, an hour after NOW."""
SLUGS = ("alder", "birch")
GONE, WAITING = "18 000 009", "26 009 999"
OUTCOMES = (Outcome.UPHELD, Outcome.NOT_UPHELD, Outcome.CLOSED_INITIAL)


def decisions() -> list[PublicDecision]:
    """Sixty decisions on thirty cases, each about two bodies, several on one day."""
    found = [
        shelves.decision(
            f"19 000 {number:03}", slug, decided=date(2019, 6, 1) + timedelta(days=number // 4),
            outcome=OUTCOMES[number % 3],
            **({"heading": Heading.HOUSING, "subject": "homelessness"} if number % 5 == 0 else {}),
        )
        for number in range(30)
        for slug in SLUGS
    ]  # fmt: skip
    found.append(shelves.decision(WAITING, "alder", decided=date(2026, 10, 11), public_from=SOON))
    return found


def shelf() -> Shelf:
    """All of it."""
    report = shelves.report(body="cedarshire", days=(
        ReportDay(what="issued", done=date(2026, 5, 12)),
        ReportDay(what="reply", due=date(2026, 8, 12)),
    ))  # fmt: skip
    further = replace(report.fact, kind=ReportKind.FURTHER, issued="2026-10-01")
    late = {"due": date(2026, 7, 1), "done": date(2026, 7, 20)}
    return shelves.shelf(
        sorted(decisions(), key=lambda one: (one.reference, one.body)),
        bodies={slug: body(slug) for slug in BODIES},
        reports=(
            report,
            shelves.report(fact=further, days=()),
            shelves.report(WAITING, "alder", public_from=SOON),
        ),
        improvements=(
            shelves.improvement(body="alder"),
            shelves.improvement("26 001 235", "birch", **late),
            shelves.improvement(WAITING, "alder", public_from=SOON),
        ),
        tombstones=(
            Tombstone(reference=GONE, body="alder", why=TakenDown.INTERESTS, at=shelves.NOW),
        ),
        resources=(
            PublicLearning(item=item(), public_from=shelves.NOW),
            PublicLearning(
                item=item("bins", published=date(2026, 6, 1), body="alder",
                          consented=date(2026, 5, 2), heading=Heading.HOUSING),
                public_from=shelves.NOW,
            ),
            PublicLearning(item=item(WAITING.replace(" ", "-")), public_from=SOON),
            LearningGone(key="gone", kind=LearningKind.GUIDE, at=shelves.NOW),
        ),
        counts=(
            CaseCount(
                body="alder", year=2020, measure="decided", figure="decided:upheld",
                title="Upheld", count=13, shown=("19 000 000", "19 000 003"),
                withheld={NotShown.WAITING: 1, NotShown.NO_TEXT: 10},
            ),
        ),
        changes=[
            PublicChange(
                number=number, at=shelves.NOW, what=what, kind="decision", id=reference,
                body="alder", address=f"/decisions/{reference.replace(' ', '-')}/",
            )
            for number, what, reference in (
                (1, "added", "19 000 000"), (2, "added", GONE), (5, "withdrawn", GONE),
            )
        ],
    )  # fmt: skip
