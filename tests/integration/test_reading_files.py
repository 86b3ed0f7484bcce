"""`upheld read` as a user runs it: its exit codes, its streams, and what it leaves behind."""

import json
from pathlib import Path

import pytest

from support.letters_given import letter
from support.program import Program

pytestmark = pytest.mark.slow


def test_read_tells_reads_on_and_records_nothing(program: Program, tmp_path: Path) -> None:
    """0 without a fault, 1 with one, 2 where a file was refused; JSON stands alone."""
    good = letter(tmp_path, "luton.txt")
    wrong = letter(tmp_path, "derby.txt", name="Derby City Council", rate=45)
    (tmp_path / "empty.pdf").write_bytes(b"")
    clean = program("read", good)
    assert (clean.returncode, clean.stderr) == (0, "")
    assert "\x1b" not in clean.stdout
    told = program("read", good, wrong, "--json")
    assert told.returncode == 1
    assert "a person should look at 1 contradiction" in told.stderr
    (_, derby) = json.loads(told.stdout)["files"]
    assert derby["contradictions"][0]["arithmetic"] == "13 of 24 is 54%, not 45%"
    refused = program("read", tmp_path / "empty.pdf", good)
    assert refused.returncode == 2
    assert "empty.pdf: not read: " in refused.stdout
    assert "1 file read, 1 not read: 4 figures" in refused.stdout
