"""Everything of single cases that is public at a moment, gathered for the shelf of an edition."""

from dataclasses import dataclass
from datetime import datetime

from upheld.casework.queries import in_force
from upheld.casework.queries.taken_down_reports import taken_down_reports
from upheld.publication.shelf.writing import Shelf
from upheld.register.queries.installation import is_demonstration
from upheld.runs.rolling.bridging import Bridges
from upheld.runs.rolling.gathering import public_bodies
from upheld.runs.rolling.shelf_decisions import Decisions, tombstones
from upheld.runs.rolling.shelf_reports import (
    public_improvements,
    public_reports,
    released,
    standing,
)
from upheld.runs.rolling.shelf_resources import resources
from upheld.runs.rolling.withholding import withholding


@dataclass(frozen=True, kw_only=True)
class GatheredShelf:
    """A shelf, with its decisions and bridges by what tells whether each stands as it did."""

    shelf: Shelf
    decisions: Decisions
    bridges: Bridges
    left_out: list[str]
    """In words, what cannot be read and is not shown; filled while the shelf is gone through."""


def gather_shelf(at: datetime) -> GatheredShelf:
    """The shelf as it may be seen at `at`, a moment that has come.

    Decisions and bridges are read anew each time they are gone through; all else is in memory.
    """
    bodies = public_bodies()
    improved = tuple(in_force.improvements().values())
    left_out = list[str]()
    decisions = Decisions(at, frozenset(bodies), improved, left_out.append)
    known = released(at)
    # Decisions are read once: whatever is passed or taken down meanwhile belongs to the next turn.
    shown = decisions.stamps.keys()
    reports, over = standing(public_reports(at, known, bodies), at, down=taken_down_reports(at))
    bridges = Bridges(at, withholding(at, shown).why, left_out.append)
    return GatheredShelf(
        shelf=Shelf(
            opens=at,
            demonstration=bool(is_demonstration()),
            bodies=bodies,
            decisions=decisions,
            reports=reports,
            improvements=public_improvements(improved, known, decisions.hours, bodies),
            resources=resources(at),
            tombstones=(*tombstones(at, shown, bodies.keys()), *over),
            bridges=bridges,
            left_out=left_out,
        ),
        decisions=decisions,
        bridges=bridges,
        left_out=left_out,
    )
