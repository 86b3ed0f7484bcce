"""Everything that is public at a moment, gathered from releases, issued letters and register."""

import itertools
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Min

from upheld import reference
from upheld.casework.models import PublishedDecision
from upheld.domain.errors import Refused
from upheld.domain.facts import ActivityFact
from upheld.publication import reading
from upheld.publication.kept_back import KeptBack
from upheld.publication.release import Release
from upheld.publication.site import (
    PublicBody,
    PublicContact,
    PublicCorrection,
    PublicHour,
    PublicYear,
    Site,
    Tile,
)
from upheld.register.queries.installation import is_demonstration
from upheld.register.queries.office import office_on
from upheld.register.queries.public_bodies import Relations, related_bodies
from upheld.register.queries.series_breaks import series_breaks_until
from upheld.runs.annual import places
from upheld.runs.annual.count import named_release, release_of
from upheld.runs.annual.cut import cut_of
from upheld.runs.annual.keeping_back import kept_back
from upheld.runs.annual.models import Publication
from upheld.runs.annual.told import activity_of
from upheld.runs.rolling.history import by_body, public_figures, public_withdrawals
from upheld.runs.rolling.letters import letters_to_follow, public_letters
from upheld.runs.rolling.shelf_reports import issue_hours
from upheld.runs.rolling.showing import staged_and_shown
from upheld.toolbox.clock import UK


@dataclass(frozen=True, kw_only=True)
class Gathered:
    """A site, and which rows of history are in it: their numbers are for nobody outside."""

    site: Site
    figures: tuple[int, ...]


def gather(at: datetime) -> Gathered | None:
    """The site as it may be seen at `at`; None while no year is public by then."""
    staged, shown = staged_and_shown(at)
    if not shown:
        return None
    bodies, back = public_bodies(), kept_back(at)
    years = {year: _year(shown[year], staged, at, back) for year in sorted(shown)}
    # A body that has not begun has no page that could bear a figure.
    figures = [each for each in public_figures(at) if each.authority_id in bodies]
    site = Site(
        opens=max(year.public_from for year in years.values()),
        demonstration=bool(is_demonstration()),
        years=years,
        bodies=bodies,
        tiles=tiles(),
        series_breaks=tuple(series_breaks_until(max(years))),
        calendar=_calendar(staged, at),
        boundaries=boundaries(),
        contact=contact_on(at.astimezone(UK).date()),
        forms=forms_address(),
        history=by_body(figures),
        withdrawn=tuple(each for each in public_withdrawals(at) if each.fact.body in bodies),
    )
    return Gathered(site=site, figures=tuple(each.pk for each in figures))


def next_hour(after: datetime) -> datetime | None:
    """The next hour at which something staged, a decision or a report becomes public."""
    releases = Publication.objects.filter(public_at__gt=after)
    decisions = PublishedDecision.objects.filter(public_from__gt=after, taken_down_at__isnull=True)
    hours = (
        releases.aggregate(first=Min("public_at"))["first"],
        decisions.aggregate(first=Min("public_from"))["first"],
        *(hour for hour in issue_hours() if hour > after),
    )
    return min((hour for hour in hours if hour), default=None)


def tiles() -> tuple[Tile, ...]:
    """The tile maps of real and, in a demonstration, fictional councils."""
    names = [reference.TILES, *([reference.FICTIONAL_TILES] if is_demonstration() else [])]
    return tuple(
        Tile(
            tier=row["tier"],
            as_at=date.fromisoformat(row["as_at"]),
            body=row["slug"],
            column=int(row["column"]),
            row=int(row["row"]),
        )
        for name in names
        for row in reference.rows(name)
    )


def boundaries() -> Mapping[str, Any] | None:
    """What the boundary file of the installation holds, where one is configured."""
    if not settings.UPHELD_BOUNDARIES:
        return None
    path = Path(settings.UPHELD_BOUNDARIES)
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise Refused(f"UPHELD_BOUNDARIES names {path}, which cannot be read: {error}") from None
    kinds = ("Topology", "FeatureCollection")
    if not isinstance(found, dict) or found.get("type") not in kinds:
        raise Refused(f"UPHELD_BOUNDARIES names {path}; it must be TopoJSON or GeoJSON")
    return found


