"""A copy of everything as it stands at one moment, while others go on working."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from upheld.domain.errors import OutsideFailed
from upheld.runs.backup.actions.copies import note_backup
from upheld.runs.backup.contents import link_files
from upheld.runs.backup.database import copied
from upheld.runs.backup.deletions import list_deletions
from upheld.runs.backup.manifest import describe
from upheld.runs.session import working
from upheld.toolbox import lock
from upheld.toolbox.files import discard

LOCK, PLACE = "backup.lock", ".backup.partial"
# A run may be at work for minutes; it is let end, for between its steps things do not belong
# together. Somebody who waits for longer is told.
PATIENCE_SECONDS = 30 * 60
GLANCE_SECONDS = 0.2

Tell = Callable[[str], None]


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """Files and database of one moment, in a folder that is gone afterwards."""

    folder: Path
    described: dict[str, Any]
    deletions: bytes


@contextmanager
def snapshot(backup: str, *, encrypted: bool, by: str, tell: Tell) -> Iterator[Snapshot]:
    """Take it between two runs; people of the staff site go on meanwhile, and see nothing of it.

    Runs wait only while the database is copied; files are given a second name, not copied.
    """
    data = Path(settings.UPHELD_DATA)
    with _alone(data):
        place = data / PLACE
        if place.exists():
            # What a killed backup left.
            discard(place)
        place.mkdir(mode=0o700)
        try:
            with _between_runs(tell):
                note_backup(backup=backup, encrypted=encrypted, by=by)
                tell("copying the database")
                # The database first: a file that nobody knows does no harm, one that is missing
                # does.
                with copied(place):
                    described = describe(backup)
                    deletions = list_deletions(described["made_at"])
                tell(f"{link_files(data, place):,} files")
            yield Snapshot(folder=place, described=described, deletions=deletions)
        finally:
            discard(place)


@contextmanager
def _alone(data: Path) -> Iterator[None]:
    try:
        with lock.held(data / LOCK, "backup"):
            yield
    except lock.Busy as busy:
        raise OutsideFailed(f"another backup is being made: {busy}; wait for its end") from None


@contextmanager
def _between_runs(tell: Tell) -> Iterator[None]:
    until, told = time.monotonic() + PATIENCE_SECONDS, False
    with ExitStack() as stack:
        while True:
            try:
                stack.enter_context(working("backup"))
                break
            except OutsideFailed as busy:
                if time.monotonic() > until:
                    raise
                if not told:
                    tell(f"waiting: {busy}")
                    told = True
            time.sleep(GLANCE_SECONDS)
        yield
