"""Thousands of invented decisions without any database, for measurements and tests."""

from collections.abc import Iterator
from datetime import date
from itertools import islice

from upheld.casework.publication_hours import public_hour
from upheld.publication.shelf.facts import PublicDecision
from upheld.runs.demo.statements.drawn import InventedCase, draw_statement
from upheld.runs.demo.statements.further import further_cases

DAY = date(2026, 11, 22)


def corpus(seed: int, count: int, until: date = DAY) -> Iterator[PublicDecision]:
    """So many decisions, each the same for the same seed; none decided after `until`."""
    for case in islice(further_cases(seed, until), count):
        yield as_public(seed, case)


def as_public(seed: int, case: InventedCase) -> PublicDecision:
    """A case with its text, as anybody may read it from its hour on."""
    drawn = draw_statement(seed, case)
    return PublicDecision(
        reference=case.reference, body=case.body, version=1, subject=drawn.subject,
        heading=case.heading, outcome=case.outcome, decided=case.decided,
        sections=drawn.sections, public_from=public_hour(case.decided), invented=True,
    )  # fmt: skip
