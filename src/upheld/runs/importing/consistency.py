"""Where the lines of an import contradict themselves or each other."""

from collections.abc import Mapping
from typing import Any

from upheld.casework.models.case_body import key_of
from upheld.casework.queries.in_force import pairs
from upheld.domain.activity import value_fault
from upheld.domain.compliance import ComplianceOutcome, timing_fault
from upheld.domain.outcomes import Outcome
from upheld.runs.importing.cells import short
from upheld.runs.importing.reading import PROVENANCE, Problems, Row
from upheld.runs.importing.specs import ListSpec


def check_lines(file: str, rows: list[Row], problems: Problems) -> None:
    """Each line by itself."""
    fault_of = _FAULTS.get(file)
    if fault_of is None:
        return
    for row in rows:
        if fault := fault_of(row.values):
            problems.add(file, row.line, fault[1], fault[0])


def _decision_fault(v: Mapping[str, Any]) -> tuple[str, str] | None:
    if v["decided"] < v["received"]:
        return "decided", f"{v['decided']} is before it was received ({v['received']})"
    if v["remedied"] and v["outcome"] != Outcome.UPHELD:
        return "remedied", f"belongs to upheld decisions only; leave it empty for {v['outcome']}"
    return None


def _compliance_fault(v: Mapping[str, Any]) -> tuple[str, str] | None:
    if (v["outcome"] is None) != (v["recorded"] is None):
        missing = "outcome" if v["outcome"] is None else "recorded"
        return missing, "is empty; outcome and recorded come together, or both stay empty"
    if v["outcome"] is None:
        return None
    if v["done"] and v["recorded"] < v["done"]:
        return "recorded", f"{v['recorded']} is before it was done ({v['done']})"
    fault = timing_fault(ComplianceOutcome(v["outcome"]), due=v["due"], done=v["done"])
    return ("outcome", fault) if fault else None


def _improvement_fault(v: Mapping[str, Any]) -> tuple[str, str] | None:
    if v["due"] < v["agreed"]:
        return "due", f"{v['due']} is before it was agreed ({v['agreed']})"
    if v["done"] and v["done"] < v["agreed"]:
        return "done", f"{v['done']} is before it was agreed ({v['agreed']})"
    return None


def _report_fault(v: Mapping[str, Any]) -> tuple[str, str] | None:
    issued, satisfied = v["issued"], v["satisfied_on"]
    if "-" in issued and "-" in satisfied and satisfied < issued:
        return "satisfied_on", f"{satisfied} is before it was issued ({issued})"
    return None


def _contact_fault(v: Mapping[str, Any]) -> tuple[str, str] | None:
    if v["from"] and v["to"] and v["to"] < v["from"]:
        return "to", f"{v['to']} is before from ({v['from']})"
    return None


def _activity_fault(v: Mapping[str, Any]) -> tuple[str, str] | None:
    fault = value_fault(v["measure"], v["value"])
    return ("value", f"{short(v['value'])} for {v['measure']}: {fault}") if fault else None


_FAULTS = {
    "decided.csv": _decision_fault,
    "compliance.csv": _compliance_fault,
    "improvements.csv": _improvement_fault,
    "contacts.csv": _contact_fault,
    "activity.csv": _activity_fault,
    "reports.csv": _report_fault,
}


def check_repeats(spec: ListSpec, rows: list[Row], problems: Problems) -> list[Row]:
    """The rows without exact repeats; two lines of one key that differ are a fault."""
    first: dict[tuple[Any, ...], Row] = {}
    for row in rows:
        key = tuple(row.values[name] for name in spec.key)
        seen = first.setdefault(key, row)
        if seen is row or seen.values == row.values:
            continue
        name = next(n for n in row.values if row.values[n] != seen.values[n])
        if name != PROVENANCE:
            problems.add(spec.name, row.line, _difference(spec, row, seen, name), name)
    return list(first.values())


def _difference(spec: ListSpec, row: Row, seen: Row, name: str) -> str:
    if spec.name == "contacts.csv":
        # Names and addresses are personal: the message does not repeat them.
        return f"differs from line {seen.line} for the same contact"
    key = " ".join(str(row.values[k]) for k in spec.key)
    return (
        f"{_said(row.values[name])} here and {_said(seen.values[name])} on line {seen.line} "
        f"for {key}"
    )


def check_receipts_agree(received: list[Row], decided: list[Row], problems: Problems) -> None:
    """A case x body in both lists has one date of receipt and one heading."""
    known = {(r.values["reference"], r.values["body"]): r for r in received}
    for row in decided:
        other = known.get((row.values["reference"], row.values["body"]))
        if other is None:
            continue
        for name in ("received", "heading"):
            here, there = row.values[name], other.values[name]
            if here != there:
                what = f"{_said(here)} here and {_said(there)} in received.csv:{other.line}"
                problems.add("decided.csv", row.line, what, name)


def check_receipts_stand(received: list[Row], decided: list[Row], problems: Problems) -> None:
    """Receipts change by received.csv alone: a decision that knows another one is a fault.

    Otherwise two lists imported by turns would recode the same case for ever.
    """
    with_receipt = {(r.values["reference"], r.values["body"]) for r in received}
    alone = [r for r in decided if (r.values["reference"], r.values["body"]) not in with_receipt]
    known = pairs({row.values["reference"] for row in alone}) if alone else {}
    for row in alone:
        was = known.get(key_of(row.values["reference"], row.values["body"]))
        if was is None or was.received is None:
            continue
        for name, there in (("received", was.received), ("heading", was.heading)):
            if row.values[name] != there:
                what = (
                    f"{_said(row.values[name])} here, and casework has {_said(there)}; to change "
                    "it, import the case's line of received.csv too"
                )
                problems.add("decided.csv", row.line, what, name)


def _said(value: object) -> str:
    return "empty" if value is None else short(str(value))
