"""The public forms on PostgreSQL, as a role that may add alone: the database holds it."""

from pathlib import Path

import pytest

from support import program
from support.postgres import Server

SENT = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "upheld.config.council"
django.setup()
import io
from support.files_sent import PDF
from django.db import ProgrammingError, connection, transaction
from upheld.casework.actions.by_public import *
from upheld.casework.queries.status_by_code import status_by_code
from upheld.domain.sides import Consent
from upheld.web.council import bodies
told = ArrivingComplaint(
    body="luton", body_named="", text="It rained in.", wanted="", known_on=None,
    told_body_on=None, body_answered_on=None, consent=Consent.NOT_NEEDED, consent_note="",
    people=(ArrivingPerson(role="complainant", name="Pat", email="p@example.com"),),
)
receipts = [add_complaint(told=told, seed=seed, by=PUBLIC) for seed in (b"1", b"1", b"2")]
add_document(receipt=receipts[0], name="a.pdf", content=io.BytesIO(PDF), by=PUBLIC)
assert open_link(token="x", word="y", by=BY_LINK) is None
print(len(set(receipts)), status_by_code(*receipts[0]).waiting, bodies.name_of("luton"))
for statement in (
    "SELECT name FROM casework_complainant", "SELECT text FROM casework_complaint",
    "SELECT * FROM casework_note", "SELECT email FROM people_person",
    "SELECT session_data FROM django_session", "SELECT key FROM casework_auditkey",
    "UPDATE casework_complaint SET state = 'declined'", "DELETE FROM casework_auditevent",
    "UPDATE casework_partyletter SET expires_at = now()", "CREATE TABLE public.mine (a int)",
    "COPY casework_complainant TO STDOUT",
):
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except ProgrammingError as refused:
        assert "permission denied" in str(refused), (statement, refused)
    else:
        raise SystemExit(f"permitted: {statement}")
"""
COUNT = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "upheld.config.settings"
django.setup()
from upheld.casework.models import Complainant, Complaint, Document
print(Complaint.objects.count(), Complainant.objects.count(), Document.objects.count())
"""


@pytest.fixture
def server(postgresql: Server, tmp_path: Path) -> tuple[str, str]:
    """A PostgreSQL server of this test alone: as its owner, and as the role of the forms."""
    owner = postgresql.get_uri()
    postgresql.psql("CREATE ROLE council LOGIN;")
    postgresql.psql(program.run("grants", "council", data=tmp_path / "data").stdout)
    return owner, owner.replace("postgres:@", "council:@")


def _at(url: str) -> dict[str, str]:
    return {"DATABASE_URL": url}


@pytest.mark.slow
def test_the_role_sends_a_complaint_and_reads_nobody(
    server: tuple[str, str], tmp_path: Path
) -> None:
    """Everything that the forms do works; every name, text and account is refused."""
    owner, forms = server
    assert owner != forms
    data = tmp_path / "data"
    said = program.run_python(SENT, data=data, environment=_at(forms))
    assert said.split(maxsplit=2) == ["2", "True", "Luton Borough Council\n"]
    assert program.run_python(COUNT, data=data, environment=_at(owner)) == "2 2 1\n"
    done = program.run("audit", "verify", data=data, environment=_at(owner))
    assert done.returncode == 0, done.stderr
