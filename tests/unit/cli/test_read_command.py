"""`upheld read`: what a person sees, what a program gets, and the exit code of each."""

import json
import os
import pty
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from support.letters_given import letter
from support.published_letters import LETTERS
from upheld.cli.commands.common import telling
from upheld.cli.commands.reading import read_command
from upheld.domain.errors import CheckFailed, Refused, UpheldError

pytestmark = [pytest.mark.usefixtures("loaded_register"), pytest.mark.slow]


def run(*arguments: object) -> tuple[Result, UpheldError | None]:
    """The command as the program runs it, and the error that its exit code follows from."""
    result = CliRunner().invoke(read_command, [str(each) for each in arguments])
    assert result.exception is None or isinstance(result.exception, UpheldError), result.exception
    return result, result.exception


def test_a_letter_without_fault_is_code_0(tmp_path: Path) -> None:
    """Body, year, and each figure under its heading with its place."""
    result, error = run(letter(tmp_path, "luton.txt"))
    assert error is None
    assert "Luton Borough Council (luton), unitary council, year 2019-20" in result.output
    assert "uphold rate  " in result.output
    assert "54%  page 1, line" in result.output
    assert result.output.endswith("1 file read: 4 figures, no contradiction\n")
    assert "\x1b" not in result.output


def test_a_terminal_shows_names_of_files_as_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder and a file whose brackets make "[/red]" are told, read and no fault."""
    (tmp_path / "a[").mkdir()
    ours, theirs = pty.openpty()
    with os.fdopen(theirs, "w", encoding="utf-8") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        monkeypatch.setenv("TERM", "xterm")
        with telling() as tell:
            tell("a[/red].txt")
        letter(tmp_path, "red].txt", name="Derby City Council")
        letter(tmp_path / "a[", "red].txt")
        read_command.main([str(tmp_path), str(tmp_path / "a[")], standalone_mode=False)
        terminal.flush()
        shown = os.read(ours, 65536).decode()
    os.close(ours)

    assert "[/red].txt" in shown
    assert "a[/red].txt" in capsys.readouterr().out


def test_a_contradiction_is_code_1_with_its_arithmetic(tmp_path: Path) -> None:
    """In plain words, and where the figures are printed."""
    result, error = run(letter(tmp_path, "derby.txt", name="Derby City Council", rate=45))
    assert isinstance(error, CheckFailed)
    assert "CONTRADICTION: a percentage does not follow from its counts" in result.output
    assert "13 of 24 is 54%, not 45%" in result.output


def test_a_refused_file_is_code_2_after_the_others_were_told(tmp_path: Path) -> None:
    """What could be read is not lost."""
    (tmp_path / "empty.pdf").write_bytes(b"")
    result, error = run(letter(tmp_path, "luton.txt"), tmp_path / "empty.pdf")
    assert isinstance(error, Refused)
    assert "54%" in result.output
    assert "empty.pdf: not read: " in result.output


def test_json_has_every_figure_with_place_and_words(tmp_path: Path) -> None:
    """The fields of docs/reading.md, and no other."""
    result, _ = run(letter(tmp_path, "derby.txt", name="Derby City Council", rate=45), "--json")
    data = json.loads(result.output)
    assert set(data) == {"form", "files", "same", "refused", "contradictions"}
    (file,) = data["files"]
    (reading,) = file["readings"]
    rate = next(each for each in reading["figures"] if each["measure"] == "uphold_rate")
    assert (rate["value"], rate["printed"], rate["page"], rate["unit"]) == (45, "45%", 1, "percent")
    assert [one["fault"] for one in file["contradictions"]] == ["percent"]
    assert _undocumented(data) == []


@pytest.mark.parametrize("form", ["", "--json"])
@pytest.mark.parametrize("name", ["exampleshire-2018.txt", "exampleton-2020.txt"])
def test_no_person_is_named(name: str, form: str) -> None:
    """Neither whom a letter is addressed to nor who signed it."""
    written = (LETTERS / name).read_text()
    people = [each for each in ("Alex Sample", "Sam Sample") if each in written]
    assert people
    result, _ = run(LETTERS / name, *filter(None, [form]))
    assert "figures" in result.output
    assert [each for each in ("Alex", "Sam Sample") if each in result.output] == []


def test_columns_are_shown_and_given_back(tmp_path: Path) -> None:
    """What `--columns ?` prints is what `--columns` takes."""
    table = tmp_path / "table.csv"
    table.write_text("Authority,Total received\nLuton Borough Council,8\nLeeds City Council,36\n")
    shown, _ = run(table, "--columns", "?")
    assert shown.output == "table.csv: --columns 'authority=A,received=B'\n"
    told, error = run(table, "--columns", "authority=A,received=B,year=2020")
    assert "complaints and enquiries received" in told.output
    assert "In doubt" not in told.output
    assert error is None or isinstance(error, CheckFailed)


def _undocumented(data: Any) -> list[str]:
    page = (Path(__file__).parents[3] / "docs" / "reading.md").read_text()
    return [name for name in sorted(_names(data)) if f"`{name}`" not in page]


def _names(data: Any) -> set[str]:
    if isinstance(data, list):
        return set().union(*map(_names, data))
    if not isinstance(data, dict):
        return set()
    return set(data).union(*map(_names, data.values()))
