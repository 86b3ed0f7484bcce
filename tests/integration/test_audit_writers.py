"""Several writers of one audit chain, on both databases, each a process of its own."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support import program

WRITERS, EVENTS = 4, 60
_BEGIN = """
import os, sys, django
os.environ["DJANGO_SETTINGS_MODULE"] = "upheld.config.settings"
django.setup()
from django.db import transaction
from upheld.casework import audit, sealing
from upheld.casework.actions.retention import destroy_key
from upheld.casework.models import AuditEvent, AuditKey, AuditSeal
from upheld.casework.personal import Change
from upheld.casework.queries.audit_search import Search, events
from upheld.casework.viewing import viewed
"""
# Personal values too: the keys of a subject that two writers know are made once.
_WRITE = (
    _BEGIN
    + """
sealing.SEAL_EVERY = 50
for number in range(int(sys.argv[1])):
    with transaction.atomic():
        AuditEvent.objects.count()
        audit.record(
            by=f"writer {os.getpid()}", action="change", subject=f"contact {number}", detail={},
            personal_values={"name": Change(None, "Jane Doe")},
        )
"""
)
# A fresh folder has events of its own: of each question that comes with the program, with a key for
# the reason that it was written with, and of each check of the chain.
_BEFORE = _BEGIN + "print(audit.verify(), AuditKey.objects.count())"
_READ = (
    _BEGIN
    + """
previous = list(AuditEvent.objects.values_list("previous", flat=True))
assert len(set(previous)) == len(previous), "the chain has forked"
assert AuditSeal.objects.count() >= 4
print(audit.verify(), AuditKey.objects.count(), events(Search(subject="contact 1")).count())
"""
)
_DESTROY = (
    _BEGIN
    + """
print(bytes(AuditKey.objects.get(subject="contact 0").key).hex())
destroy_key(subject="contact 0", rule="a rule", by="writer")
assert viewed(by="writer", subject="contact 1", what="page")
assert not viewed(by="writer", subject="contact 1", what="page")
audit.verify()
"""
)


def run(script: str, data: Path, setting: dict[str, str], *arguments: str) -> subprocess.Popen[str]:
    """A process that uses the program's own parts on a data folder."""
    return subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        env=program.environment_of(data) | setting,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def said(process: subprocess.Popen[str]) -> str:
    """What a process printed, once it has ended well."""
    out, err = process.communicate()
    assert process.returncode == 0, err
    return out.strip()


@pytest.fixture(params=["sqlite", "postgresql"])
def setting(request: pytest.FixtureRequest) -> dict[str, str]:
    """Each database in turn: what points the program at it."""
    if request.param == "sqlite":
        return {}
    return {"DATABASE_URL": request.getfixturevalue("postgresql").get_uri()}


@pytest.mark.slow
def test_writers_do_not_fork_the_chain(
    setting: dict[str, str], prepared: Path, tmp_path: Path
) -> None:
    """Each waits for its turn: every event names the one before it, and none is lost.

    Searching, viewing and destroying keys work there too.
    """
    data = tmp_path / "data"
    shutil.copytree(prepared, data)
    assert program.run("audit", "verify", data=data, environment=setting).returncode == 0
    events, keys = map(int, said(run(_BEFORE, data, setting)).split())
    for process in [run(_WRITE, data, setting, str(EVENTS)) for _ in range(WRITERS)]:
        said(process)
    assert (
        said(run(_READ, data, setting)) == f"{events + WRITERS * EVENTS} {keys + EVENTS} {WRITERS}"
    )
    said(run(_DESTROY, data, setting))


def test_a_destroyed_key_is_gone_from_the_file(prepared: Path, tmp_path: Path) -> None:
    """Not only from its row: neither the database nor its log still holds it."""
    data = tmp_path / "data"
    shutil.copytree(prepared, data)
    said(run(_WRITE, data, {}, "1"))
    kept = {path: path.read_bytes() for path in data.glob("casework.sqlite3*")}
    key = bytes.fromhex(said(run(_DESTROY, data, {})))
    assert any(key in content for content in kept.values())
    for path in data.glob("casework.sqlite3*"):
        assert key not in path.read_bytes(), path.name
