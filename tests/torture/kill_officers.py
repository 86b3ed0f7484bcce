"""Kill the start of a round, and the turn that writes to everybody.

`python tests/torture/kill_officers.py --kills 10 --prepared FOLDER`

Forks of this process start the round and turn the clock in one go, and are killed at a moment drawn
by lot; then both are done again. Every body is asked once, and each mail's link leads to its body.
"""

import argparse
import email
import re
import shutil
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from email.policy import default
from importlib import import_module
from pathlib import Path
from random import Random  # noqa: TID251 - draws moments of a kill, by seed

from django.db.migrations.loader import MigrationLoader

from torture.children import TAKEN, Child, load_program, start_work, take_mails, unlock

# By folder and by mail server: the port is that of nobody, for a mail only waits for it.
WAYS = {"officers-folder": 0, "officers-server": 2525}
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


def torment(name: str, prepared: Path, work: Path, kills: int) -> tuple[int, list[str]]:
    """Kill it many times at drawn moments: how many hit, and the faults that showed."""
    before, after = work / f"{name}-before", work / f"{name}-after"
    shutil.copytree(prepared, before, symlinks=True)
    assert start_work(prepare, before, smtp=WAYS[name]).wait() == 0, name
    shutil.copytree(before, after, symlinks=True)
    begun = time.perf_counter()
    assert _start(name, after).wait() == 0, name
    whole, faults, hits = time.perf_counter() - begun, faults_of(after), 0
    lots = Random(name)  # noqa: S311 - not a secret
    for number in range(kills):
        data = work / f"{name}-{number}"
        shutil.copytree(before, data, symlinks=True)
        moment = lots.uniform(0, whole)
        hits += _start(name, data).killed_after(moment)
        take_mails(data, "officers")
        code = _start(name, data).wait()
        found = faults_of(data) + ([f"run again it ended with {code}"] if code else [])
        faults += [f"kill {number} after {moment:.3f} s: {each}" for each in found]
        shutil.rmtree(data)
    return hits, faults


def _start(name: str, data: Path) -> Child:
    return start_work(start_and_write, data, smtp=WAYS[name])


def main() -> int:
    """As many kills of each way as are asked for; writes nothing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--prepared", type=Path, required=True)
    chosen = parser.parse_args()
    load_program()
    import_module("support.surveys")
    import_module("upheld.runs.rolling.asking")
    # Each fork asks whether the tables are up to date: what it reads for that is read once.
    MigrationLoader(None)
    wrong = False
    with tempfile.TemporaryDirectory() as folder:
        for name in WAYS:
            hits, faults = torment(name, chosen.prepared, Path(folder), chosen.kills)
            print(f"{name}: {hits} of {chosen.kills} hit, faults: {faults}")  # noqa: T201 - a program for a terminal
            wrong |= bool(faults)
        unlock(Path(folder))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