def contact_on(day: date) -> PublicContact | None:
    """How the ombudsman is reached on a day, as the office's own settings say."""
    office = office_on(day)
    if office is None:
        return None
    return PublicContact(
        telephone=office.telephone, hours=office.telephone_hours, post=office.post,
        email=office.email,
    )  # fmt: skip


def forms_address() -> str:
    """Where the public forms are, as the installation says; empty where it says nothing."""
    default, _ = settings.UPHELD_SETTINGS["UPHELD_COUNCIL_ADDRESS"]
    address: str = settings.UPHELD_COUNCIL_ADDRESS
    return "" if address == default else address


def _year(
    publication: Publication, staged: Iterable[Publication], at: datetime, back: KeptBack
) -> PublicYear:
    release = named_release(publication.release)
    reports, gone = back.split(reading.reports(release))
    return PublicYear(
        year=publication.year,
        release=release.id,
        public_from=publication.public_at,
        frozen_at=datetime.fromisoformat(release.manifest["frozen_at"]),
        bodies={slug: release.figures(slug) for slug in sorted(release.bodies)},
        national=reading.national_figures(release),
        comparisons=reading.comparisons(release),
        reports=reports,
        reports_gone=gone,
        improvements=reading.improvements(release),
        activity=_activity(publication.year, int(release.manifest["version"])),
        letters=public_letters(publication.year, int(release.manifest["version"])),
        letters_to_follow=letters_to_follow(publication.year, int(release.manifest["version"])),
        corrections=tuple(_corrections(publication.year, staged, at)),
        tables=release.folder / "tables",
        kept_back=back,
        manifest=release.manifest,
    )


def _activity(year: int, version: int) -> tuple[ActivityFact, ...]:
    # A release that was copied here alone has no cut beside it, and no figures of our training.
    known = version in places.versions(places.cuts(year))
    return activity_of(cut_of(year, version)) if known else ()


def _corrections(
    year: int, staged: Iterable[Publication], at: datetime
) -> Iterable[PublicCorrection]:
    # A correction of what nobody had seen yet corrects nothing in public.
    public = [p for p in staged if p.year == year and p.public_at <= at]
    for before, publication in itertools.pairwise(public):
        for release in _between(year, before, publication):
            note = release.manifest["correction"]
            yield PublicCorrection(
                year=year,
                release=release.id,
                corrects=note["corrects"],
                why=note["why"],
                bodies=tuple(note["bodies"]),
                public_from=publication.public_at,
            )


def _between(year: int, before: Publication, publication: Publication) -> Iterable[Release]:
    # Several corrections may have been made before one was published: each has its note.
    first, last = (int(p.release.rpartition("v")[2]) for p in (before, publication))
    for version in range(first + 1, last + 1):
        release = release_of(year, version)
        if release and release.manifest["correction"]:
            yield release


def public_bodies() -> dict[str, PublicBody]:
    """Every body that has begun, by slug, as anybody may know it."""
    former = {row["slug"]: row["former_gss"] for row in reference.rows(reference.REGISTER[0])}
    return {
        slug: _body(body, tuple(filter(None, former.get(slug, "").split("|"))))
        for slug, body in related_bodies().items()
    }


def _body(body: Relations, former_codes: tuple[str, ...]) -> PublicBody:
    record = body.record
    return PublicBody(
        slug=record.slug,
        name=record.name,
        short_name=record.short_name,
        kind=record.kind,
        region=record.region,
        gss_code=record.gss_code,
        former_codes=former_codes,
        start=record.start,
        end=record.end,
        parent=record.parent,
        districts=body.districts,
        predecessors=body.predecessors,
        successors=body.successors,
        other_names=body.other_names,
        fictional=record.fictional,
    )


def _calendar(staged: Iterable[Publication], at: datetime) -> tuple[PublicHour, ...]:
    first: dict[int, Publication] = {}
    for publication in staged:
        first.setdefault(publication.year, publication)
    return tuple(
        PublicHour(year=year, at=p.public_at, published=p.public_at <= at)
        for year, p in sorted(first.items())
    )
