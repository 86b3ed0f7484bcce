"""A restore knows what was deleted since and how the chain was; a backup leaves nothing behind."""

import fcntl
import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from support import copies, program
from support.copies import REFUSED, Kept, Restore, back_up, left_over

pytestmark = pytest.mark.slow

FAILED = 1
START = copies.PEOPLE.partition("from upheld")[0]
SIGNATURE = (
    START
    + """
from datetime import date, time
from upheld.domain.office import Office
from upheld.register.actions.office import set_office
from upheld.toolbox.images import Picture
set_office(
    office=Office(
        counts_from=date(2020, 4, 1), sender="Office", address=("1 Street",), signatory="A. First",
        titles=("Ombudsman",), telephone="1", telephone_hours="10 to 4", post=("1 Street",),
        email="o@o.example", public_hour=time(9, 30), days_to_publication=7,
    ),
    signature=Picture(content=b"drawn", media_type="image/png"), why="x", version=0, by="x",
)
"""
)
ROWS = (
    START
    + """
from upheld.register.models import OfficeSetting, Population
print(bytes(OfficeSetting.objects.get().signature))
print(list(Population.objects.order_by("pk").values_list()))
"""
)
DELETE = copies.PEOPLE.partition("from upheld")[0] + (
    "from upheld.casework.queries.retention import PEOPLE_OF_CASE\n"
    "from upheld.casework.actions.deletions import delete\n"
    "delete(kind=PEOPLE_OF_CASE, subject='19 000 001', by='officer')\n"
)


def test_what_was_deleted_since_stays_deleted(kept: Kept, restore: Restore, tmp_path: Path) -> None:
    """By the newest list; one that is older than the backup is refused."""
    data, newer = tmp_path / "data", tmp_path / "newer.age"
    shutil.copytree(kept.data, data)
    program.run_python(DELETE, data=data)
    assert back_up(data, newer, kept.public).returncode == 0
    old, new = (file.with_name(f"{file.name}.deletions") for file in (kept.file, newer))
    assert "Somebody" not in new.read_text()
    done = restore(kept.file, "--deletions", new)
    assert done.returncode == 0, done.stderr
    # The people themselves, and the key of what the audit kept of them.
    assert "2 deletions made since" in done.stdout
    assert copies.names_in(tmp_path / "new") == ["Somebody 2"]
    assert program.run("audit", "verify", data=tmp_path / "new").returncode == 0
    shutil.move(tmp_path / "new", tmp_path / "first")
    assert "older than the backup" in restore(newer, "--deletions", old).stderr
    assert restore(newer, "--deletions", new).returncode == 0
    assert copies.names_in(tmp_path / "new") == ["Somebody 2"]


def test_a_restore_asks_for_the_list_of_deletions(kept: Kept, tmp_path: Path) -> None:
    """What was deleted after the newest backup stands in the list that the settings name."""
    data, file = tmp_path / "data", tmp_path / "elsewhere.deletions"
    shutil.copytree(kept.data, data)
    command = ("restore", kept.file, "--identity", kept.key)
    done = program.run(*command, data=tmp_path / "new")
    assert done.returncode == REFUSED
    assert "--without-deletions" in done.stderr
    assert not (tmp_path / "new").exists()
    program.run_python(DELETE, data=data)
    assert program.run("deletions", file, data=data).returncode == 0
    assert file.stat().st_mode & 0o777 == 0o600
    told = {"UPHELD_DELETIONS": str(file)}
    done = program.run(*command, data=tmp_path / "new", environment=told)
    assert "2 deletions made since, made again" in done.stdout, done.stderr
    assert copies.names_in(tmp_path / "new") == ["Somebody 2"]
    # A folder that knows less does not write over it: this list is what a restore needs.
    done = program.run("deletions", file, data=kept.data)
    assert "does not know" in done.stderr
    assert program.run("roll", data=kept.data, environment=told).returncode == REFUSED
    assert program.run("roll", data=tmp_path / "new", environment=told).returncode == 0


