"""A small year, imported and ready for its annual run; its backup."""

import shutil
from pathlib import Path

import pytest

from support import copies, lists, program
from support.copies import Kept, Restore
from support.program import Finished
from upheld.runs.importing.intake import import_lists


@pytest.fixture
def imported(loaded_register: None, tmp_path: Path) -> Path:  # noqa: ARG001 - needed in place
    """The good lists with plan and contacts, in casework."""
    folder = lists.write_year(tmp_path / "lists")
    import_lists(folder, by="officer")
    return folder


@pytest.fixture(scope="session")
def kept(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """A small year and its backup; only to be read."""
    work = tmp_path_factory.mktemp("backup")
    made = Kept(work / "data", work / "a.age", work / "key", copies.make_key(work / "key"))
    shutil.copytree(prepared, made.data)
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
