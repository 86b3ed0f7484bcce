"""Backup and restore as an operator uses them: what went in comes out, and never half of it."""

import shutil
import subprocess
import time
from pathlib import Path
from random import Random  # noqa: TID251 - draws moments of a kill, by seed

import pytest

from support import copies, program
from support.copies import REFUSED, Kept, Restore, back_up, left_over
from support.staff_server import make_people

pytestmark = pytest.mark.slow

KILLS = 12


def test_what_went_in_comes_out(kept: Kept, restore: Restore, tmp_path: Path) -> None:
    """Rows, files, modes; the audit says both; the year can be checked and continued."""
    done = restore()
    assert done.returncode == 0, done.stderr
    new = tmp_path / "new"
    assert copies.kept(new) == copies.kept(kept.data)
    assert copies.names_in(new) == ["Somebody 1", "Somebody 2"]
    assert (new / "releases" / "2020" / "v1").stat().st_mode & 0o777 == 0o500
    assert kept.file.stat().st_mode & 0o777 == 0o600
    assert (left_over(tmp_path), left_over(kept.data)) == ([], [])
    for step in (("audit", "verify"), ("verify", 2020), ("write", 2020, "--by", "officer")):
        again = program.run(*step, data=new)
        assert again.returncode == 0, again.stderr


def test_a_data_folder_in_use_is_refused(kept: Kept, restore: Restore, tmp_path: Path) -> None:
    """Nothing that is there is touched."""
    new = tmp_path / "new"
    new.mkdir()
    assert restore().returncode == 0
    (new / "mine").write_text("x")
    done = restore()
    assert done.returncode == REFUSED
    assert "is not empty" in done.stderr
    assert (new / "mine").exists()
    assert back_up(kept.data, kept.file, kept.public).returncode == REFUSED
    inside = back_up(kept.data, kept.data / "b.age", kept.public)
    assert "lies in the data folder" in inside.stderr


def test_another_key_or_another_file_puts_nothing_in_place(
    kept: Kept, restore: Restore, tmp_path: Path
) -> None:
    """Each is told apart, and the data folder is not there afterwards."""
    copies.make_key(tmp_path / "other")
    content = kept.file.read_bytes()
    half = len(content) // 2
    bad = {
        "cut": content[:-1],
        "half": content[:half],
        "changed": content[:half] + bytes([content[half] ^ 1]) + content[half + 1 :],
        "empty": b"",
    }
    said = [restore(key=tmp_path / "other")]
    for name, text in bad.items():
        (tmp_path / name).write_bytes(text)
        said.append(restore(tmp_path / name))
    said.append(program.run("restore", kept.file, data=tmp_path / "new"))
    words = (
        "was made for another", "is not as it was made", "is not as it was made",
        "is not as it was made", "is not encrypted, or is no backup", "--identity",
    )  # fmt: skip
    for done, word in zip(said, words, strict=True):
        assert done.returncode == REFUSED, done.stderr
        assert word in done.stderr
    assert not (tmp_path / "new").exists()
    assert left_over(tmp_path) == []


def test_without_a_key_only_a_demonstration_is_backed_up(
    kept: Kept, prepared: Path, tmp_path: Path
) -> None:
    """Elsewhere the refusal says how to make one; keys are not written over."""
    done = back_up(kept.data, tmp_path / "b.age", "")
    assert done.returncode == REFUSED
    assert "upheld backup-key FILE" in done.stderr
    assert "cannot be used" in back_up(kept.data, tmp_path / "b.age", "age1x").stderr
    assert program.run("backup-key", kept.key, data=kept.data).returncode == REFUSED
    assert kept.key.stat().st_mode & 0o777 == 0o600
    demonstration = tmp_path / "demonstration"
    shutil.copytree(prepared, demonstration)
    make_people(demonstration)
    done = back_up(demonstration, tmp_path / "d.tar", "")
    assert "not encrypted" in done.stdout
    done = program.run("restore", tmp_path / "d.tar", data=tmp_path / "new")
    assert done.returncode == 0, done.stderr
    assert len(program.run("code", "publisher", data=tmp_path / "new").stdout.strip()) == 6


WRITER = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "upheld.config.settings"
django.setup()
from upheld.domain.roles import Role
from upheld.people.actions.invitations import invite
print("ready", flush=True)
for number in range(100_000):
    invite(email=f"a{number}@example.org", role=Role.INTAKE, why="x", by="writer")
