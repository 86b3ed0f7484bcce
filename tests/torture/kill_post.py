"""Kill the sending of a year's letters.

Three ways: `issue` into the folder, `issue` with a mail server set, and `send` to one, of letters
and of mails to single people. A mail
server in a process of its own notes what it took, so that nothing is told by who was killed.
"""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from support import post_kills
from support.killing import Step
from support.post_kills import YEAR, Mailbox, mailbox
from torture.children import seconds_of, start_forked
from torture.tormenting import Trial

ISSUE, ISSUE_SMTP, SEND = "post-issue", "post-issue-smtp", "post-send"
STEPS = (ISSUE, ISSUE_SMTP, SEND)
# More than there are: every council of the year. Sending is slower, and a message of many is as
# good as any other.
BODIES, SENDING_BODIES = 350, 30
# Mails to single people, which go before the letters.
MAILS = 6
# A killed sender is started again until nothing waits; more often than that is a fault.
TURNS = 5
ISSUE_STEP: Step = ("issue", YEAR, "--by", "officer")
SEND_STEP: Step = ("send", "--by", "officer")


@dataclass(frozen=True, kw_only=True)
class Year:
    """A data folder just before a step, of so many bodies, and the server that takes its mails."""

    before: Path
    bodies: int
    step: Step
    box: Mailbox | None

    @property
    def port(self) -> int:
        """Where letters go; 0 where they go into a folder."""
        return self.box.port if self.box else 0


def trials(
    wanted: Sequence[str], prepared: Path, work: Path, bodies: int, until: ExitStack
) -> Iterator[Trial]:
    """Each way, from a year that was run as far as it needs; servers run until the stack ends."""
    large = None
    for name in wanted:
        box = None if name == ISSUE else until.enter_context(mailbox(work / f"box-{name}"))
        if name == SEND and box:
            before, count = _queued(work, min(bodies, SENDING_BODIES), prepared, box)
            year = Year(before=before, bodies=count, step=SEND_STEP, box=box)
            killed = _sending_killed
        else:
            before, count = large = large or _approved(work / "large", bodies, prepared)
            year = Year(before=before, bodies=count, step=ISSUE_STEP, box=box)
            killed = _issue_killed
        yield Trial(name=name, whole=partial(_whole, year), killed=partial(killed, year))


def _queued(work: Path, bodies: int, prepared: Path, box: Mailbox) -> tuple[Path, int]:
    data, count = _approved(work / "small", bodies, prepared)
    assert start_forked(ISSUE_STEP, data, smtp=box.port).wait() == 0
    for number in range(MAILS):
        step = ("invite", f"person-{number}@example.org", "--role", "auditor", "--by", "x")
        assert start_forked(step, data, smtp=box.port).wait() == 0
    return data, count


def _approved(data: Path, bodies: int, prepared: Path) -> tuple[Path, int]:
    post_kills.copy(prepared, data)
    councils = post_kills.councils(data, bodies)
    folder = post_kills.write_lists(data.with_name(f"{data.name}-lists"), councils)
    for step in (
        ("import", folder, "--by", "officer"), ("freeze", YEAR, "--by", "officer"),
        ("count", YEAR, "--by", "officer"), ("write", YEAR, "--by", "officer"),
        ("approve", YEAR, "--by", "ombudsman"),
    ):  # fmt: skip
        assert start_forked(step, data).wait() == 0, step
    return data, len(councils)


def _whole(year: Year, data: Path) -> float:
    _begin(year, data)
    seconds = seconds_of(start_forked(year.step, data, smtp=year.port))
    if year.step == SEND_STEP and year.box:
        assert len(year.box.taken()) == year.bodies * post_kills.PER_BODY + MAILS
    return seconds


def _begin(year: Year, data: Path) -> None:
    post_kills.copy(year.before, data)
    if year.box:
        year.box.empty()


def _issue_killed(year: Year, data: Path, moment: float) -> tuple[bool, list[str]]:
    _begin(year, data)
    hit = start_forked(year.step, data, smtp=year.port).killed_after(moment)
    code = start_forked(year.step, data, smtp=year.port).wait()
    folder, state = ("spool", "ready") if year.box else (f"outbox/{YEAR}", "written")
    faults = post_kills.faults_of_issue(data, folder=folder, state=state, bodies=year.bodies)
    return hit, [*([f"run again it ended with {code}"] if code else []), *faults]


def _sending_killed(year: Year, data: Path, moment: float) -> tuple[bool, list[str]]:
    _begin(year, data)
    hit = start_forked(year.step, data, smtp=year.port).killed_after(moment)
    for _ in range(TURNS):
        # 1: a person has to look at what is uncertain.
        if start_forked(year.step, data, smtp=year.port).wait() == 0:
            break
    assert year.box
    return hit, post_kills.faults_of_sending(data, year.box.taken(), kills=1)
