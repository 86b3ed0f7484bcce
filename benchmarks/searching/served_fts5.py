"""SQLite FTS5 behind the server that we use ourselves, asked for the same addresses.

`granian --interface wsgi benchmarks.searching.served_fts5:application`; FTS5_PLACE names the
folder of the benchmark. The answer is the bare figures, in its favour: we send a whole page.
"""

import json
import os
import threading
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks.searching.corpus import bodies
from benchmarks.searching.with_fts5 import ask, opened
from upheld.pages.decisions.question import Question
from upheld.toolbox.collecting import look_less_often
from upheld.web.public.asking import read
from upheld.web.public.headers import NEVER
from upheld.web.public.sending import send_made

PLACE = "FTS5_PLACE"
# A connection for each thread, as ours; each keeps its own table of what matched.
_own = threading.local()

look_less_often()


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """The first page of a search and all counts, as JSON."""
    asked = read(environ)
    if not hasattr(_own, "database"):
        _own.database = opened(Path(os.environ[PLACE]))
    question = Question.parse(asked.fields, bodies())
    found = json.dumps(asdict(ask(_own.database, question.search))).encode()
    return send_made(asked, found, NEVER)(environ, start_response)
