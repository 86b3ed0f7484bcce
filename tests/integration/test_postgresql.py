"""Casework on PostgreSQL: the same lists give the same cut, figures and letters."""

import shutil
from pathlib import Path

import pytest

from support import copies, lists
from support import program as running
from support.postgres import Server
from support.program import Program
from upheld.toolbox.files import digests_of


@pytest.mark.slow
def test_postgresql_gives_the_same_year(
    program: Program, prepared: Path, postgresql: Server, tmp_path: Path
) -> None:
    """The whole small year on both databases: every file of the release and every letter equal."""
    folder = lists.write_year(tmp_path / "lists")
    made = []
    shutil.copytree(prepared, tmp_path / "sqlite")
    for name, told in (("sqlite", {}), ("postgres", {"DATABASE_URL": postgresql.get_uri()})):
        environment = told | {"UPHELD_DATA": str(tmp_path / name)}
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


TALLY = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "upheld.config.settings"
django.setup()
from django.apps import apps
from upheld.people.actions.invitations import invite
from upheld.domain.roles import Role
counts = {m._meta.db_table: list(m.objects.order_by("pk").values_list()) for m in apps.get_models()}
events = counts["casework_auditevent"]
counts["casework_auditevent"] = [e for e in events if e[3] not in ("restore", "invite")]
counts["people_invitation"] = counts["people_invitation"][:1]
print(repr(sorted(counts.items())))
invite(email="next@example.org", role=Role.INTAKE, why="numbers go on", by="tests")
"""


@pytest.mark.slow
def test_a_backup_of_postgresql_goes_back_into_an_empty_one(
    postgresql: Server, tmp_path: Path
) -> None:
    """Every row of every table; numbers go on; a database in use is refused; killed, it goes on."""
    key, file, data, new = (tmp_path / name for name in ("key", "a.age", "data", "new"))
    told = {"DATABASE_URL": postgresql.get_uri(), "UPHELD_BACKUP_KEY": copies.make_key(key)}
    lists.write_year(tmp_path / "lists")
    for step in (
        ("import", tmp_path / "lists"), ("freeze", 2020), ("count", 2020),
        ("invite", "ada@example.org", "--role", "administrator"), ("backup", file),
    ):  # fmt: skip
        done = running.run(*step, data=data, environment=told)
        assert done.returncode == 0, done.stderr
    before = rows(data, told)
    restore = ("restore", file, "--identity", key, "--without-deletions")
    refused = running.run(*restore, data=new, environment=told)
    assert (refused.returncode, "name an empty one" in refused.stderr) == (2, True)
    assert not new.exists()
    postgresql.psql("CREATE DATABASE empty")
    told["DATABASE_URL"] = postgresql.get_uri("empty")
    done = running.run(*restore, data=new, environment=told)
    assert done.returncode == 0, done.stderr
    # As if it had been killed between the database and the last rename.
    new.rename(tmp_path / "away")
    done = running.run(*restore, data=new, environment=told)
    assert done.returncode == 0, done.stderr
    assert rows(new, told) == before
    for step in (("audit", "verify"), ("verify", 2020)):
        done = running.run(*step, data=new, environment=told)
        assert done.returncode == 0, done.stderr
    assert not (new / "database").exists()


def rows(data: Path, told: dict[str, str]) -> str:
    """Every row of every table; afterwards one more is written."""
    return running.run_python(TALLY, data=data, environment=told)


VACUUMED = "select relname || ' ' from pg_stat_user_tables where last_vacuum is not null"


@pytest.mark.slow
def test_the_clock_takes_people_out_of_postgresql(postgresql: Server, tmp_path: Path) -> None:
    """The people of the case whose time is over go with their key; the chain stays whole.

    Former rows are cleared away at once, in every table that held a person.
    """
    told, data = {"DATABASE_URL": postgresql.get_uri()}, tmp_path / "data"
    lists.write_year(tmp_path / "lists")
    assert running.run("import", tmp_path / "lists", data=data, environment=told).returncode == 0
    running.run_python(copies.PEOPLE, data=data, environment=told)
    done = running.run("roll", data=data, environment=told)
    assert "people of 1 case deleted" in done.stdout, done.stderr
    assert "Somebody 2" in postgresql.psql("select name from casework_complainant")
    assert "Somebody 1" not in postgresql.psql("select name from casework_complainant")
    cleared = postgresql.psql(VACUUMED)
    for table in ("auditkey", "complainant", "complaint", "casework", "reportversion"):
        assert f" casework_{table} " in cleared, cleared
    assert running.run("audit", "verify", data=data, environment=told).returncode == 0
