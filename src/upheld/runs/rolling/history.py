"""Which figures as published may be seen at a moment, as the site takes them."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from fractions import Fraction
from typing import Any

from django.db.models import QuerySet

from upheld.publication.embargo import is_public
from upheld.publication.history import PublishedFact, WithdrawnFact
from upheld.runs.annual import places
from upheld.runs.annual.models import Publication
from upheld.runs.history.actions.withdraw import note_public
from upheld.runs.history.models import PublishedFigure
from upheld.runs.history.queries.figures import (
    history_for_site,
    place_of,
    state_of_history,
    withdrawn_in_public,
    years_in_history,
)
from upheld.runs.rolling.showing import staged_and_shown


def public_history(at: datetime) -> dict[str, tuple[PublishedFact, ...]]:
    """What is current by body, but for what would tell of a release before its hour."""
    found: dict[str, list[PublishedFact]] = {}
    for row in _public_rows(at):
        found.setdefault(row.authority_id, []).append(_fact(row))
    return {body: tuple(facts) for body, facts in found.items()}


def public_withdrawals() -> tuple[WithdrawnFact, ...]:
    """What was public and is not any more, in the order in which that happened."""
    return tuple(
        WithdrawnFact(fact=_fact(row), number=row.pk, why=row.withdrawn_why, at=row.withdrawn_at)
        for row in withdrawn_in_public()
        if row.withdrawn_at
    )


def history_at(at: datetime) -> dict[str, Any]:
    """What tells the history of a moment from that of any other; empty while there is none."""
    state = state_of_history()
    if not state:
        return {}
    hidden, since = _held_back(at)
    return {"state": state, "hidden": hidden, "since": {y: str(t) for y, t in since.items()}}


def note_history_served(at: datetime) -> int:
    """Note that what may be seen at a moment is served; how many figures had not been."""
    if not history_for_site().filter(public_at__isnull=True).exists():
        return 0
    served = _public_rows(at).filter(public_at__isnull=True)
    numbers = list(served.values_list("pk", flat=True))
    return note_public(figures=numbers, by="upheld") if numbers else 0


def _public_rows(at: datetime) -> QuerySet[PublishedFigure]:
    hidden, since = _held_back(at)
    rows = history_for_site().exclude(year__in=hidden)
    for year, moment in since.items():
        rows = rows.exclude(year=year, accepted_at__gte=moment)
    return rows


def _held_back(at: datetime) -> tuple[list[int], Mapping[int, datetime]]:
    """Years that are hidden whole, and those of which nothing is shown from a moment on.

    Somebody could read our own letters before their hour: a year that we have cut shows no print
    before it is public, and one that is being corrected none that came since it was.
    """
    staged, shown = staged_and_shown(at)
    years = years_in_history()
    hidden = [year for year in years if year not in shown and places.versions(places.cuts(year))]
    coming = {p.year for p in staged if not is_public(p.public_at, at)}
    return hidden, {y: shown[y].public_at for y in _both(coming, shown) if y in years}


def _both(coming: Iterable[int], shown: Mapping[int, Publication]) -> list[int]:
    return sorted(year for year in coming if year in shown)


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
