"""Which figures as published may be seen at a moment, as the site takes them."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from fractions import Fraction
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from upheld.publication.history import PublishedFact, WithdrawnFact
from upheld.runs.annual import places
from upheld.runs.annual.cut import cut_of
from upheld.runs.history.models import PublishedFigure
from upheld.runs.history.queries.figures import (
    place_of,
    state_of_history,
    withdrawn_in_public,
    years_ever_in_history,
)
from upheld.runs.rolling.showing import staged_and_shown
from upheld.toolbox.files import Damaged


def public_figures(at: datetime) -> Sequence[PublishedFigure]:
    """What is current, but for what would tell of a release before its hour."""
    return tuple(_public_rows(at))


def by_body(figures: Iterable[PublishedFigure]) -> dict[str, tuple[PublishedFact, ...]]:
    """Figures as the site takes them."""
    found: dict[str, list[PublishedFact]] = {}
    for row in figures:
        found.setdefault(row.authority_id, []).append(_fact(row))
    return {body: tuple(facts) for body, facts in found.items()}


def public_withdrawals(at: datetime) -> tuple[WithdrawnFact, ...]:
    """What was public and is not any more, in the order in which that happened.

    What something that is held back takes the place of is not among it before the hour.
    """
    gone = withdrawn_in_public()
    for year, since in _held_back(at).items():
        gone = gone.exclude(_replaced_since(since), year=year)
    return tuple(
        WithdrawnFact(fact=_fact(row), why=row.withdrawn_why, at=row.withdrawn_at)
        for row in gone
        if row.withdrawn_at
    )


def history_at(at: datetime) -> dict[str, Any]:
    """What tells the history of a moment from that of any other; empty while there is none."""
    state = state_of_history()
    if not state:
        return {}
    held = {str(year): since.isoformat() for year, since in _held_back(at).items()}
    return {"state": state, "held": held}


def _public_rows(at: datetime) -> QuerySet[PublishedFigure]:
    seen = Q(withdrawn_at__isnull=True)
    for year, since in _held_back(at).items():
        # What came in since tells nothing yet, not even by what it took the place of.
        stands = seen | _replaced_since(since)
        seen = (seen & ~Q(year=year)) | (stands & Q(year=year, accepted_at__lt=since))
    return PublishedFigure.objects.filter(seen).order_by("authority", "year", "measure")


def _replaced_since(since: datetime) -> Q:
    # A figure that takes another's place is accepted in the moment in which that one goes.
    following = PublishedFigure.objects.filter(
        authority=OuterRef("authority"),
        year=OuterRef("year"),
        measure=OuterRef("measure"),
        accepted_at=OuterRef("withdrawn_at"),
    )
    return Q(Exists(following), withdrawn_at__gte=since)


def _held_back(at: datetime) -> dict[int, datetime]:
    """Years of which nothing is shown that came in since a moment.

    Somebody could read in our own letters before their hour, but not before the year was cut for
    them: what came in since waits until a release of that cut, or of a later one, is public.
    """
    _, shown = staged_and_shown(at)
    held = {}
    for year in years_ever_in_history():
        public = int(shown[year].release.rpartition("v")[2]) if year in shown else 0
        coming = [v for v in places.versions(places.cuts(year)) if v > public]
        if coming:
            held[year] = _cut_at(year, coming[0])
    return held


def _cut_at(year: int, version: int) -> datetime:
    try:
        return datetime.fromisoformat(cut_of(year, version).manifest["frozen_at"])
    except (OSError, ValueError, KeyError, Damaged):
        # A cut that cannot be read could have been made at any time.
        return datetime.min.replace(tzinfo=UTC)


def _fact(row: PublishedFigure) -> PublishedFact:
    return PublishedFact(
        body=row.authority_id,
        year=row.year,
        measure=row.measure,
        value=Fraction(row.value),
        printed=row.printed,
        at_least=row.at_least,
        place=place_of(row).words,
        source=row.source,
        sha256=row.sha256,
        note=row.note,
    )
