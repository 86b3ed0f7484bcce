"""What an intake brings, one tuple per line of a case list, already checked and resolved.

Named tuples, not dataclasses: an intake may bring 200,000 of them.
"""

from datetime import date
from typing import NamedTuple

from upheld.domain.facts import ImprovementFact, ReportFact


class Receipt(NamedTuple):
    """A line of received.csv."""

    reference: str
    body: str
    received: date
    heading: str | None
    provenance: str = "casework"


class Decision(NamedTuple):
    """A line of decided.csv."""

    reference: str
    body: str
    received: date
    heading: str | None
    decided: date
    outcome: str
    remedied: str | None
    provenance: str = "casework"


class Compliance(NamedTuple):
    """A line of compliance.csv; outcome and recorded both empty while it is due."""

    reference: str
    body: str
    due: date
    done: date | None
    outcome: str | None
    recorded: date | None
    provenance: str = "casework"


class CaseLists(NamedTuple):
    """All that one intake brings to casework."""

    receipts: list[Receipt]
    decisions: list[Decision]
    compliance: list[Compliance]
    reports: list[ReportFact]
    improvements: list[ImprovementFact]
