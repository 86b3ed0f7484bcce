"""Kill the act that cancels every session of a span of days, and the turn that tells everybody.

Forks do the act and the telling in one go, and are killed; then a gateway takes what lies in the
outbox, and both are done again. What must hold is what a run leaves that nobody killed.
"""

import email
import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from email.policy import default
from functools import partial
from pathlib import Path
from typing import Any

from torture.children import TAKEN, Child, seconds_of, start_work, take_mails
from torture.tormenting import Trial

# By folder and by mail server: the port is that of nobody, for a mail only waits for it.
STEPS = {"training-folder": 0, "training-server": 2525}
SESSIONS, PLACES, PEOPLE = 4, 6, 9
DAYS_AHEAD = 30


def prepare() -> int:
    """Sessions on four days, with a queue for each; the same people come to several."""
    from support import training  # noqa: PLC0415 - Django is set up by now
    from upheld.runs.rolling.training import keep_training  # noqa: PLC0415

    training.course()
    for number in range(SESSIONS):
        held = training.session(days=DAYS_AHEAD + number, places=PLACES)
        training.booked(held, *(f"Person{which}" for which in range(number, PEOPLE)))
    keep_training(tell=lambda _: None)
    return 0


def cancel_and_tell() -> int:
    """What is killed, and done again: whoever finds nothing to cancel was through with it."""
    from upheld.outreach.actions.cancelling import cancel_sessions  # noqa: PLC0415
    from upheld.outreach.queries.cancelling import sessions_between  # noqa: PLC0415
    from upheld.runs.rolling.training import keep_training  # noqa: PLC0415
    from upheld.toolbox import clock  # noqa: PLC0415

    first = clock.today()
    last = first + timedelta(days=2 * DAYS_AHEAD)
    if numbers := list(sessions_between(first, last).values_list("pk", flat=True)):
        cancel_sessions(sessions=numbers, why="All end.", credits_kept=True, by="tests")
    keep_training(tell=lambda _: None)
    return 0


def state_of(data: Path) -> dict[str, Any]:
    """Bookings, credits, notices, acts and mails, without what the clock tells."""
    asked = {
        "bookings": "select receipt, state from outreach_booking order by id",
        "sessions": "select id, held, cancelled_in_id from outreach_session order by id",
        "credits": "select booking_id, pence from outreach_credit order by booking_id",
        "notices": "select booking_id, kind, laid_at is null from outreach_notice order by id",
        "acts": "select action, subject from casework_auditevent where action = 'cancel_sessions'",
        "dispatches": "select count(*), count(distinct message_id) from mailing_dispatch",
    }
    with closing(sqlite3.connect(data / "casework.sqlite3")) as database:
        found: dict[str, Any] = {
            name: database.execute(sql).fetchall() for name, sql in asked.items()
        }
    places = ("outbox/training/*.eml", "spool/dispatches/*.eml", f"{TAKEN}/*.eml")
    files = [path for place in places for path in data.glob(place)]
    found["held back"] = [path.name for path in data.glob("outbox/training/.*")]
    mails = [email.message_from_bytes(path.read_bytes(), policy=default) for path in files]
    found["mails"] = sorted((mail["To"], mail["Subject"], mail.get_content()) for mail in mails)
    return found


def trial(name: str, prepared: Path, work: Path) -> Trial:
    """The cancellation, by one of the ways."""
    before, after = work / f"{name}-before", work / f"{name}-after"
    shutil.copytree(prepared, before, symlinks=True)
    assert start_work(prepare, before, smtp=STEPS[name]).wait() == 0, name
    _whole(name, before, after)
    state = state_of(after)
    # A comparison of nothing with nothing would find no fault.
    told = [mail for mail in state["mails"] if "will not take place" in mail[1]]
    assert len(told) == len({mail[0] for mail in told}) == PEOPLE, state
    assert len(state["credits"]) == SESSIONS * PLACES, state
    return Trial(
        name=name, whole=partial(_whole, name, before), killed=partial(_killed, name, before, state)
    )


def _whole(name: str, before: Path, data: Path) -> float:
    shutil.copytree(before, data, symlinks=True)
    return seconds_of(_start(name, data))


def _killed(
    name: str, before: Path, expected: dict[str, Any], data: Path, moment: float
) -> tuple[bool, list[str]]:
    shutil.copytree(before, data, symlinks=True)
    hit = _start(name, data).killed_after(moment)
    take_mails(data, "training")
    code, found = _start(name, data).wait(), state_of(data)
    wrong = [part for part in expected if found[part] != expected[part]]
    return hit, [*wrong, *([f"run again it ended with {code}"] if code else [])]


def _start(name: str, data: Path) -> Child:
    return start_work(cancel_and_tell, data, smtp=STEPS[name])
