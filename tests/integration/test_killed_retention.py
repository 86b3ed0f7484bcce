"""A turn of the clock that is killed while cases end is gone on with by the next one."""

import os
import shutil
import time
from pathlib import Path
from random import Random  # noqa: TID251 - draws moments of a kill, by seed

import pytest

from support import killing, lists, program
from support.killing import Stage

KILLS = int(os.environ.get("UPHELD_KILLS", "3"))
CASES = 12
OLD = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "upheld.config.settings"
django.setup()
from upheld.casework.actions.complainants import record_complainant
from upheld.casework.kept_files import DOCUMENTS
from upheld.casework.models import Case, Document
from upheld.toolbox import clock
from upheld.toolbox.digest import sha256
for case in Case.objects.order_by("pk"):
    record_complainant(
        reference=case.pk, role="complainant", name="Somebody", contact="", by="intake"
    )
    content = case.pk.encode()
    place = DOCUMENTS.place(sha256(content))
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)
    os.utime(place, (1, 1))
    Document(
        case=case, sha256=sha256(content), name="x.pdf", media_type="application/pdf", size=10,
        source="body", at=clock.now(), by="intake",
    ).save()
"""
LEFT = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "upheld.config.settings"
django.setup()
from upheld.casework import audit
from upheld.casework.models import AuditEvent, Case, Complainant, Deletion, Document
assert audit.verify() == AuditEvent.objects.count()
kinds = Deletion.objects.order_by("kind", "subject").values_list("kind", "subject")
print(Case.objects.count(), Complainant.objects.count(), Document.objects.count(), list(kinds))
"""


def write_old(folder: Path) -> Path:
    """Cases that ended before any year that is counted."""
    lines = [
        f"11 000 {number:03},luton,2011-06-01,2012-01-10,housing,not_upheld,"
        for number in range(1, CASES + 1)
    ]
    lists.write(folder, decided_csv=(lists.DECIDED, *lines))
    return folder


@pytest.fixture(scope="module")
def stage(prepared_for_few: Path, tmp_path_factory: pytest.TempPathFactory) -> Stage:
    """A turn of the clock that ends cases, run once without a kill."""
    work = tmp_path_factory.mktemp("retention")
    data, before = work / "data", work / "before"
    shutil.copytree(prepared_for_few, data, symlinks=True)
    done = program.run("import", write_old(work / "lists"), "--by", "officer", data=data)
    assert done.returncode == 0, done.stderr
    program.run_python(OLD, data=data)
    shutil.copytree(data, before, symlinks=True)
    started = time.perf_counter()
    done = program.run("roll", data=data)
    assert done.returncode == 0, done.stderr
    assert f"the whole of {CASES} cases deleted" in done.stdout
    seconds = time.perf_counter() - started
    return Stage(before=before, step=("roll",), seconds=seconds, after=killing.state_of(data))


@pytest.mark.slow
def test_a_killed_turn_ends_as_if_nothing_had_happened(stage: Stage, tmp_path: Path) -> None:
    """Rows, files and the list of deletions; the chain is whole."""
    lots = Random(f"retention {os.environ.get('UPHELD_KILL_SEED', '1')}")  # noqa: S311 - not a secret
    for attempt in range(KILLS):
        data = tmp_path / str(attempt)
        moment = lots.uniform(0, stage.seconds)
        killing.kill_and_rerun(stage, data, moment)
        found = killing.state_of(data)
        assert killing.differences(stage.after, found) == [], f"killed after {moment:.3f} s"
        kinds = ("case", "documents of a case", "people of a case")
        said = [(kind, f"11 000 {n:03}") for kind in kinds for n in range(1, CASES + 1)]
        assert program.run_python(LEFT, data=data) == f"0 0 0 {said}\n"
        assert not [path for path in (data / "documents").rglob("*") if path.is_file()]
