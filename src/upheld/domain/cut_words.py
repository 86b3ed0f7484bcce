"""The tables and columns of the cut in words, and what stands in them, as pages print it."""

from collections.abc import Callable
from datetime import date
from typing import Any

from upheld.domain.authority_types import AuthorityType
from upheld.domain.compliance import ComplianceOutcome
from upheld.domain.facts import ReportKind
from upheld.domain.headings import Heading
from upheld.domain.outcomes import Outcome, Remedied

TABLES_IN_WORDS = {
    "pairs": "Cases by body",
    "cases": "Cases as a whole",
    "bodies": "Bodies",
    "reports": "Reports",
    "improvements": "Improvements",
    "activity": "The ombudsman’s own activity",
}
WHOLE_ROW = "row"
"""What takes the place of a column where a row came or went."""

COLUMNS_IN_WORDS = {
    WHOLE_ROW: "The whole row",
    "reference": "Reference",
    "body": "Body",
    "heading": "Heading",
    "received": "Received on",
    "received_in_year": "Received in the year",
    "decided": "Decided on",
    "decided_in_year": "Decided in the year",
    "outcome": "Outcome",
    "remedied": "Remedied",
    "due": "Remedy due by",
    "done": "Remedy done on",
    "compliance": "Compliance outcome",
    "settled_in_year": "Compliance recorded in the year",
    "due_unsettled": "Due in the year and not settled by its end",
    "provenance": "Where it comes from",
    "bodies": "Number of bodies",
    "name": "Name",
    "type": "Type on 31 March",
    "kind": "Kind",
    "region": "Region",
    "start": "Began on",
    "end": "Ended on",
    "population": "Residents",
    "population_year": "Year of the residents",
    "population_status": "How certain the residents are",
    "population_source": "Source of the residents",
    "fictional": "Made up for a demonstration",
    "title": "Title",
    "subject": "What it concerned",
    "issued": "Issued on",
    "found": "What we found",
    "duty": "What the law required",
    "others_affected": "Others who may be affected",
    "fault_accepted": "Fault accepted",
    "already_offered": "Offered already",
    "added": "What we asked for besides",
    "agreed": "Agreed",
    "refused": "Refused",
    "awaited": "Still awaited",
    "awaited_by": "Awaited by",
    "satisfied_on": "Satisfied on",
    "summary": "Summary",
    "theme": "Theme",
    "year": "Year",
    "measure": "Measure",
    "value": "Value",
    "source": "Source",
}


def _type(value: str) -> str:
    words = AuthorityType(value).singular
    return f"{words[:1].upper()}{words[1:]}"


_VALUES: dict[str, Callable[[str], str]] = {
    "heading": lambda value: Heading(value).words,
    "outcome": lambda value: Outcome(value).words,
    "remedied": lambda value: Remedied(value).words,
    "compliance": lambda value: ComplianceOutcome(value).words,
    "type": _type,
    "kind": lambda value: ReportKind(value).words if value in set(ReportKind) else _type(value),
}
_ROW = {"present": "There", None: "Not there"}


def value_in_words(column: str, value: Any) -> str:
    """What a cell says; a code that is none of ours is shown as it is."""
    if column == WHOLE_ROW:
        return _ROW.get(value, str(value))
    if value is None or value == "":
        return "Nothing"
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, date):
        return f"{value.day} {value:%B %Y}"
    try:
        return _VALUES[column](value)
    except (KeyError, ValueError):
        return str(value)
