"""Freeze: take the cut of a year, once."""

from pathlib import Path
from typing import Any

from django.db import transaction

from upheld.casework import audit, cut, sealing
from upheld.casework.models import AuditEvent
from upheld.domain.cut_columns import ACTIVITY, BODIES, TABLES
from upheld.domain.errors import CheckFailed, Refused
from upheld.domain.method import Method, method_of
from upheld.domain.reporting_year import ReportingYear
from upheld.outreach.queries.activity import activity
from upheld.publication.release import to_bytes
from upheld.register.queries import authorities
from upheld.register.queries.installation import is_demonstration
from upheld.runs.annual import places
from upheld.runs.annual.cut import MANIFEST, Cut, cut_of, digest_of
from upheld.runs.annual.plans import plan_of
from upheld.toolbox import clock, parquet
from upheld.toolbox.files import sealed_folder, sha256_of

Rows = list[tuple[Any, ...]]


def freeze(year: int, *, by: str) -> tuple[Cut, bool]:
    """The newest cut of the year, and whether it was made now: a frozen year stays as it is."""
    method = method_of(year)
    if found := places.versions(places.cuts(year)):
        for version in found:
            _note(cut_of(year, version), by=by)
        return cut_of(year, found[-1]), False
    _check_hour(year)
    return take_cut(method, version=1, by=by, why="freeze"), True


def take_cut(method: Method, *, version: int, by: str, why: str) -> Cut:
    """Write version `version` of the year's cut from casework as it stands, and note it."""
    year = ReportingYear(method.year)
    tables = tables_of(year, method)
    if not tables["pairs"]:
        raise Refused(
            f"casework holds nothing received, decided or due in {year.label}; "
            "import the case lists of that year first"
        )
    place = places.cuts(method.year) / f"v{version}"
    head = sealing.seal_now()
    with sealed_folder(place) as folder:
        digests = write_tables(tables, folder)
        manifest = {
            "year": method.year,
            "version": version,
            "why": why,
            "frozen_at": clock.now().isoformat(timespec="seconds"),
            "by": by,
            "demonstration": is_demonstration(),
            "tables": digests,
            "rows": {name: len(rows) for name, rows in tables.items()},
            **({"audit": head.as_fact()} if head else {}),
        }
        (folder / MANIFEST).write_bytes(to_bytes(manifest))
    taken = cut_of(method.year, version)
    _note(taken, by=by)
    return taken


def tables_of(year: ReportingYear, method: Method) -> dict[str, Rows]:
    """Every table of the cut as it would be taken now."""
    tables = cut.rows_of(year)
    present = {row[1] for name in ("pairs", "reports", "improvements") for row in tables[name]}
    facts = activity().values()
    # Last year's figures too: a letter says a change only where both years are recorded.
    tables["activity"] = sorted(
        tuple(getattr(f, name) for name in ACTIVITY)
        for f in facts
        if f.year in {year.ended, year.ended - 1}
    )
    tables["bodies"] = _body_rows(year, method, present)
    return {name: tables[name] for name in TABLES}


def write_tables(tables: dict[str, Rows], folder: Path) -> dict[str, str]:
    """Write each table as Parquet; SHA-256 by table name."""
    digests = {}
    for name, rows in tables.items():
        path = folder / f"{name}.parquet"
        parquet.write(path, rows, TABLES[name])
        digests[name] = sha256_of(path)
    return digests


def _body_rows(year: ReportingYear, method: Method, present: set[str]) -> Rows:
    population = authorities.populations(method.population.year) if method.population else {}
    rows = []
    for body in authorities.authorities_on(year.end):
        compared = body.type is not None and body.type.compared
        if body.slug not in present and not compared:
            continue
        residents = population.get(body.slug)
        row = {
            "body": body.slug,
            "name": body.name,
            "type": body.type,
            "kind": body.kind,
            "region": body.region,
            "start": body.start,
            "end": body.end,
            "population": residents.count if residents else None,
            "population_year": residents.year if residents else None,
            "population_status": residents.status if residents else None,
            "population_source": residents.source if residents else None,
            "fictional": body.fictional,
        }
        rows.append(tuple(row[name] for name in BODIES))
    return sorted(rows)


def _check_hour(year: int) -> None:
    ended = ReportingYear(year).end
    if clock.today() <= ended:
        raise Refused(f"the reporting year {year} runs until {ended}; freeze it after that day")
    plan = plan_of(year)
    if plan and clock.now() < plan.freeze_at:
        hour = clock.spoken(plan.freeze_at)
        raise CheckFailed(f"{year} is to be frozen at {hour}; nothing was done")


def _note(taken: Cut, *, by: str) -> None:
    # The folder is the fact; a run killed between its rename and this note makes it up here.
    subject = f"cut {taken.release}"
    with transaction.atomic():
        if AuditEvent.objects.filter(action="freeze", subject=subject).exists():
            return
        detail = {"sha256": digest_of(taken.manifest["tables"]), "rows": taken.manifest["rows"]}
        audit.record(by=by, action="freeze", subject=subject, detail=detail)
