"""A worker of a build whose run was killed before the worker had begun."""

import multiprocessing
import os
from pathlib import Path

from upheld.runs.rolling import building


def leave(handed: Path) -> None:
    """Start a worker and end at once, as a run does that is killed."""
    multiprocessing.get_context("spawn").Process(target=begin_late, args=(handed,)).start()
    os._exit(0)


def begin_late(handed: Path) -> None:
    """Begin once the run is gone."""
    parent = multiprocessing.parent_process()
    assert parent
    parent.join()
    print("begun", flush=True)  # noqa: T201 - read by the test
    building._receive(handed)  # noqa: SLF001 - what a pool begins each worker with
