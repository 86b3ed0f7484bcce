"""Invented decisions of fictional bodies, in casework as the gate leaves them."""

from datetime import date
from typing import Any

from upheld.casework.actions.publishing.bringing import bring_in
from upheld.casework.models import PublishedDecision
from upheld.casework.publishing_facts import Brought
from upheld.domain.headings import Heading
from upheld.domain.outcomes import Outcome
from upheld.domain.publication import TakenDown
from upheld.domain.statements import Section
from upheld.register.actions.installation import settle_kind
from upheld.toolbox import clock

BODY = "exampleton"


def demonstration() -> None:
    """Make the installation one in which decisions may be invented."""
    settle_kind(demonstration=True, by="tests")


def bring(*references: str, body: str = BODY, word: str = "lamp", **more: Any) -> None:
    """Decisions with a word of their own, six weeks old or so on any day of the tests."""
    whole = {
        "subject": "noise", "heading": Heading.ENVIRONMENT, "outcome": Outcome.UPHELD,
        "decided": date(2025, 1, 20),
    } | more  # fmt: skip
    made = [
        Brought(
            reference=reference, body=body,
            sections={
                Section.SUMMARY: f"Mx X complained about a {word}. There was fault.",
                Section.FOUND: f"The {word} of {reference} hummed through the night.",
            },
            **whole,
        )
        for reference in references
    ]  # fmt: skip
    bring_in(decisions=made, by="tests")


def take_down(reference: str, why: TakenDown = TakenDown.INTERESTS) -> None:
    """As the action leaves the row, for a decision without a case behind it."""
    PublishedDecision.objects.filter(reference=reference, taken_down_at__isnull=True).update(
        sections={}, taken_down_at=clock.now(), taken_down_by="tests", taken_down_for=why
    )
