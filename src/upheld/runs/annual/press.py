"""Threads that render letters, while whoever asked for them may do something else."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from django.conf import settings

Press = ThreadPoolExecutor


@contextmanager
def open_press() -> Iterator[Press]:
    """The threads; where they are left by an error, what was not begun is dropped."""
    # Typst releases the interpreter while it works, so threads use every core; each of them waits
    # for the disk a part of its time, so one more than asked for keeps the cores busy.
    press = Press(settings.UPHELD_WORKERS + 1, thread_name_prefix="press")
    try:
        yield press
    finally:
        press.shutdown(cancel_futures=True)
