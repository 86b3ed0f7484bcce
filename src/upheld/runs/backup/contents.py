"""What of a data folder belongs into a backup.

Left out is what is made anew: the public store, editions made ready for it, locks, and what a
killed run left half written, whose names begin with a dot. The database is copied by its own means.

Uploads are left out too. They are lists that wait a day at most for their import; whoever sent
them has them, and the step says that they are to be sent again. In a backup personal data of
theirs would outlive that day. What an upload was made into (residents, contacts, the picture of a
signature) lies in the database.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from upheld.domain.errors import Refused

DATABASE = "casework.sqlite3"
MADE_ANEW = {
    "publishing", "run.lock", "swap.lock", "desk.lock", "backup.lock", "send.lock", "roll.asked",
}  # fmt: skip
SENT_AGAIN = {"uploads"}


def link_files(data: Path, place: Path) -> int:
    """Lay every file into `place` under a second name; their count.

    It takes no room and hardly any time. The program changes a file by renaming another into its
    place, so that the second name keeps the bytes of this moment.
    """
    modes, count = {place: data.stat().st_mode}, 0
    for path in _below(data):
        copy = place / path.relative_to(data)
        if path.is_dir():
            copy.mkdir()
            modes[copy] = path.stat().st_mode
        else:
            _link(path, copy)
            count += 1
    for copy in sorted(modes, reverse=True):
        if copy != place:
            copy.chmod(modes[copy])
    return count


def _below(data: Path) -> Iterator[Path]:
    public = Path(settings.UPHELD_PUBLIC)
    for path in sorted(data.iterdir()):
        left_out = path.name in MADE_ANEW | SENT_AGAIN or path == public
        if left_out or path.name.startswith((".", DATABASE)):
            continue
        yield from _whole(path)


def _whole(path: Path) -> Iterator[Path]:
    if path.is_symlink():
        raise Refused(
            f"{path} is a link, and a backup holds files and folders alone: what it leads to "
            "would be missing. Put it into the data folder, or mount it there"
        )
    if path.is_dir():
        yield path
        for each in sorted(path.iterdir()):
            if not each.name.startswith("."):
                yield from _whole(each)
    elif path.is_file():
        yield path


def _link(path: Path, copy: Path) -> None:
    try:
        os.link(path, copy)
    except FileNotFoundError:
        # A mail that the gateway took away meanwhile is on its way, not lost.
        if path.exists():
            raise
    except OSError:
        # Another disk, or one that knows no second names.
        shutil.copy2(path, copy)
