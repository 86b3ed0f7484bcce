"""The program itself, run on lists in data folders of its own: import, freeze, count."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from upheld.domain.errors import OutsideFailed, Refused
from upheld.publication.release import read
from upheld.runs.published.lists import Line, make_lists, write_lists
from upheld.runs.published.trial import Figures, Trial

# The command line as a user has it, one command after the other in one process: to start Python
# and Django anew for each takes longer than the commands do.
COMMANDS = """
import json, sys
from upheld.cli.main import main
for words in json.loads(sys.argv[1]):
    sys.argv = ["upheld", *words]
    try:
        main()
    except SystemExit as ended:
        if ended.code:
            raise
"""
# -P keeps the folder in which we were started off the path: a file there could bear our name.
PROGRAM = (sys.executable, "-P", "-c", COMMANDS)
REFUSED = 2
# So much of what a failed step said is told: its last lines name the cause.
TOLD = 5


def run_trials(
    trials: Sequence[Trial], place: Path, *, workers: int, tell: Callable[[str], None]
) -> list[Figures]:
    """The figures of the rows of each trial, in the order of trials, by authority.

    An authority of which nothing was received, decided or settled has none.
    """
    lists = [make_lists(trial.year, trial.rows) for trial in trials]
    prepared = place / "prepared"
    _run(prepared, ("audit", "verify"))

    def run(trial: Trial, lines: Mapping[str, Sequence[Line]]) -> Figures:
        if not any(lines.values()):
            return {}
        data = place / trial.name
        shutil.copytree(prepared, data)
        figures = _figures(trial, lines, data)
        tell(f"{trial.name}: {len(trial.rows)} printed rows imported, frozen and counted")
        return figures

    with ThreadPoolExecutor(workers) as pool:
        try:
            return list(pool.map(run, trials, lists))
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise


def _figures(trial: Trial, lines: Mapping[str, Sequence[Line]], data: Path) -> Figures:
    folder = data / "lists"
    write_lists(lines, folder)
    year = str(trial.year)
    _run(data, ("import", str(folder)), ("freeze", year), ("count", year))
    release = read(data / "releases" / year / "v1")
    return {row.body: release.figures(row.body) for row in trial.rows if row.body in release.bodies}


def _run(data: Path, *commands: Sequence[str]) -> None:
    # Django settings bind one database to a process: each data folder has a process of its own,
    # and casework that is in use is out of its reach.
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    done = subprocess.run(  # noqa: S603 - our own program, with words of our own
        [*PROGRAM, json.dumps(commands)],
        env=kept | {"UPHELD_DATA": str(data)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        said = " / ".join(done.stderr.strip().splitlines()[-TOLD:])
        message = f"the printed figures of {data.name} could not be tried: {said}"
        raise Refused(message) if done.returncode == REFUSED else OutsideFailed(message)
