"""Several people take in the same complaints at once: no reference is lost, given twice or skipped.

Threads on PostgreSQL, processes on SQLite.
"""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support import program

COMPLAINTS, THREADS, PROCESSES = 12, 4, 2
_BEGIN = """
import os, sys, threading, django
os.environ["DJANGO_SETTINGS_MODULE"] = "upheld.config.settings"
django.setup()
from datetime import date
from django.db import connection
from upheld.casework import audit
from upheld.casework.actions.receipt import accept, record_complaint
from upheld.casework.arrivals import ComplaintFacts, PersonFacts
from upheld.casework.models import Case, Complaint, Complainant
from upheld.domain.errors import Overtaken, Refused
from upheld.domain.sides import Channel
"""
_RECORD = (
    _BEGIN
    + """
for number in range(int(sys.argv[1])):
    person = PersonFacts(role="complainant", name=f"Person {number}")
    record_complaint(by="tests", facts=ComplaintFacts(
        channel=Channel.POST, arrived_on=date(2026, 11, 2), body="luton", text="x", people=(person,)
    ))
"""
)
# Each of them tries every complaint, and one that is refused after its reference was taken.
_ACCEPT = (
    _BEGIN
    + """
lost = []

def work(name):
    won = 0
    for complaint in Complaint.objects.order_by("pk").values_list("pk", flat=True):
        said = {"complaint": complaint, "subject": "noise", "by": name}
        try:
            accept(bodies=["luton", "nowhere"], **said)
        except (Refused, Overtaken):
            pass
        try:
            accept(bodies=["luton"], **said)
        except Overtaken:
            continue
        won += 1
    lost.append(won)
    connection.close()

names = [f"{os.getpid()} {number}" for number in range(int(sys.argv[1]))]
threads = [threading.Thread(target=work, args=(name,)) for name in names]
for thread in threads: thread.start()
for thread in threads: thread.join()
assert len(lost) == len(threads), "a thread failed"
print(sum(lost))
"""
)
_READ = (
    _BEGIN
    + """
audit.verify()
accepted = Complaint.objects.filter(state="accepted")
peopled = Complainant.objects.filter(case__isnull=False)
for found in (accepted, peopled):
    assert found.values("case").distinct().count() == Case.objects.count()
print(*Case.objects.order_by("reference").values_list("reference", flat=True), sep=",")
"""
)


def started(
    script: str, data: Path, setting: dict[str, str], *words: object
) -> "subprocess.Popen[str]":
    """A process of its own on a data folder."""
    return subprocess.Popen(
        [sys.executable, "-c", script, *(str(word) for word in words)],
        env=program.environment_of(data) | setting, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def said(process: "subprocess.Popen[str]") -> str:
    """What it printed, once it has ended well."""
    out, err = process.communicate()
    assert process.returncode == 0, err
    return out.strip()


@pytest.mark.slow
@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_no_reference_is_lost_or_doubled(
    request: pytest.FixtureRequest, database: str, prepared: Path, tmp_path: Path
) -> None:
    """Every complaint becomes one case; the references follow each other without a gap."""
    data, setting = tmp_path / "data", {}
    shutil.copytree(prepared, data)
    if database == "postgresql":
        setting = {"DATABASE_URL": request.getfixturevalue("postgresql").get_uri()}
    for process in [started(_RECORD, data, setting, COMPLAINTS // 2) for _ in range(2)]:
        said(process)
    processes, threads = (1, THREADS) if setting else (PROCESSES, 1)
    won = [said(p) for p in [started(_ACCEPT, data, setting, threads) for _ in range(processes)]]
    assert sum(map(int, won)) == COMPLAINTS
    expected = ",".join(f"26 000 {number:03}" for number in range(1, COMPLAINTS + 1))
    assert said(started(_READ, data, setting)) == expected
