"""Django's bulk_create alone: rows already read and known to be good, into the same tables."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction

from benchmarks.importing.lists import FOLDER
from benchmarks.importing.tables import read_tables
from upheld.casework.models import Case, CaseBody, ComplianceEvent, DecisionEvent, Intake
from upheld.casework.models.case_body import key_of
from upheld.runs import session
from upheld.toolbox import clock

# What guides advise: large enough to save statements, small enough for memory.
BATCH = 2_000
DAYS = frozenset({"received", "decided", "due", "done", "recorded"})

Row = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Rows:
    """The values of each table."""

    pairs: list[Row]
    decisions: list[Row]
    compliance: list[Row]


def prepare(place: Path) -> Rows:
    """A database with its tables and register, and typed values for each row."""
    session.prepare()
    folder = place / FOLDER
    received, decided = _read(folder / "received.csv"), _read(folder / "decided.csv")
    pairs = {(row["reference"], row["body"]): row for row in (*received, *decided)}
    return Rows(
        pairs=list(pairs.values()), decisions=decided, compliance=_read(folder / "compliance.csv")
    )


@transaction.atomic
def run(rows: Rows) -> Intake:
    """Instances made and created in batches, in one transaction."""
    at = clock.now()
    intake = Intake.objects.create(at=at, by="benchmark", files={}, counts={})
    stamp = {"at": at, "by": "benchmark", "intake": intake}
    _create(Case, (Case(reference=row["reference"]) for row in rows.pairs))
    _create(
        CaseBody,
        (
            CaseBody(
                key=key_of(row["reference"], row["body"]),
                case_id=row["reference"],
                authority_id=row["body"],
                received=row["received"],
                heading=row["heading"],
                intake=intake,
            )
            for row in rows.pairs
        ),
    )
    _create(
        DecisionEvent,
        (
            DecisionEvent(**_event(row, ("decided", "outcome", "remedied")), **stamp)
            for row in rows.decisions
        ),
    )
    _create(
        ComplianceEvent,
        (
            ComplianceEvent(**_event(row, ("due", "done", "outcome", "recorded")), **stamp)
            for row in rows.compliance
        ),
    )
    return intake


def answer(_: Intake) -> dict[str, list[tuple[Any, ...]]]:
    """What then stands in the tables."""
    return read_tables()


def _create(model: Any, instances: Iterable[Any]) -> None:
    model.objects.bulk_create(instances, batch_size=BATCH)


def _event(row: Row, columns: Iterable[str]) -> Row:
    return {
        "case_body_id": key_of(row["reference"], row["body"]),
        **{name: row[name] for name in columns},
    }


def _read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as source:
        return [
            {name: _value(name, text) for name, text in row.items()}
            for row in csv.DictReader(source)
        ]


def _value(name: str, text: str) -> str | date | None:
    if not text:
        return None
    return date.fromisoformat(text) if name in DAYS else text
