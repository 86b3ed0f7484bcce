"""What a user of the program meets: its words, its exit codes, and a state that stays whole."""

import fcntl
import os
import resource
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from support import lists
from support.program import Program, run
from upheld.toolbox import clock
from upheld.toolbox.spoken_days import spoken_day

pytestmark = pytest.mark.slow


def limit_files(size: int) -> Callable[[], None]:
    """A full disk: no file may grow beyond `size` bytes."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def steps_of(folder: Path) -> tuple[tuple[object, ...], ...]:
    """The small year up to its letters, step by step."""
    return (
        ("import", lists.write_year(folder), "--by", "officer"),
        ("freeze", 2020), ("count", 2020), ("check", 2020), ("write", 2020, "--by", "officer"),
        ("approve", 2020, "--by", "ombudsman"), ("issue", 2020), ("verify", 2020),
    )  # fmt: skip


def test_the_whole_year_from_the_command_line(program: Program, tmp_path: Path) -> None:
    """Every step ends with 0; figures, letter and tables can be taken out, in any locale."""
    for step in steps_of(tmp_path / "lists"):
        done = program(*step)
        assert done.returncode == 0, (step, done.stdout, done.stderr)
    # The machine's locale and folder do not matter to what is made: the same bytes again.
    done = program("verify", 2020, environment={"LC_ALL": "C", "PYTHONUTF8": "0"}, cwd="/")
    assert done.returncode == 0, done.stderr
    figures = program("figures", "Luton Borough Council", 2020)
    assert "Uphold rate" in figures.stdout
    assert program("figures", "luton", 2020, "--json").stdout.startswith("{")
    assert program("letter", "luton", 2020, "--pdf", tmp_path / "l.pdf").returncode == 0
    assert (tmp_path / "l.pdf").read_bytes().startswith(b"%PDF-")
    twins = {"--text": "l.txt", "--html": "l.html", "--large-print": "large.pdf"}
    taken = [word for name, file in twins.items() for word in (name, tmp_path / file)]
    assert program("letter", "luton", 2020, *taken).returncode == 0
    assert "Dear Chief Executive" in (tmp_path / "l.html").read_text()
    assert (tmp_path / "large.pdf").read_bytes().startswith(b"%PDF-")
    assert "Dear Chief Executive" in (tmp_path / "l.txt").read_text()
    assert program("tables", 2020, "--to", tmp_path / "tables").returncode == 0
    assert (tmp_path / "tables" / "figures-2020.csv").exists()
    assert program("doctor").returncode == 0
    assert "the chain is whole" in program("audit", "verify").stdout
    assert "UPHELD_DATA" in program("settings").stdout


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("import", "nowhere"), 2, "nowhere does not exist"),
        (("freeze", "2019"), 2, "import the case lists of that year first"),
        (("freeze", "2030"), 2, "no method record for 2030"),
        (("count", "2020"), 2, "2020 is not frozen yet; freeze it first"),
        (("figures", "luton", "2020"), 2, "has no release yet"),
        (("verify", "2020"), 2, "has no release"),
        (("approve", "2020"), 2, "--by"),
        (("letter", "luton", "2020"), 2, "say where the letter is to go"),
        (("freeze", "then"), 2, "not a valid integer"),
        (("dance",), 2, "No such command"),
    ],
)
def test_mistakes_have_words_and_a_code(
    program: Program, arguments: tuple[str, ...], code: int, words: str
) -> None:
    """A mistake is one clear error without a traceback, and the exit code of its kind."""
    done = program(*arguments)
    assert done.returncode == code, done.stderr
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_a_failing_check_ends_with_1(program: Program, tmp_path: Path) -> None:
    """Errors of the check are listed, bodies by name, and the exit code says so."""
    program("import", lists.write_good(tmp_path / "lists"))
    program("freeze", 2020)
    program("count", 2020)
    done = program("check", 2020)
    assert done.returncode == 1
    assert "error: no plan: 2020" in done.stdout
    assert "warning: no contact: Luton Borough Council: no chief executive" in done.stdout
    assert f"entered on {spoken_day(clock.today())}, after 31 March 2020" in done.stdout


def test_bad_lines_are_listed_on_standard_error(program: Program, tmp_path: Path) -> None:
    """Each as file:line: column: what is wrong; nothing of it on standard output."""
    bad = (lists.RECEIVED, "19 000 001,luton,2019-02-29,housing")
    done = program("import", lists.write(tmp_path / "lists", received_csv=bad))
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        "received.csv:2: received: '2019-02-29' is not a date; write it as 2020-03-31",
        "Error: nothing was imported: 1 fault found",
    ]


def test_a_second_run_is_told_who_is_at_work(program: Program, tmp_path: Path) -> None:
    """Two runs never work in one data folder; the second says so and changes nothing."""
    with (tmp_path / "data" / "run.lock").open("r+") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        handle.write("freeze 2020 (process 42)")
        handle.flush()
        done = program("import", lists.write_good(tmp_path / "lists"))
    assert done.returncode == 3
    assert "another run is at work" in done.stderr
    assert "freeze 2020 (process 42)" in done.stderr
    assert program("import", tmp_path / "lists").returncode == 0


def test_a_reader_does_not_wait_for_a_run(program: Program, tmp_path: Path) -> None:
    """While a run is at work, figures can be looked at."""
    program("import", lists.write_good(tmp_path / "lists"))
    program("freeze", 2020)
    program("count", 2020)
    with (tmp_path / "data" / "run.lock").open("r+") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        assert program("figures", "luton", 2020).returncode == 0


# Bytes that a file may have: too few for this step's own files.
SMALL = {"import": 2_000, "freeze": 1_000, "count": 2_000, "write": 5_000, "issue": 5_000}


@pytest.mark.slow
def test_a_full_disk_leaves_nothing_half_done(program: Program, tmp_path: Path) -> None:
    """A step that runs out of space ends with 3; once there is space it ends as ever."""
    met = []
    for step in steps_of(tmp_path / "lists"):
        if limit := SMALL.get(str(step[0])):
            full = program(*step, preexec_fn=limit_files(limit))
            assert full.returncode == 3, (step, full.stderr)
            assert "Traceback" not in full.stderr
            assert "run the same command again" in full.stderr
            partial = [p for p in (tmp_path / "data").rglob("*") if ".partial-" in p.name]
            assert partial == []
            met.append(step[0])
        done = program(*step)
        assert done.returncode == 0, (step, done.stdout, done.stderr)
    assert met == list(SMALL)


def test_a_data_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """An unprivileged user without the right to write is told which folder, and what to do."""
    data = tmp_path / "locked" / "data"
    data.parent.mkdir()
    data.parent.chmod(0o555)
    prefix: list[str] = []
    if os.geteuid() == 0:
        # Root writes anywhere; without these two capabilities it is held to the modes like others.
        prefix = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
        assert shutil.which("setpriv")
    done = run("import", tmp_path, data=data, prefix=prefix)
    data.parent.chmod(0o755)
    assert done.returncode == 3, done.stderr
    assert str(data) in done.stderr
    assert "Permission denied" in done.stderr
    assert "Traceback" not in done.stderr
