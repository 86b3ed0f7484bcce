"""Kill the start of a round, and the turn that writes to everybody.

Forks start the round and turn the clock in one go, and are killed; then both are done again. Every
body is asked once, and each mail's link leads to its body.
"""

import email
import re
import shutil
import sqlite3
from contextlib import closing
from email.policy import default
from functools import partial
from pathlib import Path

from torture.children import TAKEN, Child, seconds_of, start_work, take_mails
from torture.tormenting import Trial

# By folder and by mail server: the port is that of nobody, for a mail only waits for it.
STEPS = {"officers-folder": 0, "officers-server": 2525}
BODIES = ("luton", "bedford", "barnet", "kent", "derby")


def prepare() -> int:
    """Link officers of a few bodies; the others have no address."""
    from support.surveys import officer  # noqa: PLC0415 - Django is set up by now

    for body in BODIES:
        officer(body)
    return 0


def start_and_write() -> int:
    """What is killed, and done again: whoever is told that it was done goes on to the mails."""
    from upheld.domain.errors import Refused  # noqa: PLC0415
    from upheld.outreach.actions.rounds import start_round  # noqa: PLC0415
    from upheld.outreach.queries.enquiries import would_ask  # noqa: PLC0415
    from upheld.runs.rolling.asking import keep_asking  # noqa: PLC0415
    from upheld.toolbox import clock  # noqa: PLC0415

    try:
        start_round(expected=len(would_ask(clock.today())), by="tests")
    except Refused as refusal:
        if "once a year" not in str(refusal):
            raise
    keep_asking(tell=lambda _: None)
    return 0


def faults_of(data: Path) -> list[str]:
    """What a run leaves that it should not."""
    from upheld.toolbox.secret import digest  # noqa: PLC0415

    with closing(sqlite3.connect(data / "casework.sqlite3")) as database:
        asked = database.execute(
            "select body_id, token_digest, token, laid_at is null, sent from outreach_enquiry e"
            " join outreach_enquirymail m on m.enquiry_id = e.id"
        ).fetchall()
        rows = database.execute("select count(*) from mailing_dispatch").fetchone()[0]
    files = [
        *data.glob("outbox/officers/*.eml"), *data.glob("spool/dispatches/*.eml"),
        *data.glob(f"{TAKEN}/*.eml"),
    ]  # fmt: skip
    mails = [email.message_from_bytes(path.read_bytes(), policy=default) for path in files]
    links = {
        str(mail["To"]): digest(found[1])
        for mail in mails
        if (found := re.search(r"/officers/contacts/([^/]+)/", mail.get_content()))
    }
    expected = {f"lo@{body}.example": kept for body, kept, *_ in asked}
    return [
        words
        for words, wrong in (
            ("somebody was forgotten", len(expected) != len(BODIES)),
            ("somebody was asked twice", len(mails) != len(links) or len(asked) != len(BODIES)),
            ("a mail is held back", any(data.glob("outbox/officers/.*/*"))),
            ("a link leads to nobody", links != expected),
            ("a token was kept", any(token for *_, token, _, _ in asked)),
            ("a mail was not laid down", any(waits or not sent for *_, waits, sent in asked)),
            ("a row without a mail", rows not in {0, len(mails)}),
        )
        if wrong
    ]


def trial(name: str, prepared: Path, work: Path) -> Trial:
    """A round, by one of the ways."""
    before = work / f"{name}-before"
    shutil.copytree(prepared, before, symlinks=True)
    assert start_work(prepare, before, smtp=STEPS[name]).wait() == 0, name
    return Trial(
        name=name, whole=partial(_whole, name, before), killed=partial(_killed, name, before)
    )


def _whole(name: str, before: Path, data: Path) -> float:
    shutil.copytree(before, data, symlinks=True)
    seconds = seconds_of(_start(name, data))
    assert faults_of(data) == []
    return seconds


def _killed(name: str, before: Path, data: Path, moment: float) -> tuple[bool, list[str]]:
    shutil.copytree(before, data, symlinks=True)
    hit = _start(name, data).killed_after(moment)
    take_mails(data, "officers")
    code = _start(name, data).wait()
    return hit, [*faults_of(data), *([f"run again it ended with {code}"] if code else [])]


def _start(name: str, data: Path) -> Child:
    return start_work(start_and_write, data, smtp=STEPS[name])
