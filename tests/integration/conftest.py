"""A small year, imported and ready for its annual run; its backup."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from support import copies, lists, postgres, program
from support.copies import Kept, Restore
from support.made_once import made_once
from support.program import Finished
from upheld.runs.importing.intake import import_lists


@pytest.fixture
def imported(few_bodies: None, tmp_path: Path) -> Path:  # noqa: ARG001 - needed in place
    """The good lists with plan and contacts, in casework."""
    folder = lists.write_year(tmp_path / "lists")
    import_lists(folder, by="officer")
    return folder


@pytest.fixture(scope="session")
def postgresql_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a PostgreSQL server keeps, with tables and register; only to be copied."""
    return made_once(tmp_path_factory, "postgresql", postgres.make_server)


@pytest.fixture
def postgresql(postgresql_made: Path, tmp_path: Path) -> Iterator[postgres.Server]:
    """A PostgreSQL server of this test alone, with tables and register."""
    with postgres.running(postgresql_made, tmp_path / "postgresql") as server:
        yield server


@pytest.fixture(scope="session")
def kept(prepared_for_few: Path, tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """A small year and its backup; only to be read."""
    work = tmp_path_factory.mktemp("backup")
    made = Kept(work / "data", work / "a.age", work / "key", copies.make_key(work / "key"))
    shutil.copytree(prepared_for_few, made.data)
    copies.make_year(made.data, work)
    done = copies.back_up(made.data, made.file, made.public)
    assert done.returncode == 0, done.stderr
    return made


@pytest.fixture
def restore(kept: Kept, tmp_path: Path) -> Restore:
    """Restore a file into `tmp_path`/new; the finished process."""

    def run(file: Path = kept.file, *more: object, key: Path = kept.key) -> Finished:
        data = tmp_path / "new"
        more = more or ("--without-deletions",)
        return program.run("restore", file, "--identity", key, *more, data=data)

    return run
