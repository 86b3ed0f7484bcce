"""The council process cannot select a name, an address, a text or anybody's work."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from support.council import Sender, receipt_in, sealed_in
from upheld.casework import audit, sealing
from upheld.casework.models import AuditSeal
from upheld.web.council.database.base import permit
from upheld.web.council.database.rights import RIGHTS, grants

PERSONAL_NEEDED = {
    ("casework_complaint", "code_digest"), ("casework_document", "sha256"),
    ("casework_partyletter", "sha256"), ("casework_partyletter", "token_digest"),
    ("casework_complainant", "id"), ("casework_complainant", "complaint_id"),
}  # fmt: skip
"""Digests and numbers; nothing that says anything about anybody."""


def columns() -> list[tuple[str, str, bool]]:
    """Every column of every table, and whether it is personal."""
    found: list[tuple[str, str, bool]] = []
    for model in apps.get_models():
        classes = getattr(model, "Classes", None)
        personal = set(getattr(classes, "personal", ()))
        meta = model._meta  # noqa: SLF001 - Django's documented API
        found += [(meta.db_table, f.column or "", f.name in personal) for f in meta.concrete_fields]
    return found


def refused(statement: str) -> bool:
    """Whether a statement is refused before it runs."""
    connection.ensure_connection()
    connection.connection.set_authorizer(permit)
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except DatabaseError as error:
        return "prohibited" in str(error) or "not authorized" in str(error)
    finally:
        connection.connection.set_authorizer(None)
    return False


def test_what_may_be_read_is_not_personal() -> None:
    """No name, no contact, no text, no note, no statement, nobody's account."""
    readable = {
        (table, column)
        for table, column, personal in columns()
        if personal and table in RIGHTS and RIGHTS[table].may_read(column)
    }
    assert readable == PERSONAL_NEEDED


def test_every_column_that_is_not_listed_is_refused() -> None:
    """Each asked for by itself, those of people, outbox and sessions too."""
    none = [
        f"{table}.{column}"
        for table, column, _ in columns()
        if not (table in RIGHTS and RIGHTS[table].may_read(column))
        and not refused(f'SELECT "{column}" FROM "{table}"')  # noqa: S608 - our own names
    ]
    assert none == []


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM casework_complainant",
        "SELECT count(name) FROM casework_complainant",
        "SELECT id FROM casework_complaint WHERE text LIKE '%a%'",
        "SELECT id FROM casework_complainant UNION SELECT email FROM people_person",
        "SELECT sql FROM sqlite_master",
        "UPDATE casework_complaint SET state = 'declined'",
        "UPDATE casework_partyletter SET expires_at = '2999-01-01'",
        "DELETE FROM casework_complaint",
        "DELETE FROM casework_auditevent",
        "INSERT INTO casework_case VALUES ('26 000 001')",
        "INSERT INTO casework_complaint (receipt) VALUES ('x') RETURNING text",
        "INSERT INTO casework_complaint (receipt) VALUES ('x') "
        "ON CONFLICT (receipt) DO UPDATE SET text = ''",
        "ATTACH DATABASE ':memory:' AS other",
        "PRAGMA table_info(casework_complainant)",
        "CREATE TEMP VIEW all_people AS SELECT name FROM casework_complainant",
        "DROP TABLE casework_complainant",
    ],
)
def test_every_other_way_round_is_refused(statement: str) -> None:
    """Stars, counts, conditions, unions, writes, other files, views."""
    assert refused(statement)


def test_the_file_cannot_be_copied(tmp_path: Path) -> None:
    """Outside a transaction, where SQLite would do it."""
    with closing(sqlite3.connect(tmp_path / "a.sqlite3")) as plain:
        plain.execute("CREATE TABLE casework_complainant (name)")
        plain.commit()
        plain.set_authorizer(permit)
        for statement in (f"VACUUM INTO '{tmp_path}/b.sqlite3'", "PRAGMA writable_schema = 1"):
            with pytest.raises(sqlite3.DatabaseError, match=r"not authorized|denied"):
                plain.execute(statement)
    assert not (tmp_path / "b.sqlite3").exists()


def test_every_page_works_within_the_rights(sender: Sender) -> None:
    """The requests of these tests are held to them: a complaint is sent and asked about."""
    number, code = receipt_in(sender.send(sealed_in(sender.fill())))
    answer = sender.post("/status/", {"number": number, "code": code})
    assert "nobody has looked at it yet" in answer.content.decode()


def test_a_seal_of_the_audit_is_made_within_the_rights(
    sender: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The event that fills a block may be that of a complaint."""
    monkeypatch.setattr(sealing, "SEAL_EVERY", 1)
    receipt_in(sender.send(sealed_in(sender.fill())))
    assert AuditSeal.objects.exists()
    audit.verify()


def test_the_grants_name_every_table_once_and_quote_the_role() -> None:
    """A role's name cannot end a statement."""
    said = list(grants('a"; DROP TABLE x; --'))
    assert all('"a""; DROP TABLE x; --"' in line for line in said)
    assert sum(line.startswith("GRANT SELECT") for line in said) == len(RIGHTS)
    assert not any("DELETE" in line for line in said)
