"""Two that send at one instant never send one message twice, on both databases."""

import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from support import program
from support.post_kills import mailbox

COUNT, MAILS, SENDERS = 15, 5, 3
_QUEUE = """
import os, sys, django
os.environ["DJANGO_SETTINGS_MODULE"] = "upheld.config.settings"
django.setup()
from support.posted import laid_down, posted, signed
from upheld.register.models import Authority
bodies = list(Authority.objects.order_by("slug").values_list("slug", flat=True)[:15])
letters = [signed(body, state="issued") for body in bodies]
posted(*bodies, letter=letters[0].pk)
for number in range(5):
    laid_down(f"letter {number}")
"""
_STATES = """
import os, sys, django
os.environ["DJANGO_SETTINGS_MODULE"] = "upheld.config.settings"
django.setup()
from upheld.mailing.models import Dispatch
from upheld.runs.outbox.models import Message
for each in (Message, Dispatch):
    print(*each.objects.values_list("state", flat=True))
"""


class Place(NamedTuple):
    """Data folders of each sender, and the database that they share."""

    folders: list[Path]
    told: dict[str, str]


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path, prepared: Path) -> Place:
    """One folder for all; on PostgreSQL each has its own, as on machines of their own."""
    first = tmp_path / "data"
    if request.param == "sqlite":
        shutil.copytree(prepared, first)
        return Place([first] * SENDERS, {})
    told = {"DATABASE_URL": request.getfixturevalue("postgresql").get_uri()}
    (first / "spool").mkdir(parents=True)
    others = [tmp_path / f"other-{number}" for number in range(1, SENDERS)]
    for each in others:
        each.mkdir()
        (each / "spool").symlink_to(first / "spool")
    return Place([first, *others], told)


def _start(folder: Path, told: dict[str, str]) -> subprocess.Popen[str]:
    environment = program.environment_of(folder) | told
    words = program.command("send", "--by", "officer")
    return subprocess.Popen(words, env=environment, stdout=subprocess.PIPE, text=True)


@pytest.mark.slow
@pytest.mark.enable_socket
def test_each_message_goes_once(place: Place, tmp_path: Path) -> None:
    """The server took each once; whoever came second left it to the first."""
    program.run_python(_QUEUE, data=place.folders[0], environment=place.told)
    with mailbox(tmp_path / "box") as box:
        told = place.told | {
            "UPHELD_SMTP": f"smtp://127.0.0.1:{box.port}", "UPHELD_SMTP_RATE": "100000",
        }  # fmt: skip
        senders = [_start(folder, told) for folder in place.folders]
        said = [each.communicate()[0] for each in senders]
        assert [each.returncode for each in senders] == [0] * SENDERS, said
        assert set(Counter(box.taken()).values()) == {1}
        assert len(box.taken()) == COUNT + MAILS
    states = program.run_python(_STATES, data=place.folders[0], environment=place.told)
    assert Counter(states.split()) == {"sent": COUNT + MAILS}
