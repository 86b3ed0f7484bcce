"""The columns of each list that may be imported, and how each cell is read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from upheld.casework.models.report_event import TEXTS
from upheld.domain.activity import MEASURES
from upheld.domain.compliance import ComplianceOutcome
from upheld.domain.facts import ReportKind
from upheld.domain.headings import Heading
from upheld.domain.outcomes import Outcome, Remedied
from upheld.domain.training import Audience, CourseKind, SessionWay
from upheld.outreach.given import LONGEST_CITY, LONGEST_TITLE, REFERENCE_LENGTH
from upheld.register.contact_words import LONGEST, WITHOUT_DEAR, is_address, is_whole_greeting
from upheld.register.models.contact import ROLES
from upheld.runs.importing import cells
from upheld.runs.importing.cells import type_of_parser


@dataclass(frozen=True)
class ListSpec:
    """One list: its file name and its columns in order. `key` says which lines are the same."""

    name: str
    columns: Mapping[str, type_of_parser]
    key: tuple[str, ...]


def specs(today: date) -> dict[str, ListSpec]:
    """Every list by file name. Days of things that happened may not lie after `today`."""
    past = cells.past(today)
    heading = cells.or_empty(cells.choices(Heading))
    case = {"reference": cells.reference, "body": cells.some_line}
    lists = (
        ListSpec("received.csv", {**case, "received": past, "heading": heading}, _PAIR),
        ListSpec(
            "decided.csv",
            {
                **case,
                "received": past,
                "decided": past,
                "heading": heading,
                "outcome": cells.choices(Outcome),
                "remedied": cells.or_empty(cells.choices(Remedied)),
            },
            _PAIR,
        ),
        ListSpec(
            "compliance.csv",
            {
                **case,
                "due": cells.day,
                "done": cells.or_empty(past),
                "outcome": cells.or_empty(cells.choices(ComplianceOutcome)),
                "recorded": cells.or_empty(past),
            },
            _PAIR,
        ),
        ListSpec("reports.csv", {**case, **_report_columns(today)}, (*_PAIR, "kind")),
        ListSpec(
            "improvements.csv",
            {
                **case,
                "summary": cells.some_words,
                "theme": cells.words,
                "agreed": past,
                "due": cells.day,
                "done": cells.or_empty(past),
            },
            (*_PAIR, "summary"),
        ),
        ListSpec("contacts.csv", _contact_columns(past), ("body", "role", "name", "from")),
        ListSpec(
            "activity.csv",
            {
                "year": cells.year,
                "measure": cells.choices(MEASURES),
                "value": cells.some_words,
                "source": cells.words,
            },
            ("year", "measure"),
        ),
        ListSpec("training.csv", _training_columns(past), ("reference",)),
    )
    return {spec.name: spec for spec in lists}


_PAIR = ("reference", "body")


def _report_columns(today: date) -> dict[str, type_of_parser]:
    past = cells.past(today)
    special = {
        "title": cells.some_line,
        "issued": cells.past_day_or_year(today),
        "satisfied_on": lambda text: text if text in {"", "yes"} else past(text).isoformat(),
    }
    texts = {name: special.get(name, cells.words) for name in TEXTS}
    return {"kind": cells.choices(ReportKind), **texts}


def _contact_columns(past: type_of_parser) -> dict[str, type_of_parser]:
    return {
        "body": cells.some_line,
        "role": cells.choices(ROLES),
        "name": cells.line_of(LONGEST),
        "title": cells.line_of(LONGEST),
        "salutation": _salutation,
        "email": _address,
        "from": cells.or_empty(cells.day),
        "to": cells.or_empty(cells.day),
        "confirmed": cells.or_empty(past),
    }


def _training_columns(past: type_of_parser) -> dict[str, type_of_parser]:
    return {
        "reference": cells.some_line_of(REFERENCE_LENGTH),
        "course": cells.some_line_of(LONGEST_TITLE),
        "kind": cells.choices(CourseKind),
        "audience": cells.choices(Audience),
        "way": cells.choices(SessionWay),
        "date": past,
        "hours": cells.decimal,
        "city": cells.line_of(LONGEST_CITY),
        "people": cells.whole,
        "body": cells.line,
        "bodies": cells.numbered_names,
        "source": cells.line_of(LONGEST_TITLE),
    }


def _salutation(text: str) -> str:
    if is_whole_greeting(text):
        raise cells.Wrong(f"begins with “Dear”: {WITHOUT_DEAR}")
    return cells.line_of(LONGEST)(text)


def _address(text: str) -> str:
    # An address is personal: the message does not repeat it.
    if text and not is_address(text):
        raise cells.Wrong("is not an email address such as name@council.example")
    return text
