"""The plan of a year as it stands."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from upheld.domain.facts import SectorText, YearPlan
from upheld.runs.annual.models import PlanEvent
from upheld.runs.annual.office_parts import with_office

_HOURS = ("freeze_at", "issue_at", "public_at")


def plan_of(year: int) -> YearPlan | None:
    """The plan in force, or None where none was imported.

    What it leaves to the ombudsman's own settings is as those stand now.
    """
    event = last_event(year)
    return with_office(from_json(event.content)) if event else None


def last_event(year: int) -> PlanEvent | None:
    """The state of the plan that is in force."""
    return PlanEvent.objects.filter(year=year).order_by("-id").first()


def to_json(plan: YearPlan) -> dict[str, Any]:
    """A plain dictionary; hours as ISO texts with their offset."""
    return asdict(plan) | {name: getattr(plan, name).isoformat() for name in _HOURS}


def from_json(content: Mapping[str, Any]) -> YearPlan:
    """The plan again."""
    parts = dict(content)
    for name in _HOURS:
        parts[name] = datetime.fromisoformat(parts[name])
    for name in ("opening", "titles", "address", "from_office"):
        parts[name] = tuple(parts.get(name, ()))
    parts["sector"] = tuple(
        SectorText(title=s["title"], paragraphs=tuple(s["paragraphs"]), source=s.get("source", ""))
        for s in parts["sector"]
    )
    return YearPlan(**parts)
