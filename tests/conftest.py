"""What every test may use: the loaded register, a data folder of its own, the program itself."""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from support import loaded
from support import program as program_runner
from support.few_bodies import keep_few, keep_few_in
from support.made_once import fill_tables, made_once, make_tables
from support.program import Finished, Program
from support.public_server import make_demonstration
from support.staff_server import make_people


@pytest.fixture
def loaded_register(db: None) -> None:  # noqa: ARG001 - the database is what it fills
    """The register of the reference files in the test database."""
    loaded.load()


@pytest.fixture
def few_bodies(loaded_register: None) -> None:  # noqa: ARG001 - what it takes from
    """The same with few councils, for what makes every page of the site."""
    with connection.cursor() as cursor:
        keep_few(cursor.execute)


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, settings: Any) -> Path:
    """A data folder for this test alone; the real one is never touched."""
    folder = tmp_path / "data"
    settings.UPHELD_DATA, settings.UPHELD_PUBLIC = folder, folder / "public"
    return folder


@pytest.fixture(autouse=True)
def quick_passwords(settings: Any) -> None:
    """Passwords of tests are digested at once; the slow way has a test of its own."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def numbers_from_one(request: pytest.FixtureRequest) -> None:
    """Rows are numbered from one, whatever tests came before: some of those commit what they do."""
    marked = request.node.get_closest_marker("django_db")
    if marked is None and "db" not in request.fixturenames:
        return
    request.getfixturevalue("db")
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("delete from sqlite_sequence")


@pytest.fixture(scope="session")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with empty tables, made once for all tests."""
    made = made_once(tmp_path_factory, "tables", lambda folder: make_tables(folder / "data"))
    return made / "data"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> None:  # noqa: ARG001
    """Django makes tables quickly and without migrations; `django_db_setup` puts ours in place."""
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["MIGRATE"] = False


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None,  # noqa: ARG001 - it makes the database
    django_db_blocker: Any,
    tables: Path,
) -> None:
    """The database of the tests, with the tables that the program makes."""
    if connection.vendor == "sqlite":
        with django_db_blocker.unblock():
            fill_tables(tables)


@pytest.fixture(scope="session")
def prepared(tables: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder as the program leaves it after its first start: tables and register."""

    def make(folder: Path) -> None:
        shutil.copytree(tables, folder / "data")
        done = program_runner.run("audit", "verify", data=folder / "data")
        assert done.returncode == 0, done.stderr

    return made_once(tmp_path_factory, "prepared", make) / "data"


@pytest.fixture(scope="session")
def prepared_for_few(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with few councils, for what makes every page of the site."""

    def make(folder: Path) -> None:
        shutil.copytree(prepared, folder / "data")
        keep_few_in(folder / "data")

    return made_once(tmp_path_factory, "prepared-for-few", make) / "data"


@pytest.fixture(scope="session")
def demonstrated(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with few councils and the people of a demonstration; no casework."""

    def make(folder: Path) -> None:
        shutil.copytree(prepared, folder / "data")
        make_people(folder / "data")
        # The next start loads fictional bodies, and those of the register that are missing.
        done = program_runner.run("audit", "verify", data=folder / "data")
        assert done.returncode == 0, done.stderr
        keep_few_in(folder / "data")

    return made_once(tmp_path_factory, "demonstrated", make) / "data"


@pytest.fixture
def program(prepared: Path, tmp_path: Path) -> Program:
    """Run `upheld` as a user does, in a data folder of its own; gives the finished process."""
    data = tmp_path / "data"
    shutil.copytree(prepared, data)

    def run(*arguments: object, **options: Any) -> Finished:
        return program_runner.run(*arguments, data=data, **options)

    return run


@pytest.fixture(scope="session")
def demonstration(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of a whole demonstration, made once by the program; only to be read."""

    def make(folder: Path) -> None:
        shutil.copytree(prepared, folder / "data")
        make_demonstration(folder / "data")

    return made_once(tmp_path_factory, "demonstration", make) / "data"


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Slow tests come first: where several processes share them, none is left with one.

    One module makes the demonstration at once; the others that read it come late, so that no
    process stands and waits for it.
    """
    reading = {
        item.path for item in items if _is_slow(item) and "demonstration" in _fixtures_of(item)
    }
    maker = next((item.path for item in items if item.path in reading), None)

    def place(item: pytest.Item) -> tuple[bool, bool, bool]:
        late = item.path in reading and item.path != maker
        return (not _is_slow(item), late, item.path != maker)

    items.sort(key=place)


def _is_slow(item: pytest.Item) -> bool:
    return item.get_closest_marker("slow") is not None


def _fixtures_of(item: pytest.Item) -> list[str]:
    return list(getattr(item, "fixturenames", ()))


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Where skipping is not allowed, say which tests were skipped."""
    if skipped := _forbidden_skips(config, terminalreporter):
        terminalreporter.section("skipped, which fails this run")
        for report in skipped:
            terminalreporter.line(report.nodeid)


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
