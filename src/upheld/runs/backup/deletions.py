"""The list of deletions, which lies outside the backups and outlives them.

Each backup has its list beside it: everything that was ever deleted, by key; `keeping` keeps the
one that knows of what was deleted since. Whoever restores a backup gives the newest list, and what
it names is deleted again before anything is served.
"""

import json
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from upheld.casework.actions.deletions import WAYS, delete
from upheld.casework.models import Deletion
from upheld.domain.errors import Refused
from upheld.runs.backup.keys import OWNER_ONLY
from upheld.toolbox.files import write_whole

ENDING = ".deletions"


class Deleted(NamedTuple):
    """One line of the list."""

    kind: str
    subject: str


class Listed(NamedTuple):
    """A list that was read: what had been deleted by a moment."""

    file: Path
    made_at: datetime
    lines: list[Deleted]


def list_beside(file: Path) -> Path:
    """Where the list of a backup lies."""
    return file.with_name(f"{file.name}{ENDING}")


def list_deletions(made_at: str) -> bytes:
    """The list, as a file keeps it."""
    found = Deletion.objects.order_by("id").values_list("kind", "subject")
    content = {"made_at": made_at, "deletions": [list(each) for each in found]}
    return json.dumps(content, indent=1).encode()


def write_list(file: Path, content: bytes) -> None:
    """Write the list for its owner alone."""
    write_whole(file, content)
    file.chmod(OWNER_ONLY)


def read_list(file: Path) -> Listed:
    """A list as it was written; `Refused` where it is none."""
    try:
        said = json.loads(file.read_bytes())
        lines = [Deleted(str(kind), str(subject)) for kind, subject in said["deletions"]]
        made_at = datetime.fromisoformat(said["made_at"])
    except (ValueError, TypeError, KeyError):
        raise Refused(f"{file} is no list of deletions") from None
    if strange := sorted({line.kind for line in lines} - set(WAYS)):
        raise Refused(f"{file} names deletions that this program cannot make: {strange[0]}")
    return Listed(file, made_at, lines)


def unknown(lines: Iterable[Deleted]) -> list[Deleted]:
    """The lines that the database does not know, in their order.

    Counted: what was deleted, recorded anew and deleted again stands in the list twice.
    """
    known = Counter(Deleted(*each) for each in Deletion.objects.values_list("kind", "subject"))
    return list((Counter(lines) - known).elements())


def delete_again(lines: Iterable[Deleted], *, by: str) -> int:
    """Delete what the backup still has; how many lines were new to it."""
    new = unknown(lines)
    for line in new:
        delete(kind=line.kind, subject=line.subject, by=by)
    return len(new)
