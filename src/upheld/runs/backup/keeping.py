"""The list of deletions outside the data folder, which knows of what no backup knows yet.

`UPHELD_DELETIONS` names it: the roll and each backup write it anew, and a restore reads it. The
same list is written by `upheld deletions FILE` where a person asks for it.
"""

from datetime import timedelta
from pathlib import Path

from django.conf import settings

from upheld.casework.models import Deletion
from upheld.domain.errors import Refused
from upheld.runs.backup.deletions import (
    Listed,
    list_deletions,
    read_list,
    unknown,
    write_list,
)
from upheld.toolbox import clock

# A list that says nothing new is written anew so often: its age tells that it is kept.
WRITTEN_EVERY = timedelta(hours=1)


def kept_list() -> Listed | None:
    """The list of the settings; None where none is named, or none was written yet."""
    file = settings.UPHELD_DELETIONS
    return read_list(file) if file and file.exists() else None


def keep_list(*, anew: bool = False) -> None:
    """Bring the list of the settings up to now, where one is named.

    With `anew` it is written whatever it says: a list that is older than a backup does not do.
    """
    file: Path | None = settings.UPHELD_DELETIONS
    if file is None:
        return
    held = kept_list()
    young = not anew and held and clock.now() - held.made_at < WRITTEN_EVERY
    if not (young and held and len(held.lines) == Deletion.objects.count()):
        save_list(file)


def save_list(file: Path) -> int:
    """Write everything that was deleted so far into a file; how many lines.

    Refused over a list that names what this data folder does not know: it belongs to another, or
    to the one that this folder was to be restored from.
    """
    _check_place(file)
    if file.exists() and unknown(read_list(file).lines):
        raise Refused(
            f"{file} names deletions that this data folder does not know: restore a backup with "
            "it (upheld restore --deletions), or name another file"
        )
    count = Deletion.objects.count()
    write_list(file, list_deletions(clock.now().isoformat()))
    return count


def _check_place(file: Path) -> None:
    if not file.parent.is_dir():
        raise Refused(f"there is no folder {file.parent}; make it, on another disk if you can")
    if file.parent.resolve().is_relative_to(Path(settings.UPHELD_DATA).resolve()):
        raise Refused(f"{file} lies in the data folder, and would be lost with it; name another")
