"""`upheld roll` lets documents out of quarantine, by a scanner that runs beside it."""

import shutil
from pathlib import Path

import pytest

from support import program
from support.scanner import VERSION, scanner_at
from support.staff_server import make_complaints

_STATES = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "upheld.config.settings"
django.setup()
from upheld.casework.models import Document
print(Document.objects.order_by("pk").values_list("state", "scanned_by").first())
"""


@pytest.mark.slow
@pytest.mark.enable_socket
def test_the_roll_asks_the_scanner(prepared: Path, tmp_path: Path) -> None:
    """Not set: it waits, and the roll says so. Set: the next roll lets it out. Then it is quiet."""
    data = tmp_path / "data"
    shutil.copytree(prepared, data)
    make_complaints(data)
    waiting = program.run("roll", data=data)
    assert "no scanner is set" in waiting.stdout + waiting.stderr
    with scanner_at() as address:
        setting = {"UPHELD_SCANNER": address}
        done, again = (program.run("roll", data=data, environment=setting) for _ in range(2))
    assert (done.returncode, again.returncode) == (0, 0), done.stderr
    assert "documents: 1 left quarantine" in done.stdout + done.stderr
    assert "documents" not in again.stdout + again.stderr
    assert VERSION.decode() in program.run_python(_STATES, data=data)
    wrong = program.run("roll", data=data, environment={"UPHELD_SCANNER": "somewhere"})
    assert wrong.returncode == 2
    assert "UPHELD_SCANNER" in wrong.stderr
