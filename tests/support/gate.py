"""Cases at the publication gate, brought there the short way."""

from datetime import date, datetime, time, timedelta
from typing import Any

from support import working
from upheld.casework.actions.steps import take
from upheld.casework.models import CaseBody, Statement
from upheld.domain.publication import first_day
from upheld.domain.stages import Step
from upheld.domain.statements import Section, StatementKind
from upheld.toolbox import clock

READER, MANAGER = "person 9002", "person 9003"
TEXT = {
    Section.SUMMARY: "Mr X complained about noise. There was fault.",
    Section.COMPLAINT: "Mr X complained that the Council did not answer.",
    Section.POWERS: "We look for fault.",
    Section.CONSIDERED: "I spoke with Mr X.",
    Section.FOUND: "The Council did not answer for a year.",
    Section.AGREED: "The Council will apologise.",
    Section.DECISION: "There was fault, which caused injustice.",
}


def decided(body: str = "luton", **texts: str) -> str:
    """A case that was decided today with a statement of harmless words; its key."""
    key = working.with_provisional_decision(body)
    working.make_ready_to_decide(key)
    sections = {**TEXT, **{Section(name): text for name, text in texts.items()}}
    rows = Statement.objects.filter(case_body=key, kind=StatementKind.FINAL)
    rows.update(sections=sections)
    take(
        key=key, step=Step.DECIDE, version=None, by=working.WHO, reason_code="fault_injustice"
    )  # fmt: skip
    # Noise is coded for the case; the heading comes with it, and what is worked is real.
    CaseBody.objects.filter(pk=key).update(provenance="casework")
    return key


def days_later(monkeypatch: Any, days: int) -> date:
    """It is so many days later, at noon; the day."""
    now = datetime.combine(clock.today() + timedelta(days=days), time(12), tzinfo=clock.UK)
    monkeypatch.setattr(clock, "now", lambda: now)
    return now.date()


def due(monkeypatch: Any) -> date:
    """The first day is here on which what was decided today may be public."""
    return days_later(monkeypatch, (first_day(clock.today()) - clock.today()).days)


def act(key: str, by: str = READER, version: int | None = None) -> dict[str, Any]:
    """What every action of the gate takes."""
    return {"key": key, "version": version, "by": by}
