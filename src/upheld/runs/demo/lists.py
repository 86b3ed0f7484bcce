"""The case lists of one demonstration year, written as a folder that can be imported."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, fields
from pathlib import Path

from upheld.domain.errors import Refused
from upheld.domain.facts import ImprovementFact
from upheld.runs.demo.contacts import COLUMNS as CONTACT_COLUMNS
from upheld.runs.demo.contacts import draw_contacts
from upheld.runs.demo.days import ISO
from upheld.runs.demo.decisions import draw_decisions
from upheld.runs.demo.improvements import list_improvements
from upheld.runs.demo.provenance import INVENTED, PUBLISHED, find_published
from upheld.runs.demo.receipts import draw_receipts
from upheld.runs.demo.settlements import draw_settlements, draw_unanswered
from upheld.runs.demo.told import (
    ACTIVITY_COLUMNS,
    REPORT_COLUMNS,
    read_activity,
    read_plan,
    read_reports,
)
from upheld.runs.demo.training import TRAINING_COLUMNS, list_training
from upheld.runs.demo.years import FIRST, LAST
from upheld.toolbox.delimited import to_csv
from upheld.toolbox.files import write_whole

MARK = "DEMONSTRATION-"
SOURCE = "x_source"
RECEIVED = ("reference", "body", "received", "heading", SOURCE)
DECIDED = ("reference", "body", "received", "decided", "heading", "outcome", "remedied", SOURCE)
COMPLIANCE = ("reference", "body", "due", "done", "outcome", "recorded", SOURCE)
IMPROVEMENTS = tuple(field.name for field in fields(ImprovementFact))

Row = Mapping[str, object]


def write_lists(year: int, *, seed: int, folder: Path) -> None:
    """Write every list of the year (2018 to 2025) into `folder`, which is made if need be.

    The bytes rest on seed and year alone. Printed figures of real councils come out as printed,
    averages of similar authorities too; the rest is drawn by lot. Refused: any other year.
    """
    if not FIRST <= year <= LAST:
        raise Refused(f"the demonstration has no lists for {year}: choose {FIRST} to {LAST}")
    published = find_published(seed, year)
    lists: tuple[tuple[str, Iterable[Row], Sequence[str]], ...] = (
        ("received.csv", _marked(_received(seed, year), published), RECEIVED),
        ("decided.csv", _marked(_decided(seed, year), published), DECIDED),
        ("compliance.csv", _marked(_settled(seed, year), published), COMPLIANCE),
        ("reports.csv", map(asdict, read_reports(seed, year)), REPORT_COLUMNS),
        ("improvements.csv", map(asdict, list_improvements(seed, year)), IMPROVEMENTS),
        ("contacts.csv", draw_contacts(seed, year), CONTACT_COLUMNS),
        ("activity.csv", read_activity(year), ACTIVITY_COLUMNS),
        ("training.csv", list_training(year), TRAINING_COLUMNS),
    )
    for name, rows, columns in lists:
        write_whole(folder / f"{MARK}{name}", to_csv(rows, columns))
    write_whole(folder / f"{MARK}year.toml", read_plan(year))


def _marked(rows: Iterable[Row], published: frozenset[str]) -> Iterator[Row]:
    for row in rows:
        yield {**row, SOURCE: PUBLISHED if row["reference"] in published else INVENTED}


def _received(seed: int, year: int) -> Iterator[Row]:
    for cases in draw_receipts(seed, year).values():
        for case in cases:
            yield {
                "reference": case.reference,
                "body": case.body,
                "received": ISO[case.day],
                "heading": case.heading,
            }


def _decided(seed: int, year: int) -> Iterator[Row]:
    for decisions in draw_decisions(seed, year).values():
        for one in decisions:
            yield {
                "reference": one.case.reference,
                "body": one.case.body,
                "received": ISO[one.case.day],
                "decided": ISO[one.day],
                "heading": one.case.heading,
                "outcome": one.outcome,
                "remedied": one.remedied,
            }


def _settled(seed: int, year: int) -> Iterator[Row]:
    both = (draw_settlements(seed, year), draw_unanswered(seed, year))
    for one in (each for settled in both for those in settled.values() for each in those):
        yield {
            "reference": one.decision.case.reference,
            "body": one.decision.case.body,
            "due": ISO[one.due],
            "done": None if one.done is None else ISO[one.done],
            "outcome": one.outcome,
            "recorded": None if one.recorded is None else ISO[one.recorded],
        }
