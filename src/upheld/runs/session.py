"""Make the data folder ready, and keep two runs from working in it at once."""

import getpass
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from django.conf import settings

from upheld.domain.errors import OutsideFailed, Refused
from upheld.outreach.actions.first_questions import write_first_questions
from upheld.outreach.first_questions import missing
from upheld.register.actions.loading import load_register
from upheld.runs import tables
from upheld.toolbox import lock

LOCK = "run.lock"
BY = "upheld"
LOOK_SECONDS = 0.2


def whoami() -> str:
    """The local user, for `by` where nobody is named."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown user"


@contextmanager
def working(
    doing: str, *, patience: float = 0.0, tell: Callable[[str], None] = lambda _: None
) -> Iterator[None]:
    """Prepare the data folder and hold it alone; a second run is told who has it.

    With `patience`, it waits so many seconds for the other run to end, and tells so.
    """
    folder = Path(settings.UPHELD_DATA)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _in_turn(folder / LOCK, doing, patience, tell):
            prepare()
            yield
    except (FileExistsError, NotADirectoryError):
        raise Refused(f"UPHELD_DATA names {folder}, which is a file; name a folder") from None
    except lock.Busy as busy:
        raise OutsideFailed(
            f"another run is at work here: {busy}; wait until it has ended and try again"
        ) from None


@contextmanager
def _in_turn(
    path: Path, doing: str, patience: float, tell: Callable[[str], None]
) -> Iterator[None]:
    ends, told = time.monotonic() + patience, False
    while True:
        with ExitStack() as stack:
            try:
                stack.enter_context(lock.held(path, doing))
            except lock.Busy as busy:
                if time.monotonic() >= ends:
                    raise
                if not told:
                    tell(f"waiting for another run to end: {busy}")
                told = True
            else:
                yield
                return
        time.sleep(LOOK_SECONDS)


@contextmanager
def looking(doing: str) -> Iterator[None]:
    """Prepare the data folder where that is needed, then read beside whatever run is at work."""
    if not (Path(settings.UPHELD_DATA) / LOCK).exists() or not tables.are_current():
        with working(doing):
            pass
    yield


def prepare() -> None:
    """Bring tables, register and first questions up to this version; nothing where they are.

    Questions come as drafts: nothing of them is public before a person has approved it.
    """
    if not tables.are_current():
        tables.bring_up()
    load_register(by=BY)
    # Asked before the act, so that a start with nothing to write takes no writer's lock.
    if missing():
        write_first_questions(by=BY)
