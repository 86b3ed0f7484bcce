"""A year with a letter for many bodies, and what must hold after its sending was killed."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from support import lists, program
from support.mail_server import free_port

YEAR = 2020
PER_BODY = 2
# What the program changes in place. All else it replaces by a rename: a second name will do.
IN_PLACE = (".sqlite3", ".sqlite3-wal", ".sqlite3-shm", ".lock")
_SERVER = "from support.post_kills import take; take()"
PORT, LOG = "KILLS_PORT", "KILLS_LOG"


def write_lists(folder: Path, slugs: Sequence[str]) -> Path:
    """One upheld case, a chief executive and a leader for each body: all of it made up."""
    cases = [(f"19 {number // 1000:03} {number % 1000:03}", b) for number, b in enumerate(slugs, 1)]
    return lists.write(
        folder,
        received_csv=(lists.RECEIVED, *(f"{r},{b},2019-04-01,housing" for r, b in cases)),
        decided_csv=(
            lists.DECIDED,
            *(f"{r},{b},2019-04-01,2019-09-01,housing,upheld,by_us" for r, b in cases),
        ),
        contacts_csv=(
            lists.CONTACTS,
            *(
                f"{body},{role},,{role},Colleague,{role}@{body}.example,,,2020-04-10"
                for body in slugs
                for role in ("chief_executive", "leader")
            ),
        ),
        year_toml=lists.PLAN,
    )  # fmt: skip


def councils(data: Path, count: int) -> list[str]:
    """So many councils that are there still, or all where there are fewer."""
    with closing(sqlite3.connect(data / "casework.sqlite3")) as connection:
        found = connection.execute(
            "select slug from register_authority where fictional = 0 "
            "and type in ('county', 'district', 'london', 'metropolitan', 'unitary') "
            "and (start is null or start <= '2019-04-01') "
            'and "end" is null order by slug limit ?',
            (count,),
        )
        return [slug for (slug,) in found]


def copy(before: Path, data: Path) -> None:
    """The same data folder again, quickly."""

    def second_name(source: str, target: str) -> None:
        if source.endswith(IN_PLACE):
            shutil.copy2(source, target)
        else:
            os.link(source, target)

    shutil.copytree(before, data, symlinks=True, copy_function=second_name)


def letters_of(data: Path) -> Counter[str]:
    """How many letters stand in each state."""
    return Counter(_column(data, "select state from annual_letterversion"))


def messages_of(data: Path) -> dict[str, str]:
    """The state of each message by its Message-ID."""
    with closing(sqlite3.connect(data / "casework.sqlite3")) as connection:
        return dict(connection.execute("select message_id, state from outbox_message"))


def dispatches_of(data: Path) -> dict[str, str]:
    """The state of each mail to a single person by its Message-ID."""
    with closing(sqlite3.connect(data / "casework.sqlite3")) as connection:
        return dict(connection.execute("select message_id, state from mailing_dispatch"))


def faults_of_issue(data: Path, *, folder: str, state: str, bodies: int) -> list[str]:
    """What is wrong after `issue` was killed and run again: nothing lost, nothing twice."""
    found, faults = messages_of(data), []
    recipients = _column(data, "select body || ' ' || address from outbox_message")
    if len(found) != bodies * PER_BODY or len(set(recipients)) != len(recipients):
        faults.append(f"{len(found)} messages for {len(set(recipients))} recipients")
    if set(found.values()) != {state}:
        faults.append(f"messages are {Counter(found.values())}")
    files = Counter(path.stem for path in (data / folder).rglob("*.eml"))
    if files != Counter(list(found)):
        faults.append(f"{sum(files.values())} mails for {len(found)} messages")
    if left := [path.name for path in (data / folder).rglob("*.partial")]:
        faults.append(f"left half written: {left}")
    if letters_of(data) != Counter({"issued": bodies}):
        faults.append(f"letters are {letters_of(data)}")
    return faults


def faults_of_sending(data: Path, taken: Sequence[str], kills: int) -> list[str]:
    """What is wrong after `send` was killed and run again to its end."""
    mails, faults, count = dispatches_of(data), [], Counter(taken)
    found = messages_of(data) | mails
    kept = {path.stem for path in (data / "spool/dispatches").glob("*.eml")}
    if kept != {identity for identity, state in mails.items() if state == "uncertain"}:
        faults.append(f"{len(kept)} files are left of mails that are {Counter(mails.values())}")
    if again := [identity for identity, times in count.items() if times > 1]:
        faults.append(f"{len(again)} messages were taken twice")
    if left := {state for state in found.values() if state not in {"sent", "uncertain"}}:
        faults.append(f"messages are left {left}")
    if lost := [i for i, state in found.items() if state == "sent" and not count[i]]:
        faults.append(f"{len(lost)} messages count as sent and were not taken")
    if (doubtful := Counter(found.values())["uncertain"]) > kills:
        faults.append(f"{doubtful} messages are uncertain after {kills} kills")
    return faults


def _column(data: Path, sql: str) -> list[str]:
    with closing(sqlite3.connect(data / "casework.sqlite3")) as connection:
        return [value for (value,) in connection.execute(sql)]


class Mailbox:
    """A mail server in a process of its own, whatever becomes of who sends to it."""

    def __init__(self, port: int, log: Path) -> None:
        """It notes what it takes in a file, before it answers."""
        self.port, self._log = port, log

    def taken(self) -> list[str]:
        """The Message-IDs of what it has taken, each as often as it did."""
        return self._log.read_text(encoding="utf-8").split()

    def empty(self) -> None:
        """Forget what came before."""
        self._log.write_text("", encoding="utf-8")


@contextmanager
def mailbox(folder: Path) -> Iterator[Mailbox]:
    """A mail server that takes everything."""
    folder.mkdir(parents=True, exist_ok=True)
    box = Mailbox(free_port(), folder / "taken")
    box.empty()
    told = {PORT: str(box.port), LOG: str(folder / "taken")}
    running = subprocess.Popen(
        [sys.executable, "-c", _SERVER], env=os.environ | program.shared() | told,
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert running.stdout
        assert running.stdout.readline() == "ready\n"
        yield box
    finally:
        running.kill()
        # It also closes what the server printed to.
        running.communicate()


def take() -> None:
    """Be that mail server, until killed."""
    from aiosmtpd.controller import Controller  # noqa: PLC0415 - in the server's process alone

    class Noting:
        """Writes down what it takes, then says so."""

        async def handle_DATA(self, _server: object, _session: object, envelope: Any) -> str:  # noqa: N802 - the name by which it is called
            """One mail."""
            _note(bytes(envelope.content))
            return "250 taken"

    Controller(Noting(), hostname="127.0.0.1", port=int(os.environ[PORT])).start()
    print("ready", flush=True)  # noqa: T201 - whoever started it waits for this
    while True:
        time.sleep(3600)


def _note(content: bytes) -> None:
    head = content.split(b"\r\n", 1)[0]
    with Path(os.environ[LOG]).open("ab") as log:
        log.write(head.split(b"<")[1].split(b">")[0] + b"\n")
