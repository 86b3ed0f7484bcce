"""One council's year as scrutiny reads it, made by hand; each test alters what it is about."""

from dataclasses import replace
from datetime import date
from typing import Any

from support.public_site import figures, rate
from upheld.domain.headings import Heading
from upheld.domain.outcomes import Outcome
from upheld.domain.promises import Promise
from upheld.scrutiny.facts import CouncilYear, Decision, Improvement, ReportToday
from upheld.statistics.figures import BodyFigures, Figure

TODAY = date(2026, 11, 23)


def council_year(counted: BodyFigures | None = None, **more: Any) -> CouncilYear:
    """Alder in 2020: 13 of 24 upheld, two of seven remedies late, nothing known of today."""
    whole: dict[str, Any] = {
        "figures": counted or figures("alder", 2020),
        "called": "Alder",
        "similar": "the 2 unitary councils",
        "today": TODAY,
    } | more
    return CouncilYear(**whole)


def counted(**more: Any) -> BodyFigures:
    """Alder's figures with some of them otherwise; `measures` are added to the others."""
    made = figures("alder", 2020)
    measures = {**made.measures, **more.pop("measures", {})}
    return replace(made, measures=measures, **more)


def judged(verdict: str) -> BodyFigures:
    """Alder's figures under another verdict on its uphold rate."""
    figure = rate("uphold_rate", 13, 24, "detailed investigations")
    return counted(measures={"uphold_rate": replace(figure, verdict=verdict)})


def count(measure: str, number: int) -> dict[str, Figure]:
    """A measure that counts."""
    made = Figure(measure=measure, numerator=number, denominator=None, display=str(number))
    return {measure: made}


def improvement(state: Promise = Promise.OVERDUE, **more: Any) -> Improvement:
    """Something Alder promised."""
    whole: dict[str, Any] = {
        "body": "Alder", "summary": "Check the rounds every week", "theme": "waste",
        "heading": Heading.ENVIRONMENT, "agreed": date(2019, 6, 1), "due": date(2019, 9, 1),
        "done": None, "state": state, "address": "/improvements/19-001-234-alder-1/",
    } | more  # fmt: skip
    return Improvement(**whole)


def report(**more: Any) -> ReportToday:
    """A public report about Alder whose reply is awaited."""
    whole: dict[str, Any] = {
        "title": "Children without a school place", "kind": "Public interest report",
        "address": "/reports/19-001-777-alder-public-interest/", "issued": "12 May 2019",
        "in_year": True, "state": "Reply overdue", "closing": "We await the reply of the Council.",
        "unanswered": True,
    } | more  # fmt: skip
    return ReportToday(**whole)


def decision(**more: Any) -> Decision:
    """A decision about Alder that can be read."""
    whole: dict[str, Any] = {
        "reference": "19 001 234", "subject": "Refuse and recycling",
        "heading": Heading.ADULT_CARE, "outcome": Outcome.UPHELD, "decided": date(2019, 6, 1),
        "summary": "X complained about missed visits. We found fault.",
        "address": "/decisions/19-001-234/",
    } | more  # fmt: skip
    return Decision(**whole)
