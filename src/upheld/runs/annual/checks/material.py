"""What the checks look at: the cut, the release counted from it, plan and contacts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from upheld.domain.facts import YearPlan
from upheld.domain.reporting_year import ReportingYear
from upheld.publication.release import Release
from upheld.register.queries.contacts import ContactOnDay, contacts_on
from upheld.register.queries.lives import LifeOnDay, lives_on
from upheld.runs.annual.count import latest_release, release_of
from upheld.runs.annual.cut import Cut, cut_of
from upheld.runs.annual.plans import plan_of
from upheld.statistics.figures import BodyFigures
from upheld.toolbox.clock import UK


@dataclass(frozen=True, kw_only=True)
class Material:
    """One counted year, read once."""

    year: ReportingYear
    cut: Cut
    pairs: tuple[Mapping[str, Any], ...]
    release: Release
    figures: Mapping[str, BodyFigures]
    last: Mapping[str, BodyFigures]
    """Last year's figures, empty where there is no release of it."""
    plan: YearPlan | None
    contacts: Mapping[str, tuple[ContactOnDay, ...]]
    lives: Mapping[str, LifeOnDay]


def gather(year: int) -> Material:
    """Read the newest release of a year and all that belongs to it."""
    release = latest_release(year)
    before = release_of(year - 1)
    cut = cut_of(year, int(release.manifest["version"]))
    plan = plan_of(year)
    issued = plan.issue_at.astimezone(UK).date() if plan else ReportingYear(year).end
    return Material(
        year=ReportingYear(year),
        cut=cut,
        pairs=tuple(cut.rows("pairs")),
        release=release,
        figures={body: release.figures(body) for body in release.bodies},
        last={body: before.figures(body) for body in before.bodies} if before else {},
        plan=plan,
        contacts=contacts_on(issued),
        lives=lives_on(issued),
    )
