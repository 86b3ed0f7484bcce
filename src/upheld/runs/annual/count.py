"""Count: every figure of a year from its cut, sealed as a release."""

from typing import Any

from django.db import transaction

from upheld.casework import audit
from upheld.casework.models import AuditEvent
from upheld.domain.demonstration import mark
from upheld.domain.errors import OutsideFailed, Refused
from upheld.domain.method import method_of
from upheld.domain.reporting_year import ReportingYear
from upheld.publication.release import MANIFEST, Release, figures_file, read, seal, to_bytes
from upheld.publication.tables import files_of
from upheld.publication.versions import versions
from upheld.runs.annual import places
from upheld.runs.annual.cut import Cut, latest_cut
from upheld.statistics.assembly import assemble
from upheld.statistics.counting import gather
from upheld.statistics.figures import BodyFigures, YearFigures
from upheld.statistics.figures_json import to_json
from upheld.statistics.query import queries
from upheld.toolbox import engine


def count(year: int, *, by: str) -> tuple[Release, bool]:
    """The release of the newest cut, and whether it was made now."""
    cut = latest_cut(year)
    place = places.releases(year) / f"v{cut.version}"
    made = not (place / MANIFEST).is_file()
    release = _seal(cut) if made else read(place)
    _note(release, by=by)
    return release, made


def figures_of(cut: Cut) -> YearFigures:
    """Every figure that follows from a cut."""
    try:
        rows = engine.count_each(queries(ReportingYear(cut.year)), cut.tables())
    except engine.CountingFailed as error:
        raise OutsideFailed(f"{cut.release} could not be counted: {error}") from None
    return assemble(
        gather(rows),
        method=method_of(cut.year),
        release=cut.release,
        demonstration=cut.demonstration,
    )


def counted_files(cut: Cut, *, correction: dict[str, Any] | None) -> dict[str, bytes]:
    """Every file of a release but its manifest: figures by body, and the open tables."""
    return _files(cut, figures_of(cut), correction)


def _files(cut: Cut, figures: YearFigures, correction: dict[str, Any] | None) -> dict[str, bytes]:
    files = {
        figures_file(slug, demonstration=cut.demonstration): to_bytes(to_json(body))
        for slug, body in figures.bodies.items()
    }
    files |= files_of(
        figures, reports=cut.rows("reports"), improvements=cut.rows("improvements")
    )  # fmt: skip
    if correction:
        files[f"{mark(cut.demonstration)}correction.json"] = to_bytes(correction)
    return files


def _seal(cut: Cut) -> Release:
    figures = figures_of(cut)
    correction = _correction(cut, figures)
    manifest = {
        "release": cut.release,
        "year": cut.year,
        "version": cut.version,
        "demonstration": cut.demonstration,
        "frozen_at": cut.manifest["frozen_at"],
        "cut_sha256": cut.sha256,
        "versions": versions(),
        "bodies": {slug: body.name for slug, body in figures.bodies.items()},
        "correction": correction,
        # As it was at the freeze: the same cut gives the same bytes, whenever it is counted.
        **{name: cut.manifest[name] for name in ("audit",) if name in cut.manifest},
    }
    place = places.releases(cut.year) / f"v{cut.version}"
    return seal(place, _files(cut, figures, correction), manifest)


def _correction(cut: Cut, figures: YearFigures) -> dict[str, Any] | None:
    # The public note of a correction: why, and whose figures differ from the release before.
    before = release_of(cut.year, cut.version - 1) if cut.version > 1 else None
    if before is None:
        return None
    changed = [
        slug
        for slug, body in figures.bodies.items()
        if slug not in before.bodies or _said(before.figures(slug)) != _said(body)
    ]
    return {"why": cut.manifest["why"], "corrects": before.id, "bodies": changed}


def _said(figures: BodyFigures) -> dict[str, Any]:
    return {name: value for name, value in to_json(figures).items() if name != "release"}


def latest_release(year: int) -> Release:
    """The newest release of a year, or a refusal that says how to make one."""
    release = release_of(year)
    if release is None:
        raise Refused(f"{year} has no release yet; freeze it, then count it")
    return release


def named_release(release: str) -> Release:
    """A release by its id, such as `2020-v1`."""
    year, _, version = release.partition("-v")
    found = release_of(int(year), int(version))
    if found is None:
        raise Refused(f"release {release} is missing; restore it from a copy")
    return found


def release_of(year: int, version: int | None = None) -> Release | None:
    """One release of a year (the newest where no version is given), or None."""
    found = places.versions(places.releases(year))
    if not found or (version is not None and version not in found):
        return None
    return read(places.releases(year) / f"v{version or found[-1]}")


def _note(release: Release, *, by: str) -> None:
    # The folder is the fact; a run killed between its rename and this note makes it up here.
    subject = f"release {release.id}"
    with transaction.atomic():
        if not AuditEvent.objects.filter(action="count", subject=subject).exists():
            detail = {"cut_sha256": release.manifest["cut_sha256"]}
            audit.record(by=by, action="count", subject=subject, detail=detail)