"""


@pytest.mark.slow
def test_a_backup_beside_a_writer_is_of_one_moment(
    kept: Kept, restore: Restore, tmp_path: Path
) -> None:
    """The chain is whole, and each invitation has the mail that was written with it."""
    data = tmp_path / "data"
    shutil.copytree(kept.data, data)
    command = [str(program.PATH.parent / "python"), "-c", WRITER]
    told = program.environment_of(data)
    with subprocess.Popen(command, env=told, stdout=subprocess.PIPE) as writer:
        assert writer.stdout
        writer.stdout.readline()
        done = back_up(data, tmp_path / "b.age", kept.public)
        at_work = writer.poll() is None
        writer.kill()
    assert done.returncode == 0, done.stderr
    assert at_work
    assert restore(tmp_path / "b.age").returncode == 0
    new = tmp_path / "new"
    invited = program.run("audit", "verify", data=new).stdout
    assert "the chain is whole" in invited
    mails = len(list((new / "outbox" / "people").glob("*.eml")))
    state = copies.kept(new)
    count = sum(n for (action, _), n in state["actions"].items() if action == "invite")
    assert 1 < count <= mails


@pytest.mark.slow
def test_killed_anywhere_a_backup_is_there_whole_or_not_at_all(
    kept: Kept, restore: Restore, tmp_path: Path
) -> None:
    """Each file that is there restores; the next backup sweeps up after the killed ones."""
    lots, data = Random(20), tmp_path / "data"  # noqa: S311 - moments of a kill
    shutil.copytree(kept.data, data)
    told = program.environment_of(data) | {"UPHELD_BACKUP_KEY": kept.public}
    whole = seconds_of(program.command("backup", tmp_path / "first.age"), told)
    for number in range(KILLS):
        file = tmp_path / f"{number}.age"
        kill_midway(program.command("backup", file), told, lots.uniform(0.3, 1) * whole)
        if file.exists():
            assert restore(file).returncode == 0
            shutil.move(tmp_path / "new", tmp_path / f"restored-{number}")
            assert file.with_name(f"{file.name}.deletions").exists()
    assert back_up(data, tmp_path / "last.age", kept.public).returncode == 0
    assert left_over(data) == []
    assert restore(tmp_path / "last.age").returncode == 0
    assert copies.kept(tmp_path / "new") == copies.kept(kept.data)


@pytest.mark.slow
def test_killed_anywhere_a_restore_leaves_all_or_nothing(
    kept: Kept, restore: Restore, tmp_path: Path
) -> None:
    """The data folder is whole as soon as it is there; run again, the restore ends well."""
    lots, new = Random(20), tmp_path / "new"  # noqa: S311 - moments of a kill
    said = ("--identity", kept.key, "--without-deletions")
    command = program.command("restore", kept.file, *said)
    whole = seconds_of(command, program.environment_of(new))
    shutil.move(new, tmp_path / "restored")
    for number in range(KILLS):
        kill_midway(command, program.environment_of(new), lots.uniform(0.3, 1) * whole)
        if new.exists():
            assert copies.kept(new) == copies.kept(kept.data)
            shutil.move(new, tmp_path / f"restored-{number}")
    assert restore().returncode == 0
    assert left_over(tmp_path) == []


def seconds_of(command: list[str], environment: dict[str, str]) -> float:
    """How long a command takes that is let end."""
    started = time.perf_counter()
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - started


def kill_midway(command: list[str], environment: dict[str, str], seconds: float) -> None:
    """Start a command and kill it after so long, if it has not ended."""
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, env=environment, stdout=quiet, stderr=quiet)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@pytest.mark.slow
def test_large_files_pass_through_without_standing_in_memory(kept: Kept, tmp_path: Path) -> None:
    """A data folder that is half a gigabyte larger takes hardly more memory."""
    data = tmp_path / "data"
    shutil.copytree(kept.data, data)
    small = peak(program.command("backup", tmp_path / "s.age"), data, kept.public)
    with (data / "large").open("wb") as target:
        for _ in range(512):
            target.write(bytes(1 << 20))
    large = peak(program.command("backup", tmp_path / "l.age"), data, kept.public)
    said = ("--identity", kept.key, "--without-deletions")
    command = program.command("restore", tmp_path / "l.age", *said)
    back = peak(command, tmp_path / "new", "")
    assert (tmp_path / "new" / "large").stat().st_size == 512 << 20
    assert large - small < 40_000
    assert back - small < 60_000


_PEAK = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def peak(command: list[str], data: Path, public: str) -> int:
    """Kilobytes that a command had at its most."""
    told = program.environment_of(data) | {"UPHELD_BACKUP_KEY": public}
    python = [str(program.PATH.parent / "python"), "-c", _PEAK]
    done = subprocess.run(
        [*python, *command], env=told, capture_output=True, text=True, check=True
    )  # fmt: skip
    return int(done.stdout)
