"""Casework on PostgreSQL: the same lists give the same cut, figures and letters."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from support import copies, lists, postgres
from support import program as running
from support.older import bring_up_older
from support.postgres import Server
from upheld.toolbox.files import digests_of


class Imported(NamedTuple):
    """A server with the small year, the setting that points at it, and the data folder."""

    server: Server
    told: dict[str, str]
    data: Path


@pytest.fixture(scope="module")
def imported(postgresql_made: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Imported]:
    """The lists of the small year, taken in once for those who only add to them."""
    place = tmp_path_factory.mktemp("imported")
    lists.write_year(place / "lists")
    with postgres.running(postgresql_made, place / "postgresql") as server:
        told, data = {"DATABASE_URL": server.get_uri()}, place / "data"
        assert running.run("import", place / "lists", data=data, environment=told).returncode == 0
        yield Imported(server, told, data)


@pytest.mark.slow
def test_postgresql_gives_the_same_year(prepared: Path, postgresql: Server, tmp_path: Path) -> None:
    """The whole small year on both databases: every file of the release and every letter equal."""
    folder = lists.write_year(tmp_path / "lists")
    made = []
    shutil.copytree(prepared, tmp_path / "sqlite")
    for name, told in (("sqlite", {}), ("postgres", {"DATABASE_URL": postgresql.get_uri()})):
        steps = (
            ("import", folder, "--by", "officer"),
            ("import", folder, "--by", "officer"),
            ("freeze", 2020), ("count", 2020), ("write", 2020, "--by", "officer"),
            ("approve", 2020, "--by", "ombudsman"), ("issue", 2020), ("verify", 2020),
            ("audit", "verify"),
        )  # fmt: skip
        done = running.run_each(*steps, data=tmp_path / name, environment=told)
        assert [code for code, _ in done] == [0] * len(steps), (name, done)
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


TWO_AT_ONCE = """
import os, threading, time, django
os.environ["DJANGO_SETTINGS_MODULE"] = "upheld.config.settings"
django.setup()
from django.db import connection, transaction
from support import gate, remedies, reporting
from upheld.casework.actions.publishing.passing import pass_text
from upheld.casework.actions.publishing.reports_down import put_report_back, take_report_down
from upheld.casework.actions.publishing.taking_down import suppress, take_down
from upheld.casework.models import PublishedDecision, TakenDownReport
from upheld.domain.errors import Refused
from upheld.domain.facts import ReportKind
from upheld.domain.publication import TakenDown

def both(name, first, second):
    "The second begins while the first is not committed yet; what came of it."
    begun, said = threading.Event(), []
    def one():
        with transaction.atomic():
            first()
            begun.set()
            time.sleep(0.3)
        connection.close()
    def other():
        begun.wait(20)
        try:
            said.append(str(second()))
        except Refused as refused:
            said.append(str(refused))
        connection.close()
    threads = [threading.Thread(target=each) for each in (one, other)]
    for each in threads: each.start()
    for each in threads: each.join()
    stands = PublishedDecision.objects.filter(taken_down_at__isnull=True).count()
    down = TakenDownReport.objects.filter(put_back_at__isnull=True).count()
    print(name, stands, down, *said, sep="|")

key = gate.decided()
reference, body = key.split("/")
put = lambda by: pass_text(**gate.act(key, by))
seen = {"reference": reference, "body": body, "version": None, "by": "person 8", "why": "Why."}
off = lambda: take_down(**seen, reason=TakenDown.CHANGED)
both("pass, pass", lambda: put("person 8"), lambda: put("person 9"))
both("off, off", off, off)
gone = lambda: suppress(key=key, by="upheld", reason=TakenDown.REVIEW)
both("pass, suppress", lambda: put("person 8"), gone)
pair = reporting.issued_report(remedies.decided()).case_body
named = {"reference": pair.case_id, "body": pair.authority_id, "kind": ReportKind.PUBLIC_INTEREST,
         "by": "person 8", "why": "Why."}
down = lambda: take_report_down(**named, reason=TakenDown.LEGAL)
both("down, down", down, down)
both("back, back", lambda: put_report_back(**named), lambda: put_report_back(**named))
"""


@pytest.mark.slow
def test_whoever_comes_second_waits_and_is_told(imported: Imported) -> None:
    """Nothing stands twice or goes twice; what is suppressed while it passes goes too.

    On SQLite a transaction that writes is alone anyway.
    """
    _, told, data = imported
    said = running.run_python(TWO_AT_ONCE, data=data, environment=told).splitlines()
    rows = {line.split("|")[0]: line.split("|")[1:] for line in said if "|" in line}
    assert rows["pass, pass"] == ["1", "0", "this text is published already, word for word"]
    assert rows["off, off"][:2] == ["0", "0"]
    assert "none can be taken down" in rows["off, off"][2]
    assert rows["pass, suppress"] == ["0", "0", "True"]
    assert rows["down, down"] == ["0", "1", "somebody took it down already: look at its page"]
    assert rows["back, back"][:2] == ["0", "0"]
    assert "nothing to put back" in rows["back, back"][2]


VACUUMED = "select relname || ' ' from pg_stat_user_tables where last_vacuum is not null"


@pytest.mark.slow
def test_the_clock_takes_people_out_of_postgresql(imported: Imported) -> None:
    """The people of the case whose time is over go with their key; the chain stays whole.

    Former rows are cleared away at once, in every table that held a person.
    """
    server, told, data = imported
    running.run_python(copies.PEOPLE, data=data, environment=told)
    done = running.run("roll", data=data, environment=told)
    assert "people of 1 case deleted" in done.stdout, done.stderr
    assert "Somebody 2" in server.psql("select name from casework_complainant")
    assert "Somebody 1" not in server.psql("select name from casework_complainant")
    cleared = server.psql(VACUUMED)
    for table in ("auditkey", "complainant", "complaint", "casework", "reportversion"):
        assert f" casework_{table} " in cleared, cleared
    assert running.run("audit", "verify", data=data, environment=told).returncode == 0


SHAPE = """\\set QUIET on
\\c {database}
select table_name, column_name, data_type, character_maximum_length, is_nullable, column_default,
  is_identity from information_schema.columns where table_schema = 'public'
  -- Django gives this one number more bits where it migrates; either does.
  and (table_name, column_name) <> ('auth_group_permissions', 'id');
select indexdef from pg_indexes where schemaname = 'public';
select conrelid::regclass, conname, pg_get_constraintdef(oid) from pg_constraint
  where connamespace = 'public'::regnamespace;
select app, name from django_migrations;
"""


@pytest.mark.slow
def test_an_older_postgresql_is_brought_up(imported: Imported) -> None:
    """Its credits stay what they were; its tables become those that are made at once."""
    server, _, data = imported
    server.psql("CREATE DATABASE older")
    bring_up_older(data, {"DATABASE_URL": server.get_uri("older")})
    at_once, migrated = (
        sorted(server.psql(SHAPE.format(database=name)).splitlines())
        for name in ("postgres", "older")
    )
    assert migrated == at_once
    assert len(migrated) > 1000
