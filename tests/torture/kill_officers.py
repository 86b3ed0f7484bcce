"""Kill the start of a round, the invitations to a seminar, and the turn that writes to everybody.

A survey is approved and opens at that turn. Forks do all of it in one go, and are killed; then it
is done again. Every body gets each of the three mails once, and the link of each leads to its body.
"""

import email
import re
import shutil
import sqlite3
from contextlib import closing
from email.message import EmailMessage
from email.policy import default
from functools import partial
from pathlib import Path

from torture.children import TAKEN, Child, seconds_of, start_work, take_mails
from torture.tormenting import Trial

# By folder and by mail server: the port is that of nobody, for a mail only waits for it.
STEPS = {"officers-folder": 0, "officers-server": 2525}
# What is said to whoever comes after it was done.
DONE = ("once a year", "nobody is left to invite")
PLACES = ("outbox/*/*.eml", "spool/dispatches/*.eml", f"{TAKEN}/*.eml")
BODIES = ("luton", "bedford", "barnet", "kent", "derby")
MAILS = 3 * len(BODIES)


def prepare() -> int:
    """Link officers of a few bodies, a survey that opens today, a seminar to come."""
    from support import surveys, training  # noqa: PLC0415 - Django is set up by now
    from upheld.domain.training import CourseKind  # noqa: PLC0415
    from upheld.outreach.actions.surveys import approve_survey, write_survey  # noqa: PLC0415

    for body in BODIES:
        surveys.officer(body)
    survey = write_survey(facts=surveys.facts(), by="writer")
    approve_survey(survey=survey.pk, version=survey.version, by="other")
    training.course("seminar", kind=CourseKind.SEMINAR, title="Working together")
    training.session("seminar")
    return 0


def ask_and_write() -> int:
    """What is killed, and done again: whoever is told that it was done goes on to the mails."""
    from upheld.domain.errors import Refused  # noqa: PLC0415
    from upheld.outreach.actions.inviting import invite_officers  # noqa: PLC0415
    from upheld.outreach.actions.rounds import start_round  # noqa: PLC0415
    from upheld.outreach.queries.enquiries import would_ask  # noqa: PLC0415
    from upheld.outreach.queries.seminars import seminars  # noqa: PLC0415
    from upheld.runs.rolling.asking import keep_asking  # noqa: PLC0415
    from upheld.toolbox import clock  # noqa: PLC0415

    (seminar,) = seminars()
    for act in (
        lambda: start_round(expected=len(would_ask(clock.today())), by="tests"),
        lambda: invite_officers(session=seminar.pk, region="", expected=len(BODIES), by="tests"),
    ):
        try:
            act()
        except Refused as refusal:
            if not any(done in str(refusal) for done in DONE):
                raise
    keep_asking(tell=lambda _: None)
    return 0


def faults_of(data: Path) -> list[str]:
    """What a run leaves that it should not."""
    with closing(sqlite3.connect(data / "casework.sqlite3")) as database:
        asked = database.execute(
            "select body_id, token_digest, session_id, token, laid_at is null, sent"
            " from outreach_enquiry e join outreach_enquirymail m on m.enquiry_id = e.id"
            " where role != ''"
        ).fetchall()
        rows = database.execute("select count(*) from mailing_dispatch").fetchone()[0]
        surveys = database.execute("select opened_at is not null from outreach_survey").fetchall()
    files = [path for place in PLACES for path in data.glob(place)]
    mails = [email.message_from_bytes(path.read_bytes(), policy=default) for path in files]
    leading = sorted((str(mail["To"]), _end_of(mail)) for mail in mails)
    # A seminar's link is that of its page; the others are known by their digest alone.
    expected = sorted(
        (f"lo@{body}.example", f"session {session}" if session else kept)
        for body, kept, session, *_ in asked
    )
    return [
        words
        for words, wrong in (
            ("the survey did not open", surveys != [(1,)]),
            ("somebody was forgotten", {body for body, *_ in asked} != set(BODIES)),
            ("not everybody has each mail once", len(mails) != MAILS or len(asked) != MAILS),
            ("a mail is held back", any(data.glob("outbox/*/.*/*"))),
            ("a link leads to nobody", leading != expected or len(set(leading)) != MAILS),
            ("a token was kept", any(token for *_, token, _, _ in asked)),
            ("a mail was not laid down", any(waits or not sent for *_, waits, sent in asked)),
            ("a row without a mail", rows not in {0, len(mails)}),
        )
        if wrong
    ]


def _end_of(mail: EmailMessage) -> str:
    from upheld.toolbox.secret import digest  # noqa: PLC0415

    words = mail.get_content()
    if found := re.search(r"/officers/(?:contacts|survey)/([^/]+)/", words):
        return digest(found[1])
    found = re.search(r"/training/(\d+)/book/", words)
    return f"session {found[1]}" if found else words


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
    take_mails(data, "officers", "training")
    code = _start(name, data).wait()
    return hit, [*faults_of(data), *([f"run again it ended with {code}"] if code else [])]


def _start(name: str, data: Path) -> Child:
    return start_work(ask_and_write, data, smtp=STEPS[name])
