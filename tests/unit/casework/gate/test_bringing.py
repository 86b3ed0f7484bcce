"""Invented decisions enter a demonstration, about fictional bodies alone, and only once."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from support import gate
from upheld.casework.actions.publishing.bringing import bring_in, set_back
from upheld.casework.models import AuditEvent, PublishedDecision
from upheld.casework.publishing_facts import Brought
from upheld.domain.errors import Refused
from upheld.domain.headings import Heading
from upheld.domain.outcomes import Outcome
from upheld.domain.statements import Section
from upheld.register.actions.installation import settle_kind
from upheld.toolbox import clock

pytestmark = pytest.mark.usefixtures("loaded_register")
ONE = Brought(
    reference="24 012 345", body="exampleton", subject="noise", heading=Heading.ENVIRONMENT,
    outcome=Outcome.UPHELD, decided=date(2025, 1, 20),
    sections={Section.SUMMARY: "Mr X complained about noise.", Section.FOUND: "There was fault."},
)  # fmt: skip


def test_it_is_brought_in_once() -> None:
    """Six weeks later at 09:30 it is public; a second call adds nothing and tells nobody."""
    settle_kind(demonstration=True, by="tests")
    both = [ONE, replace(ONE, body="mockborough"), ONE]
    assert bring_in(decisions=iter(both), by="tests") == 2
    assert bring_in(decisions=both, by="tests") == 0
    made = PublishedDecision.objects.get(authority="exampleton")
    assert made.public_from == datetime(2025, 3, 3, 9, 30, tzinfo=UTC)
    assert made.keep_until == date(2035, 1, 20)
    assert (made.provenance, made.sections["summary"]) == (
        "invented",
        ONE.sections[Section.SUMMARY],
    )
    event = AuditEvent.objects.get(action="bring_in_decisions")
    assert event.detail == {"decisions": 2}


def test_a_real_body_is_refused() -> None:
    """Nothing invented is said of a real body, and nothing of the same call stays."""
    settle_kind(demonstration=True, by="tests")
    with pytest.raises(Refused, match="luton is not a fictional body"):
        bring_in(decisions=[ONE, replace(ONE, body="luton")], by="tests")
    assert not PublishedDecision.objects.exists()


def test_a_live_installation_has_none() -> None:
    """Invented decisions never enter a live installation."""
    settle_kind(demonstration=False, by="tests")
    with pytest.raises(Refused, match="only a demonstration"):
        bring_in(decisions=[ONE], by="tests")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"reference": "24 12 345"}, "not a reference"),
        ({"subject": "weather"}, "not a subject"),
        ({"outcome": Outcome.ADVICE_GIVEN}, "never published"),
        ({"sections": {Section.FOUND: "Fault."}}, "has a summary"),
    ],
)  # fmt: skip
def test_what_is_no_decision_is_refused(changes: dict[str, object], words: str) -> None:
    """A reference, a subject, an outcome and a summary, or a refusal that says which."""
    with pytest.raises(Refused, match=words):
        replace(ONE, **changes)  # type: ignore[arg-type] # wrong values are the point


def test_only_invented_decisions_are_set_back() -> None:
    """In a live installation nobody dates a decision anew; nor a real one in a demonstration."""
    key, before = gate.decided(), clock.today() - timedelta(days=1)
    with pytest.raises(Refused, match="only a demonstration"):
        set_back(key=key, decided=before, by="tests")
    settle_kind(demonstration=True, by="tests")
    with pytest.raises(Refused, match="no invented decision about a fictional body"):
        set_back(key=key, decided=before, by="tests")
