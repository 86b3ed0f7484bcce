"""The statutory clock of a public report: from its facts to what is due, and how that stands."""

from dataclasses import dataclass
from datetime import date, timedelta

from upheld.domain.facts import ReportKind
from upheld.domain.periods import months_beginning_with
from upheld.domain.report_law import ReportLaw
from upheld.domain.worded import Worded

DAY = timedelta(days=1)


class Duty(Worded):
    """What is due in the life of a report, in its order."""

    COMMENTS = "comments", "Comments of all sides on the draft"
    RECEIPT = "receipt", "Day on which the body received it, to be recorded"
    NOTICE = "notice", "Public notice by the body"
    COPIES = "copies", "Copies available to everybody"
    REPLY = "reply", "Reply of the body: what it has done or will do"
    CONFIRMATION = "confirmation", "Confirmation that it was done"
    FURTHER_REPORT = "further_report", "Further report by us"
    STATEMENT = "statement", "Statement in two local publications"


class State(Worded):
    """How a duty stands on a day."""

    NOT_STARTED = "not_started", "Not started"
    RUNNING = "running", "Running"
    MET = "met", "Done in time"
    LATE = "late", "Done late"
    OVERDUE = "overdue", "Overdue"

    @property
    def is_open(self) -> bool:
        """Whether it waits for somebody now."""
        return self in {State.RUNNING, State.OVERDUE}


@dataclass(frozen=True, kw_only=True)
class ReportDays:
    """What is known of a report, as far as its clock asks."""

    law: ReportLaw
    kind: ReportKind = ReportKind.PUBLIC_INTEREST
    drafted: date | None = None
    comments_due: date | None = None
    issued: date | None = None
    received: date | None = None
    noticed: date | None = None
    copies_from: date | None = None
    extended_to: date | None = None
    replied: date | None = None
    satisfied: bool | None = None
    confirmed: date | None = None
    further_issued: date | None = None
    statement_required: date | None = None
    statement: date | None = None

    @property
    def reply_due(self) -> date | None:
        """The last day for the reply: three months beginning with receipt, or what was agreed."""
        if self.extended_to or not self.received:
            return self.extended_to
        return months_beginning_with(self.received, self.law.reply_months)

    @property
    def confirmation_due(self) -> date | None:
        """The last day of the further months, which begin when those for the reply have ended."""
        if not self.reply_due:
            return None
        return months_beginning_with(self.reply_due + DAY, self.law.confirmation_months)


@dataclass(frozen=True, kw_only=True)
class Deadline:
    """One duty: from when it runs, until when it is due, when it was done."""

    duty: Duty
    begins: date | None
    due: date | None
    done: date | None
    state: State

    def late_by(self, today: date) -> int:
        """Days after its last day, until it was done or until today; 0 where it is in time."""
        return max(0, ((self.done or today) - self.due).days) if self.due else 0


def deadlines(days: ReportDays, today: date) -> tuple[Deadline, ...]:
    """Everything that is or was due about a report, in the order of its life.

    What cannot come any more is left out: a confirmation once we are satisfied without one, a
    further report while there is no ground for it, a statement that nobody required.
    """
    found = [_comments(days, today)]
    if days.issued and not days.received:
        # Until that is recorded nothing runs, so nobody would be reminded of anything.
        found.append(_undated(Duty.RECEIPT, done=None))
    begins, law = days.received, days.law
    notice_due = begins + law.notice if begins else None
    found.append(_deadline(Duty.NOTICE, begins, notice_due, days.noticed, today))
    copies_due = days.noticed + law.copies_start if days.noticed else None
    found.append(_deadline(Duty.COPIES, days.noticed, copies_due, days.copies_from, today))
    if days.replied or not days.satisfied:
        found.append(_deadline(Duty.REPLY, begins, days.reply_due, days.replied, today))
    if days.confirmed or days.satisfied is None:
        begins = days.reply_due + DAY if days.reply_due else None
        due = days.confirmation_due
        found.append(_deadline(Duty.CONFIRMATION, begins, due, days.confirmed, today))
    if days.further_issued or grounds(days, today):
        found.append(_undated(Duty.FURTHER_REPORT, done=days.further_issued))
    if days.statement_required:
        due = months_beginning_with(days.statement_required, law.statement_months)
        asked = days.statement_required
        found.append(_deadline(Duty.STATEMENT, asked, due, days.statement, today))
    return tuple(found)


def grounds(days: ReportDays, today: date) -> tuple[str, ...]:
    """Why a further report is to be made, in the words of section 31(2A); empty where it is not."""
    if days.issued is None or days.satisfied or days.kind is ReportKind.FURTHER:
        return ()
    found = []
    if not days.replied and days.reply_due and days.reply_due < today:
        found.append("the body did not reply in the time allowed")
    if days.satisfied is False:
        found.append("we are not satisfied with what the body did or proposed")
    due = days.confirmation_due
    if days.replied and not days.confirmed and due and due < today:
        found.append("the body did not confirm in the further time that it had done so")
    return tuple(found)


def next_of(found: tuple[Deadline, ...]) -> Deadline | None:
    """What is due first of all that waits for somebody; what has no day comes last."""
    waiting = [each for each in found if each.state.is_open]
    return min(waiting, key=lambda each: each.due or date.max, default=None)


def _comments(days: ReportDays, today: date) -> Deadline:
    # Whoever issues has closed the time for comments, whatever came.
    begins, due = days.drafted, days.comments_due
    return _deadline(Duty.COMMENTS, begins, due, _first(days.issued, due), today, over=True)


def _undated(duty: Duty, *, done: date | None) -> Deadline:
    """A duty of ours that has no last day: it waits until it is done."""
    state = State.MET if done else State.RUNNING
    return Deadline(duty=duty, begins=None, due=None, done=done, state=state)


def _first(one: date | None, other: date | None) -> date | None:
    return min(one, other) if one and other else one


def _deadline(
    duty: Duty, begins: date | None, due: date | None, done: date | None, today: date,
    *, over: bool = False,
) -> Deadline:  # fmt: skip
    """`over`: the time itself is what counts, and nobody is late when it has passed."""
    if over and done is None and due and due < today:
        done = due
    if done is not None:
        state = State.LATE if due and done > due else State.MET
    elif begins is None or due is None or begins > today:
        state = State.NOT_STARTED
    else:
        state = State.OVERDUE if due < today else State.RUNNING
    return Deadline(duty=duty, begins=begins, due=due, done=done, state=state)
