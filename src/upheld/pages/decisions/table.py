"""All results of a search as CSV, written while they are found, never cut."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from zoneinfo import ZoneInfo

from upheld.domain.publication import DocumentKind
from upheld.domain.subjects import SUBJECTS
from upheld.publication.shelf.facts import PublicDecision, PublicReport
from upheld.publication.site import PublicBody
from upheld.toolbox.delimited import to_csv

COLUMNS = (
    "reference", "body", "name", "type", "region", "heading", "category", "subcategory",
    "outcome", "decided", "published", "kind", "title", "address", "demonstration",
)  # fmt: skip
NAME = "decisions.csv"
# So many lines are sent at once.
LINES = 500
_UK = ZoneInfo("Europe/London")
_Row = Mapping[str, object]


def table_name(*, demonstration: bool) -> str:
    """What the file is called where it is kept."""
    return f"DEMONSTRATION-{NAME}" if demonstration else NAME


def table_of(
    facts: Iterable[PublicDecision | PublicReport],
    bodies: Mapping[str, PublicBody],
    *,
    demonstration: bool,
) -> Iterator[bytes]:
    """A line with the names of the columns, then one for each decision and report."""
    yield to_csv((), COLUMNS)
    rows = ({**_row(fact, bodies), "demonstration": demonstration} for fact in facts)
    while lines := list(islice(rows, LINES)):
        yield to_csv(lines, COLUMNS, header=False)


def _row(fact: PublicDecision | PublicReport, bodies: Mapping[str, PublicBody]) -> _Row:
    subject = SUBJECTS.get(fact.subject)
    own = _of_report(fact) if isinstance(fact, PublicReport) else _of_decision(fact)
    body = bodies[str(own["body"])]
    return {
        "name": body.name,
        "type": body.kind,
        "region": body.region,
        "heading": fact.heading,
        "category": subject.category if subject else None,
        "subcategory": subject.code if subject else None,
        "published": fact.public_from.astimezone(_UK).date().isoformat(),
        "title": f"{body.name} ({own['reference']})",
        "address": fact.address,
        **own,
    }


def _of_decision(one: PublicDecision) -> _Row:
    return {
        "reference": one.reference,
        "body": one.body,
        "outcome": one.outcome,
        "decided": one.decided.isoformat(),
        "kind": DocumentKind.STATEMENT,
    }


def _of_report(one: PublicReport) -> _Row:
    return {
        "reference": one.reference,
        "body": one.fact.body,
        "outcome": None,
        "decided": one.fact.issued,
        "kind": DocumentKind.REPORT,
        "title": one.fact.title,
    }
