"""Whom backups are made for, and what opens them."""

import os
from pathlib import Path
from typing import Any

from django.conf import settings

from upheld.domain.errors import Refused
from upheld.register.queries.installation import is_demonstration
from upheld.toolbox import age

OWNER_ONLY = 0o600
HOW = (
    "UPHELD_BACKUP_KEY names no key, and a backup holds everything. Make one with "
    "`upheld backup-key FILE`, on another machine if you can, keep FILE away from this one, and "
    "set UPHELD_BACKUP_KEY to the public key that it prints (age1...); a public ssh key will do too"
)


def recipients() -> list[Any]:
    """The public keys of the settings; none in a demonstration that has set none."""
    try:
        found = age.recipients(settings.UPHELD_BACKUP_KEY)
    except age.BadKey as fault:
        raise Refused(f"UPHELD_BACKUP_KEY cannot be used: {fault}") from None
    if not found and not is_demonstration():
        raise Refused(HOW)
    return found


def make_key(file: Path) -> str:
    """Write a fresh key to a file that is not there yet; the public one."""
    opens, public = age.new_key()
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    except FileExistsError:
        raise Refused(f"{file} is there already, and may be a key; name another file") from None
    with os.fdopen(handle, "w", encoding="ascii") as target:
        target.write(f"# public key: {public}\n{opens}\n")
        target.flush()
        os.fsync(target.fileno())
    return public


def read_key(file: Path) -> Any:
    """What opens a backup."""
    try:
        return age.identity(file.read_bytes())
    except age.BadKey as fault:
        raise Refused(f"{file} cannot be used as a key: {fault}") from None
