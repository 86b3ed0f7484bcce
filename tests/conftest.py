"""What every test may use: the loaded register, a data folder of its own, the program itself."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from upheld.register.actions.loading import load_register

PROGRAM = Path(sys.executable).parent / "upheld"
Program = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: object) -> None:  # noqa: ARG001
    """Load the register once into the test database; tests roll back what they change."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined] # pytest-django names no type
        load_register(by="tests")


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, settings: Any) -> Path:
    """A data folder for this test alone; the real one is never touched."""
    folder = tmp_path / "data"
    settings.UPHELD_DATA = folder
    return folder


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder as the program leaves it after its first start: tables and register."""
    folder = tmp_path_factory.mktemp("prepared") / "data"
    done = run_program("audit", "verify", data=folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def program(prepared: Path, tmp_path: Path) -> Program:
    """Run `upheld` as a user does, in a data folder of its own; gives the finished process."""
    data = tmp_path / "data"
    shutil.copytree(prepared, data)

    def run(*arguments: object, **options: object) -> subprocess.CompletedProcess[str]:
        return run_program(*arguments, data=data, **options)

    return run


def run_program(
    *arguments: object, data: Path, environment: dict[str, str] | None = None, **options: object
) -> subprocess.CompletedProcess[str]:
    """Run `upheld` with its own environment and give the finished process."""
    return subprocess.run(
        [str(PROGRAM), *(str(a) for a in arguments)],
        env=program_environment(data) | (environment or {}),
        capture_output=True,
        text=True,
        check=False,
        **options,  # type: ignore[call-overload] # passed through to subprocess
    )


def program_environment(data: Path) -> dict[str, str]:
    """The environment of a program run: the machine's, and its own data folder."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("UPHELD_", "DATABASE_"))}
    return kept | {"UPHELD_DATA": str(data), "PYTHONWARNINGS": "error"}


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> Iterator[None] | None:
    """Where skipping is not allowed, say which tests were skipped."""
    if skipped := _forbidden_skips(config, terminalreporter):
        terminalreporter.section("skipped, which fails this run")
        for report in skipped:
            terminalreporter.line(report.nodeid)
    return None


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Where skipping is not allowed, a run with a skipped test fails."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter and _forbidden_skips(session.config, reporter):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def _forbidden_skips(
    _config: pytest.Config, reporter: pytest.TerminalReporter
) -> list[pytest.TestReport]:
    if os.environ.get("UPHELD_TESTS_MAY_SKIP") != "no":
        return []
    return list(reporter.stats.get("skipped", []))
