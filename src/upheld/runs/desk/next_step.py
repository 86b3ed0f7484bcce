"""What a year waits for: one step, one hour, or one thing to mend."""

from dataclasses import dataclass
from datetime import datetime

from upheld.domain.facts import YearPlan
from upheld.domain.method import METHODS
from upheld.domain.reporting_year import ReportingYear
from upheld.runs.desk.state import Facts, letters_waiting
from upheld.runs.desk.steps import Step
from upheld.toolbox import clock


@dataclass(frozen=True, kw_only=True)
class Next:
    """The next thing to do. Without a step and without `mend`, nobody has to do anything."""

    words: str
    step: Step | None = None
    mend: bool = False
    """Whether the check has to be looked at first."""
    hour: datetime | None = None
    """What is waited for."""


def next_of(facts: Facts) -> Next:
    """What comes next for a year."""
    return _before_counting(facts) or _letters(facts) or _publication(facts)


def _before_counting(facts: Facts) -> Next | None:
    year, now, unwritten = facts.year, clock.now(), _unwritten_method(facts.year)
    if facts.cut is None and not (facts.received or facts.decided):
        return Next(words=f"Nothing of {year.label} is recorded yet.", step=Step.IMPORT)
    if facts.cut is None and (clock.today() <= year.end or unwritten):
        return Next(words=" ".join(filter(None, (_running(year), unwritten))))
    if facts.cut is None and facts.plan and now < facts.plan.freeze_at:
        hour = facts.plan.freeze_at
        return Next(words=f"It is to be frozen on {clock.spoken(hour)}.", hour=hour)
    if facts.cut is None:
        return Next(words="Its cases can be frozen.", step=Step.FREEZE)
    if not facts.counted:
        return Next(words="It is frozen and can be counted.", step=Step.COUNT)
    return None


def _running(year: ReportingYear) -> str:
    if clock.today() > year.end:
        return ""
    return f"The year runs until 31 March {year}. It can be frozen after that day."


def _unwritten_method(year: ReportingYear) -> str:
    # Nobody at the desk can write it: they are told before they press a button in vain.
    if year.ended in METHODS:
        return ""
    return (
        f"Nothing says yet how {year.label} is counted and shown: before it is frozen, its method "
        "record has to be written, as docs/forms-of-letter.md says under “The next year”."
    )


def _letters(facts: Facts) -> Next | None:
    if facts.plan is None:
        words = "It has no plan: import a year.toml with its hours, texts and signatory."
        return Next(words=words, step=Step.IMPORT)
    if facts.errors:
        some = "An error" if facts.errors == 1 else f"{facts.errors:,} errors"
        stop = "stops" if facts.errors == 1 else "stop"
        return Next(words=f"{some} of the check {stop} the letters.", mend=True)
    if facts.unwritten or not (facts.letters or facts.no_letters):
        return Next(words="Letters have to be written.", step=Step.WRITE)
    if facts.lines is None and facts.corrected:
        some = "a body" if len(facts.corrected) == 1 else f"{len(facts.corrected):,} bodies"
        words = f"A correction changed figures of {some}: letters have to be written."
        return Next(words=words, step=Step.WRITE)
    return _waiting(facts, facts.plan)


def _waiting(facts: Facts, plan: YearPlan) -> Next | None:
    drafts, approved = letters_waiting(facts)
    if drafts:
        some = "A letter waits" if drafts == 1 else f"{drafts:,} letters wait"
        return Next(words=f"{some} for approval.", step=Step.APPROVE)
    if approved and clock.now() < plan.issue_at:
        hour = plan.issue_at
        return Next(words=f"The letters are to go on {clock.spoken(hour)}.", hour=hour)
    if approved:
        some = "An approved letter waits" if approved == 1 else f"{approved:,} letters wait"
        return Next(words=f"{some} to be sent.", step=Step.ISSUE)
    return None


def _publication(facts: Facts) -> Next:
    if facts.publication is None:
        return Next(words="The release can be staged for its public hour.", step=Step.STAGE)
    hour = facts.publication.public_at
    if clock.now() < hour:
        return Next(words=f"It becomes public on {clock.spoken(hour)}.", hour=hour)
    if facts.decided_anew:
        some = "A decision" if facts.decided_anew == 1 else f"{facts.decided_anew:,} decisions"
        was = "was" if facts.decided_anew == 1 else "were"
        words = (
            f"{some} of the year {was} made anew since it was frozen. The release stays as it is; "
            "look at the check, then correct the year or clear the warning."
        )
        return Next(words=words, step=Step.CORRECT)
    return Next(words="Nothing: the year is public.")
