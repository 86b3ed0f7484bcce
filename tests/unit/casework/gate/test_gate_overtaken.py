"""What comes after a text has passed: another decision from a list."""

import pytest

from support import gate
from upheld.casework.actions.intake import record_lists
from upheld.casework.actions.publishing.passing import pass_text
from upheld.casework.models import CaseBody, DecisionEvent, PublishedDecision
from upheld.casework.records import CaseLists, Decision
from upheld.domain.publication import TakenDown

pytestmark = pytest.mark.usefixtures("loaded_register")


def brought(key: str, outcome: str) -> None:
    """A list brings a decision on a case that is worked on here."""
    pair = CaseBody.objects.get(pk=key)
    last = DecisionEvent.objects.filter(case_body=key).order_by("-id")[0]
    line = Decision(
        pair.case_id, pair.authority_id, pair.received, pair.heading, last.decided, outcome,
        last.remedied if outcome == "upheld" else None,
    )  # fmt: skip
    record_lists(lists=CaseLists([], [line], [], [], []), files={}, other={}, by="tests")


def test_an_imported_decision_takes_down_another() -> None:
    """The same again changes nothing; another outcome is no longer what is public."""
    key = gate.decided()
    pass_text(**gate.act(key))
    brought(key, "upheld")
    assert PublishedDecision.objects.get().taken_down_at is None
    brought(key, "not_upheld")
    assert PublishedDecision.objects.get().taken_down_for == TakenDown.CHANGED
