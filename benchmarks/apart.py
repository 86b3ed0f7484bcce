"""Run something in a fresh process, so that time and memory are its own."""

import os
import sys
from concurrent.futures import ProcessPoolExecutor
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path
from typing import Any

SETTINGS = "upheld.config.settings"


def run_apart(module: str, function: str, *arguments: Any, data: Path | None = None) -> Any:
    """What `function` of `module` gives in a process that is started for it and ends with it.

    The module is imported there, not here: this process stays small, because on Linux a child
    begins with its parent's peak of memory. With `data` the child sets Django up on that data
    folder first. What the function raises is raised here.
    """
    # Spawned, not forked: a fork would begin with everything this process has loaded.
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(_call, module, function, arguments, data).result()


def _call(module: str, function: str, arguments: tuple[Any, ...], data: Path | None) -> Any:
    # A result comes back by itself: what is printed there, such as the bar that DuckDB draws for
    # long queries, would only stand between the lines of the table.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if data is not None:
        _set_django_up(data)
    return getattr(import_module(module), function)(*arguments)


def _set_django_up(data: Path) -> None:
    # SQLite and two workers, whatever this machine is otherwise set to.
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": SETTINGS,
        "UPHELD_DATA": str(data),
        "DATABASE_URL": "",
        "UPHELD_WORKERS": "2",
    }
    import_module("django").setup()
