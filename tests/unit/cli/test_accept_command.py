"""`upheld accept`: many files into history, what was left, and the exit code of each."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from support.letters_given import letter
from upheld.casework.models import AuditEvent
from upheld.cli.commands.history import accept_command
from upheld.domain.errors import CheckFailed, Refused, UpheldError
from upheld.runs.history import taking
from upheld.runs.history.actions.accept import accept_figures
from upheld.runs.history.models import PublishedFigure
from upheld.runs.history.queries.figures import history_of

pytestmark = [pytest.mark.usefixtures("loaded_register"), pytest.mark.slow]
WHY = "It was never put right."


def run(*arguments: object) -> tuple[Result, UpheldError | None]:
    """The command as the program runs it, and the error that its exit code follows from."""
    said = [*map(str, arguments), "--by", "person 7"]
    result = CliRunner().invoke(accept_command, said)
    assert result.exception is None or isinstance(result.exception, UpheldError), result.exception
    return result, result.exception


def test_files_enter_once(tmp_path: Path) -> None:
    """The same again changes nothing and writes nothing down."""
    files = letter(tmp_path, "luton.txt"), letter(tmp_path, "derby.txt", name="Derby City Council")
    result, error = run(*files)
    assert error is None
    assert result.output.startswith("the name of each file becomes public")
    assert result.output.endswith("6 figures accepted from 2 documents\n")
    rate = history_of("derby").get(measure="uphold_rate")
    assert (rate.year, rate.printed, rate.source, rate.accepted_by) == (
        2020, "54%", "derby.txt", "person 7",
    )  # fmt: skip
    events = AuditEvent.objects.count()
    result, error = run(*files)
    assert error is None
    assert "luton.txt: 0 figures accepted, 3 known already" in result.output
    assert AuditEvent.objects.count() == events


def test_what_is_contradicted_is_left_and_told(tmp_path: Path) -> None:
    """With its arithmetic; with a reason it enters, and the reason stands beside it."""
    file = letter(tmp_path, "derby.txt", name="Derby City Council", rate=45)
    result, error = run(file)
    assert isinstance(error, CheckFailed)
    assert "derby 2020, uphold rate 45% (page 1, line" in result.output
    assert "13 of 24 is 54%, not 45%" in result.output
    assert not history_of("derby").filter(measure="uphold_rate").exists()
    _, error = run(file, "--despite", WHY)
    assert error is None
    assert history_of("derby").get(measure="uphold_rate").note == WHY


def test_a_file_that_cannot_be_read_holds_up_no_other(tmp_path: Path) -> None:
    """It is named, and the exit code says so."""
    (tmp_path / "empty.pdf").write_bytes(b"")
    result, error = run(letter(tmp_path, "luton.txt"), tmp_path / "empty.pdf")
    assert isinstance(error, Refused)
    assert "not taken in: empty.pdf: " in result.output
    assert history_of("luton").count() == 3


def test_a_demonstrations_letter_is_no_history(tmp_path: Path) -> None:
    """Nobody published its figures."""
    file = letter(tmp_path, "DEMONSTRATION-luton.txt")
    file.write_text(f"Demonstration: the figures are invented.\n\n{file.read_text()}")
    result, error = run(file)
    assert isinstance(error, Refused)
    assert "it belongs to a demonstration" in result.output
    assert not PublishedFigure.objects.exists()


def test_a_run_that_ended_in_the_midst_is_continued(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was accepted stays; the same command takes in the rest and nothing twice."""
    names = ("Luton Borough Council", "Derby City Council", "Leeds City Council")
    files = [letter(tmp_path, f"{n}.txt", name=name) for n, name in enumerate(names)]
    done: list[int] = []

    def ends(**asked: object) -> int:
        if done:
            raise KeyboardInterrupt
        done.append(accept_figures(**asked))  # type: ignore[arg-type] # handed on as it came
        return done[-1]

    with monkeypatch.context() as patch:
        patch.setattr(taking, "accept_figures", ends)
        CliRunner().invoke(accept_command, [*map(str, files), "--by", "person 7"])
    assert PublishedFigure.objects.count() == 3
    _, error = run(*files)
    assert error is None
    assert PublishedFigure.objects.count() == 9


def test_a_reason_that_cannot_stand_beside_a_figure_takes_nothing_in(tmp_path: Path) -> None:
    """It is refused for each document that needs it, and the others enter."""
    wrong = letter(tmp_path, "derby.txt", name="Derby City Council", rate=45)
    result, error = run(wrong, letter(tmp_path, "luton.txt"), "--despite", "x" * 501)
    assert isinstance(error, Refused)
    assert "not taken in: derby.txt: the reason holds 501 characters" in result.output
    assert (history_of("derby").count(), history_of("luton").count()) == (0, 3)
