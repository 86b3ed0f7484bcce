"""What a shelf shows, as the feed of changes compares it."""

import hashlib
from collections.abc import Mapping
from datetime import datetime

from upheld.publication.shelf.coding import digest
from upheld.publication.shelf.facts import (
    PublicImprovement,
    PublicLearning,
    PublicReport,
    reference_in_address,
)
from upheld.publication.shelf.writing import Shelf
from upheld.runs.changes.actions.noting import RESOURCE
from upheld.runs.changes.shown import Key, State
from upheld.runs.rolling.showing import staged_and_shown

DECISION, REPORT, IMPROVEMENT, RELEASE = "decision", "report", "improvement", "release"
FIRST = "v1"
ROOM = 64


def shown_facts(
    shelf: Shelf, stamps: Mapping[tuple[str, str], str], at: datetime
) -> dict[Key, State]:
    """Every decision, report, improvement, resource and release that is public at a moment."""
    found = {
        Key(DECISION, reference, body): State(
            _short(stamp), f"/decisions/{reference_in_address(reference)}/"
        )
        for (reference, body), stamp in stamps.items()
    }
    for report in shelf.reports:
        found[Key(REPORT, report.id, report.fact.body)] = _state(report)
    for improvement in shelf.improvements:
        found[Key(IMPROVEMENT, improvement.id, improvement.fact.body)] = _state(improvement)
    for each in shelf.resources:
        if isinstance(each, PublicLearning):
            # Its body may take back that it agreed to be named; lines of the feed stay for good.
            found[Key(RESOURCE, each.id)] = _state(each)
    return found | _releases(at)


def _short(stamp: str) -> str:
    """A stamp in the room that the feed has for it."""
    return stamp if len(stamp) <= ROOM else hashlib.sha256(stamp.encode()).hexdigest()


def _state(fact: PublicReport | PublicImprovement | PublicLearning) -> State:
    return State(digest(fact), fact.address)


def _releases(at: datetime) -> dict[Key, State]:
    # A correction alters what a year says: the year stays, its release is another.
    _, shown = staged_and_shown(at)
    found = {}
    for year, publication in shown.items():
        corrected = not publication.release.endswith(FIRST)
        address = f"/corrections/#{publication.release}" if corrected else f"/data/{year}/"
        found[Key(RELEASE, str(year))] = State(publication.release, address)
    return found
