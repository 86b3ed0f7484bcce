"""What `upheld serve` tells its processes of the forms, and how it refuses impossible ports."""

import subprocess
import sys

import pytest

from upheld.domain.errors import Refused
from upheld.runs.processes import (
    council_command,
    council_environment,
    roll_environment,
    staff_environment,
)
from upheld.runs.serving import serve


def test_it_is_told_no_secret_of_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the key of the staff site nor that of backups nor the database of casework."""
    for name in ("UPHELD_SECRET_KEY", "UPHELD_BACKUP_KEY", "UPHELD_MAIL_FROM", "HOME_OF_ANYTHING"):
        monkeypatch.setenv(name, "not for the forms")
    monkeypatch.setenv("DATABASE_URL", "postgresql://owner@host/casework")
    monkeypatch.setenv("UPHELD_COUNCIL_DATABASE_URL", "postgresql://council@host/casework")
    told = council_environment(plain=False)
    assert "not for the forms" not in told.values()
    assert told["DATABASE_URL"] == "postgresql://council@host/casework"
    assert "UPHELD_COUNCIL_INSECURE" not in told
    assert council_environment(plain=True)["UPHELD_COUNCIL_INSECURE"] == "1"


def test_it_counts_tries_in_one_process() -> None:
    """Two workers would each allow all of them."""
    command = council_command("127.0.0.1", 8002)
    assert command[command.index("--workers") + 1] == "1"


_LINKS = """
import django, importlib, os
django.setup()
from upheld.config import settings
from upheld.runs.rolling.gathering import forms_address
print(settings.UPHELD_FORMS_SERVED, repr(forms_address()))
os.environ["UPHELD_COUNCIL_ADDRESS"] = "https://forms.example/"
print(importlib.reload(settings).UPHELD_FORMS_SERVED)
"""


def test_mails_lead_to_the_forms_served_and_pages_never(monkeypatch: pytest.MonkeyPatch) -> None:
    """The roll and the staff site make the pages that a command by hand makes.

    Where a setting says where the forms are, that comes first.
    """
    monkeypatch.delenv("UPHELD_COUNCIL_ADDRESS", raising=False)
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "upheld.config.settings")
    served = "http://127.0.0.1:9002"
    assert staff_environment(served, plain=False)["UPHELD_FORMS_SERVED"] == served
    said = subprocess.run(
        [sys.executable, "-c", _LINKS],
        env=roll_environment(served), stdout=subprocess.PIPE, text=True, check=True,
    )  # fmt: skip
    assert said.stdout.splitlines() == [f"{served} ''", "https://forms.example"]


def test_two_processes_on_one_port_are_refused() -> None:
    """Said before anything is started."""
    with pytest.raises(Refused, match="--staff-port 8000, --council-port 8002"):
        serve(
            host="127.0.0.1", port=8000, staff_port=8000, council_port=8002, workers=1, tell=print
        )
