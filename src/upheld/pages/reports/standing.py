"""How a report stands on a day: its clock, line by line, and whether its response satisfies us."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from upheld.domain.facts import ReportFact
from upheld.domain.report_clock import Duty, State
from upheld.domain.worded import Worded
from upheld.letters import words
from upheld.letters.blocks import report_sentences
from upheld.publication.shelf.facts import PublicReport, ReportDay

ISSUED, RECEIVED, SATISFIED = "issued", "received", "satisfied"
_EVENTS = {
    ISSUED: "Issued",
    RECEIVED: "Received by the body",
    SATISFIED: "We are satisfied with the response",
}
# What a body answers us with; notice and copies are owed to the public.
_ANSWERS = (Duty.REPLY, Duty.CONFIRMATION)


class Response(Worded):
    """Where the response to a report stands."""

    AWAITED = "awaited", "Reply awaited"
    OVERDUE = "overdue", "Reply overdue"
    SATISFIED = "satisfied", "Satisfied with the response"
    UNSETTLED = "unsettled", "Not yet recorded as satisfactory"
    NOT_FOLLOWED = "not_followed", "Response not followed here"


_SILENT = "What came of the report since it was issued is not recorded here."


@dataclass(frozen=True, kw_only=True)
class ClockLine:
    """One line of the clock in words; empty where nothing is known."""

    what: str
    due: str
    done: str
    state: str


def response_of(report: PublicReport, today: date) -> Response:
    """The state of the response while `today` runs."""
    if _satisfied(report, today):
        return Response.SATISFIED
    owed = _owed(report, today)
    if any(day.due and day.due < today for day in owed):
        return Response.OVERDUE
    if owed:
        return Response.AWAITED
    if report.days:
        return Response.UNSETTLED
    due = day_of(report.fact.awaited_by)
    # "The summer" names no year: of such a report nobody can tell today whether it still waits.
    if not report.fact.awaited or due is None:
        return Response.NOT_FOLLOWED
    return Response.OVERDUE if due < today else Response.AWAITED


def response_line(fact: ReportFact, on: date, noun: str) -> str:
    """The closing sentence of a report: satisfied, awaited, or none recorded yet."""
    if fact.satisfied_on:
        when = words.day_or_words(fact.satisfied_on)
        day = f" on {when}" if when != fact.satisfied_on else ""
        return f"We recorded{day} that we are satisfied with the response."
    if fact.awaited:
        return report_sentences.awaited(fact, on)
    return f"We have not yet recorded that the response of the {noun} satisfies us."


def closing_of(report: PublicReport, today: date, noun: str) -> str:
    """The same by the report's own clock, where it runs here."""
    recorded = (day.done for day in report.days if day.what == SATISFIED and _is_done(day, today))
    if satisfied := next(recorded, None):
        fact = replace(report.fact, satisfied_on=satisfied.isoformat())
        return response_line(fact, today, noun)
    owed = _owed(report, today)
    if response_of(report, today) is Response.NOT_FOLLOWED:
        return _as_told(report, today)
    if not owed:
        return response_line(report.fact, today, noun)
    first = owed[0]
    reply = "confirmation" if first.what == Duty.CONFIRMATION else "reply"
    if first.due is None:
        return f"We await the {reply} of the {noun}."
    due = "which was due" if first.due < today else "due"
    return f"We await the {reply} of the {noun}, {due} by {words.day(first.due)}."


def _as_told(report: PublicReport, today: date) -> str:
    """A closing line that is as old as its report."""
    said = report_sentences.awaited(report.fact, today)
    return f"As the report was last told of: {said}" if said else _SILENT


def clock_of(report: PublicReport, today: date) -> tuple[ClockLine, ...]:
    """The clock as a table has it."""
    return tuple(
        ClockLine(
            what=name_of(day.what),
            due=words.day(day.due) if day.due else "",
            done=words.day(day.done) if day.done and day.done <= today else "",
            state=_state(day, today),
        )
        for day in report.days
    )


def days_to_come(report: PublicReport, today: date) -> Iterator[ReportDay]:
    """What is due and not done, overdue lines too; of a clock kept elsewhere, what we await."""
    if _satisfied(report, today):
        return
    yield from (day for day in report.days if day.due and not _is_done(day, today))
    if not report.days and report.fact.awaited and (due := day_of(report.fact.awaited_by)):
        yield ReportDay(what=Duty.REPLY, due=due)


def name_of(what: str) -> str:
    """A line of the clock in words."""
    return _EVENTS[what] if what in _EVENTS else Duty(what).words


def _state(day: ReportDay, today: date) -> str:
    if _is_done(day, today):
        if day.due is None or day.done is None:
            return "Done"
        return (State.MET if day.done <= day.due else State.LATE).words
    if day.what == SATISFIED:
        return "Not yet"
    if day.due is None:
        return State.NOT_STARTED.words
    return (State.OVERDUE if day.due < today else State.RUNNING).words


def _owed(report: PublicReport, today: date) -> list[ReportDay]:
    """Answers that are running or overdue; a confirmation only after the reply."""
    if _satisfied(report, today):
        return []
    lines = {day.what: day for day in report.days}
    found = [lines[duty] for duty in _ANSWERS if duty in lines]
    return [day for day in found if not _is_done(day, today)][:1]


def _satisfied(report: PublicReport, today: date) -> bool:
    recorded = any(day.what == SATISFIED and _is_done(day, today) for day in report.days)
    return recorded or bool(report.fact.satisfied_on)


def _is_done(day: ReportDay, today: date) -> bool:
    return day.done is not None and day.done <= today


def day_of(text: str) -> date | None:
    """The day that a text names; None where it says it in other words."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
