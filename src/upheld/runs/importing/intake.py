"""The import itself: read everything, find every fault, then record all or nothing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from django.db import transaction

from upheld.casework.actions.intake import Recorded, record_lists
from upheld.casework.records import CaseLists, Compliance, Decision, Receipt
from upheld.domain.errors import Refused
from upheld.domain.facts import ActivityFact, ImprovementFact, ReportFact, ReportKind, YearPlan
from upheld.outreach.actions.activity import record_activity
from upheld.outreach.actions.given import record_given
from upheld.outreach.given import GivenSession
from upheld.register.actions.contacts import record_contacts
from upheld.register.actions.installation import settle_kind
from upheld.runs.annual.actions.plans import record_plan
from upheld.runs.importing.bodies import DAY_OF, Bodies
from upheld.runs.importing.consistency import (
    check_lines,
    check_receipts_agree,
    check_receipts_stand,
    check_repeats,
)
from upheld.runs.importing.folder import ListFolder, open_folder
from upheld.runs.importing.plan import FILE as PLAN_FILE
from upheld.runs.importing.plan import read_plan
from upheld.runs.importing.reading import PROVENANCE, Problems, Row, read_list
from upheld.runs.importing.specs import ListSpec, specs
from upheld.runs.importing.training import FILE as TRAINING
from upheld.runs.importing.training import given_sessions
from upheld.toolbox import clock

Values = Mapping[str, Any]
T = TypeVar("T")


@dataclass(frozen=True)
class Import:
    """What an import brought, by kind; all zero where every line was known already."""

    casework: Recorded
    contacts: int
    activity: int
    training: int
    plan: int
    lines: int
    demonstration: bool


def import_lists(
    folder: Path, *, by: str, dry_run: bool = False, tell: Callable[[str], None] = lambda _: None
) -> Import:
    """Import a folder of lists, all or nothing; the same folder again changes nothing.

    Raises `Refused` with every bad line as `file:line: column: what is wrong`. `tell` hears one
    line per step.
    """
    known = specs(clock.today())
    lists = open_folder(folder, known)
    with transaction.atomic():
        # Settled before a list is read: a demonstration knows bodies that no other register has.
        demonstration = settle_kind(demonstration=lists.demonstration, by=by)
        read = _read(lists, known, tell)
        brought = _record(lists, read, demonstration=demonstration, by=by)
        transaction.set_rollback(dry_run)
    return brought


class _Read(NamedTuple):
    rows: dict[str, list[Row]]
    training: list[GivenSession]
    plan: YearPlan | None


def _read(lists: ListFolder, known: Mapping[str, ListSpec], tell: Callable[[str], None]) -> _Read:
    problems = Problems()
    bodies = Bodies(clock.today())
    rows: dict[str, list[Row]] = {}
    for name, spec in known.items():
        if name not in lists.files:
            continue
        read = read_list(lists.files[name], spec, problems)
        tell(f"{name}: {len(read):,} lines")
        placed = bodies.placed(name, read, problems) if name in DAY_OF else read
        check_lines(name, placed, problems)
        rows[name] = check_repeats(spec, placed, problems)
    received, decided = rows.get("received.csv", []), rows.get("decided.csv", [])
    check_receipts_agree(received, decided, problems)
    check_receipts_stand(received, decided, problems)
    training = given_sessions(rows.get(TRAINING, []), bodies, problems)
    plan = read_plan(lists.files[PLAN_FILE], problems) if PLAN_FILE in lists.files else None
    if problems.found:
        count = len(problems.found)
        message = f"nothing was imported: {count:,} fault{'s' if count > 1 else ''} found"
        raise Refused(message, problems=problems.found)
    if plan is None and not any(rows.values()):
        raise Refused("nothing was imported: every list holds only its header")
    return _Read(rows, training, plan)


def _record(lists: ListFolder, read: _Read, *, demonstration: bool, by: str) -> Import:
    rows, plan = read.rows, read.plan
    contacts = record_contacts(rows=_facts(rows, "contacts.csv", _contact), by=by)
    activity = record_activity(facts=_facts(rows, "activity.csv", _activity), by=by)
    training = record_given(sessions=read.training, invented=demonstration, by=by)
    planned = int(record_plan(plan=plan, by=by)) if plan else 0
    casework = record_lists(
        lists=_case_lists(rows, demonstration=demonstration),
        files=lists.digests(),
        other={
            "contacts": contacts, "activity": activity, "plan": planned,
            **({"training": training} if training else {}),
        },
        by=by,
    )  # fmt: skip
    total = sum(len(part) for part in rows.values())
    return Import(casework, contacts, activity, training, planned, total, demonstration)


def _case_lists(rows: Mapping[str, list[Row]], *, demonstration: bool) -> CaseLists:
    def provenance(v: Values) -> str:
        if not demonstration:
            return "casework"
        return "published" if v.get(PROVENANCE) == "published" else "invented"

    def taken(v: Values) -> dict[str, Any]:
        return {k: x for k, x in v.items() if k != PROVENANCE} | {"provenance": provenance(v)}

    return CaseLists(
        receipts=[Receipt(**taken(r.values)) for r in rows.get("received.csv", [])],
        decisions=[Decision(**taken(r.values)) for r in rows.get("decided.csv", [])],
        compliance=[Compliance(**taken(r.values)) for r in rows.get("compliance.csv", [])],
        reports=_facts(rows, "reports.csv", _report),
        improvements=_facts(rows, "improvements.csv", _improvement),
    )


def _facts(rows: Mapping[str, list[Row]], name: str, make: Callable[[Values], T]) -> list[T]:
    return [make(row.values) for row in rows.get(name, [])]


def _report(v: Values) -> ReportFact:
    plain = {k: x for k, x in v.items() if k not in {"kind", PROVENANCE}}
    return ReportFact(**plain, kind=ReportKind(v["kind"]))


def _improvement(v: Values) -> ImprovementFact:
    return ImprovementFact(**{k: x for k, x in v.items() if k != PROVENANCE})


def _activity(v: Values) -> ActivityFact:
    return ActivityFact(**{k: x for k, x in v.items() if k != PROVENANCE})


def _contact(v: Values) -> Values:
    """A line in the words of the register."""
    same = ("role", "name", "title", "salutation", "email", "confirmed")
    return {name: v[name] for name in same} | {
        "authority": v["body"], "start": v["from"], "end": v["to"],
    }  # fmt: skip