def test_the_roll_lists_what_it_deletes_and_nothing_comes_back(
    kept: Kept, restore: Restore, tmp_path: Path
) -> None:
    """The time of the year's cases is over: their people go, and stay out of the older backup."""
    data, file = tmp_path / "data", tmp_path / "elsewhere.deletions"
    shutil.copytree(kept.data, data)
    told = {"UPHELD_DELETIONS": str(file)}
    for _ in range(2):
        done = program.run("roll", data=data, environment=told)
        assert done.returncode == 0, done.stderr
    # The second case is not decided: its time has not begun.
    assert copies.names_in(data) == ["Somebody 2"]
    assert program.run("audit", "verify", data=data).returncode == 0
    assert back_up(data, tmp_path / "b.age", kept.public).returncode == 0
    assert restore(kept.file, "--deletions", file).returncode == 0
    assert copies.names_in(tmp_path / "new") == ["Somebody 2"]
    assert program.run("audit", "verify", data=tmp_path / "new").returncode == 0


def test_a_backup_of_a_broken_chain_is_restored_if_that_is_said(
    kept: Kept, restore: Restore, tmp_path: Path
) -> None:
    """The refusal and the audit name the damage; whoever says so of a whole one is refused."""
    data, file = tmp_path / "data", tmp_path / "broken.age"
    shutil.copytree(kept.data, data)
    with closing(sqlite3.connect(data / "casework.sqlite3")) as connection:
        connection.execute("update casework_auditevent set by = 'nobody' where id = 2")
        connection.commit()
    assert back_up(data, file, kept.public).returncode == 0
    done = restore(file)
    assert done.returncode == FAILED
    assert "audit event 2 was changed" in done.stderr
    assert "--although-broken" in done.stderr
    assert not (tmp_path / "new").exists()
    done = restore(file, "--without-deletions", "--although-broken")
    assert done.returncode == 0, done.stderr
    assert "noted in the audit: audit event 2 was changed" in done.stdout
    with closing(sqlite3.connect(tmp_path / "new" / "casework.sqlite3")) as connection:
        (detail,) = connection.execute(
            "select detail from casework_auditevent order by id desc limit 1"
        ).fetchone()
    assert "audit event 2 was changed" in json.loads(detail)["broken"]
    shutil.move(tmp_path / "new", tmp_path / "first")
    assert "is whole" in restore(kept.file, "--without-deletions", "--although-broken").stderr


def test_what_killed_backups_left_is_removed_by_the_next_to_that_place(
    kept: Kept, tmp_path: Path
) -> None:
    """Whatever they were called; one at work and files of others are left alone."""
    data, place = tmp_path / "data", tmp_path / "place"
    shutil.copytree(kept.data, data)
    place.mkdir()
    killed, at_work = (place / f".{name}.age.upheld-partial" for name in ("killed", "work"))
    other = place / ".other.partial"
    for file in (killed, at_work, other):
        file.write_bytes(b"half")
    with at_work.open() as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        done = back_up(data, place / "b.age", kept.public)
    assert done.returncode == 0, done.stderr
    assert f"{killed} was left by a backup that was killed; it is removed" in done.stdout
    assert sorted(left_over(place)) == [other.name, at_work.name]


def test_uploads_are_sent_again_and_what_was_made_of_them_is_kept(
    kept: Kept, restore: Restore, tmp_path: Path
) -> None:
    """A list that waits for its import outlives its day in no backup."""
    data, waiting = tmp_path / "data", tmp_path / "data" / "uploads" / "abc"
    shutil.copytree(kept.data, data)
    waiting.mkdir(parents=True)
    (waiting / "contacts.csv").write_text("name\nJane Doe\n")
    program.run_python(SIGNATURE, data=data)
    assert back_up(data, tmp_path / "b.age", kept.public).returncode == 0
    assert restore(tmp_path / "b.age").returncode == 0
    assert not (tmp_path / "new" / "uploads").exists()
    kept_rows = [
        program.run_python(ROWS, data=folder).splitlines() for folder in (data, tmp_path / "new")
    ]
    assert kept_rows[0] == kept_rows[1]
    assert kept_rows[0][0] == "b'drawn'"
