"""Publish: stage a year's newest release and its letters for their public hour."""

from dataclasses import dataclass

from upheld.domain.errors import CheckFailed, Refused
from upheld.runs.annual.actions.publication import stage_release
from upheld.runs.annual.count import latest_release
from upheld.runs.annual.drafting import dealt_with
from upheld.runs.annual.models import LetterVersion, Publication
from upheld.runs.annual.models.letter_version import APPROVED, UNAPPROVED
from upheld.runs.annual.plans import plan_of
from upheld.toolbox import clock


@dataclass(frozen=True, kw_only=True)
class Staged:
    """A release under its hour."""

    publication: Publication
    letters_to_follow: int
    """Letters that were drafted or approved and have not gone: they are not on the site."""

    @property
    def due(self) -> bool:
        """Whether its hour has come."""
        return self.publication.public_at <= clock.now()


def stage(year: int, *, by: str) -> Staged:
    """Stage the newest release of the year; a release that is staged stays under its hour.

    The first release of a year becomes public at the hour of the year's plan, a correction once
    that hour has passed, at once. Refused without a release or a plan; `CheckFailed` where the
    release counts nothing at all.
    """
    release = latest_release(year)
    plan = plan_of(year)
    if plan is None:
        raise Refused(f"{year} has no plan, so no public hour: import a year.toml that gives it")
    waiting = LetterVersion.objects.filter(year=year, state__in=(*UNAPPROVED, APPROVED)).count()
    known = Publication.objects.filter(release=release.id).first()
    if known is None and not any(dealt_with(release.figures(body)) for body in release.bodies):
        raise CheckFailed(f"{release.id} counts nothing at all; it was not published")
    first = not Publication.objects.filter(year=year).exists()
    hour = plan.public_at if first else max(plan.public_at, clock.now())
    publication = known or stage_release(year=year, release=release.id, public_at=hour, by=by)
    return Staged(publication=publication, letters_to_follow=waiting)
