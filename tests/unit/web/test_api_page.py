"""The page about the API: complete, and every example on it runs as it stands."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from support.public_process import Process
from upheld.pages.programs_examples import EXAMPLES
from upheld.web.public.api.problems import KINDS
from upheld.web.public.api.resources import RESOURCES

# A server of a process of its own, for tests have no network; it runs the examples itself.
SERVER = """
import json, os, subprocess, sys, threading
from datetime import datetime
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server
from upheld.publication.reader import PublicStore
from upheld.web.public.application import Application

class Quiet(WSGIRequestHandler):
    def log_message(self, *said): pass

folder, now, examples = sys.argv[1], datetime.fromisoformat(sys.argv[2]), json.load(sys.stdin)
app = Application(PublicStore(Path(folder)), now=lambda: now)
server = make_server("127.0.0.1", 0, app, handler_class=Quiet)
threading.Thread(target=server.serve_forever, daemon=True).start()
site = f"http://127.0.0.1:{server.server_port}"
env = {**os.environ, "SITE": site, "no_proxy": "*", "NO_PROXY": "*"}
said = []
for language, code in examples:
    command = [sys.executable, "-c", code] if language == "Python" else ["sh", "-c", code]
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=20)
    said.append([done.returncode, done.stdout, done.stderr])
print(json.dumps(said))
"""


@pytest.fixture(scope="module")
def said(with_cases: Path, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[int, str, str]]:
    """What each example gave."""
    examples = [(each.language, each.code) for each in EXAMPLES]
    now = "2026-11-22T12:00:00+00:00"
    done = subprocess.run(
        [sys.executable, "-c", SERVER, str(with_cases), now],
        cwd=tmp_path_factory.mktemp("examples"), input=json.dumps(examples), text=True,
        capture_output=True, check=True, env=os.environ, timeout=60,
    )  # fmt: skip
    found: list[tuple[int, str, str]] = json.loads(done.stdout)
    return found


# What each gives over the sixty decisions of the tests, in the order of the page.
WORDS = ("54%", "19-000-029", '"year": 2020', "Children without", '"sha256"', "Alder Borough",
         "alder 10", "withdrawn decision", "outcome: it is one of")  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("number", range(len(EXAMPLES)))
def test_every_example_runs(number: int, said: list[tuple[int, str, str]]) -> None:
    """Copied from the page, it ends well and says what its title promises."""
    code, out, _ = said[number]
    assert code == 0, said[number]
    assert WORDS[number] in out


def test_the_page_names_everything(api: Process) -> None:
    """Every address, and every kind of problem where its type leads; a demonstration says so."""
    page = api.client.get("/api/").text
    for each in RESOURCES:
        assert f"/api/v1{each.path}" in page
    for name in KINDS:
        assert f'id="problem-{name}"' in page
    assert "Demonstration." in page
    names = re.findall(r'\sid="([^"]*)"', page)
    assert len(names) == len(set(names))
    assert api.client.get("/api/nowhere/").status_code == 404
