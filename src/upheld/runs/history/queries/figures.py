"""Figures as published: what is current, what was withdrawn."""

from collections.abc import Collection
from fractions import Fraction
from typing import Any

from django.db.models import Count, Max, Q, QuerySet

from upheld.archive.document import Place
from upheld.archive.printed import PrintedFigure
from upheld.archive.reading import Reading, Source
from upheld.runs.history.models import PublishedFigure

Key = tuple[str, int, str]
"""Body, year, measure: of each there is one current figure at most."""


def history_of(body: str) -> QuerySet[PublishedFigure]:
    """What is current about a body, the oldest year first."""
    return history_for_site().filter(authority=body)


def history_for_site() -> QuerySet[PublishedFigure]:
    """Everything that is current, by body, year and measure."""
    return PublishedFigure.objects.filter(withdrawn_at__isnull=True).order_by(
        "authority", "year", "measure"
    )


def withdrawn_in_public() -> QuerySet[PublishedFigure]:
    """What was public once and is withdrawn, in the order in which that happened."""
    return PublishedFigure.objects.filter(
        withdrawn_at__isnull=False, public_at__isnull=False
    ).order_by("withdrawn_at", "pk")


def current(bodies: Collection[str]) -> dict[Key, PublishedFigure]:
    """What is current about some bodies."""
    return {key_of(each): each for each in history_for_site().filter(authority__in=bodies)}


def withdrawn_before(bodies: Collection[str]) -> dict[tuple[Key, str], str]:
    """Which values about some bodies a person has taken out, or put another in their place.

    By the document that printed them: another copy of it prints the same, so the value counts.
    """
    rows = PublishedFigure.objects.filter(withdrawn_at__isnull=False, authority__in=bodies)
    return {(key_of(each), each.value): each.source for each in rows.order_by("withdrawn_at", "pk")}


def accepted_readings(body: str, year: int) -> tuple[Reading, ...]:
    """What is current about a body and year, a reading for each document."""
    found: dict[tuple[str, str], list[PublishedFigure]] = {}
    for row in history_of(body).filter(year=year):
        found.setdefault((row.source, row.sha256), []).append(row)
    return tuple(
        Reading(
            source=Source(name=name, sha256=sha256),
            body_printed=body,
            body=body,
            year=year,
            kind=None,
            figures=tuple(_printed(row) for row in rows),
            beside=(),
        )
        for (name, sha256), rows in found.items()
    )


def years_ever_in_history() -> list[int]:
    """The years of which something is current or was, oldest first."""
    years = PublishedFigure.objects.order_by("year").values_list("year", flat=True)
    return list(years.distinct())


def state_of_history() -> dict[str, Any]:
    """What tells one state of history from any other: rows are added, withdrawn and made public.

    Of what is public only that counts which is withdrawn: it is told on the page of corrections.
    """
    gone = Q(withdrawn_at__isnull=False)
    found = PublishedFigure.objects.aggregate(
        rows=Count("pk"), withdrawn=Count("pk", filter=gone),
        told=Count("pk", filter=gone & Q(public_at__isnull=False)),
        last_accepted=Max("accepted_at"), last_withdrawn=Max("withdrawn_at"),
    )  # fmt: skip
    return {name: str(value) for name, value in found.items()} if found["rows"] else {}


def key_of(row: PublishedFigure) -> Key:
    """Of what it is a figure."""
    return (row.authority_id, row.year, row.measure)


def place_of(row: PublishedFigure) -> Place:
    """Where its document prints it."""
    return Place(page=row.page, line=row.line, sheet=row.sheet, column=row.column)


def _printed(row: PublishedFigure) -> PrintedFigure:
    return PrintedFigure(
        measure=row.measure,
        value=Fraction(row.value),
        printed=row.printed,
        at_least=row.at_least,
        place=place_of(row),
        words=row.printed,
    )
