"""What the facts of a report may hold."""

import pytest

from upheld.domain.errors import Refused
from upheld.domain.facts import ReportFact
from upheld.domain.report_facts import (
    LEADS,
    LONGEST_FACT,
    checked_facts,
    checked_text,
    checked_title,
)


def test_every_fact_of_a_report_can_be_written() -> None:
    """But those that the report itself has."""
    own = {"reference", "body", "kind", "title", "issued", "satisfied_on"}
    assert set(LEADS) == set(ReportFact.__dataclass_fields__) - own


def test_facts_stand_on_one_line() -> None:
    """Whatever the form sent."""
    assert checked_facts({"found": " took\r\nnine  months "})["found"] == "took nine months"
    assert checked_text("a\r\n\r\nb ") == "a\n\nb"
    assert checked_title("Nine\nmonths") == "Nine months"


def test_everything_wrong_is_said_at_once() -> None:
    """Too long, unseen signs, a day that is none, by when of nothing."""
    facts = {"found": "x" * (LONGEST_FACT + 1), "duty": "a\u202eb", "awaited_by": "2026-02-30"}
    with pytest.raises(Refused) as refused:
        checked_facts(facts)
    assert len(refused.value.problems) == 4
    with pytest.raises(Refused, match="no fact named colour"):
        checked_facts({"colour": "red"})
    for title, said in ((" ", "has a title"), ("x" * 301, "301 characters")):
        with pytest.raises(Refused, match=said):
            checked_title(title)
