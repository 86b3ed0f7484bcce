"""Mails that wait for the mail server, each in a file by its Message-ID, for their owner alone.

They may hold secret links and say who deals with us, so a file goes when its mail has gone.
"""

import email
from collections.abc import Iterable, Iterator
from contextlib import suppress
from email.policy import default
from pathlib import Path

from django.conf import settings

from upheld.domain.post import State
from upheld.mailing.models import Dispatch
from upheld.mailing.outgoing import OWNER_ONLY
from upheld.toolbox import clock
from upheld.toolbox.digest import sha256
from upheld.toolbox.files import write_whole

FOLDER = "spool/dispatches"
FOLDER_MODE = 0o700
# A file is written before its row is kept: one that has no row so long was never to go.
GRACE_SECONDS = 3600
# What is neither on its way nor to be decided by a person.
ENDED = (State.SENT, State.RETURNED, State.WITHDRAWN)


class NotLaidDown(Exception):
    """The file of a mail is not the one that was laid down for it."""


def place_of(message_id: str) -> Path:
    """Where the mail of a dispatch lies."""
    return Path(settings.UPHELD_DATA) / FOLDER / f"{message_id}.eml"


def write_mail(message_id: str, content: bytes) -> None:
    """Lay a mail down, whole, on the disk."""
    place = place_of(message_id)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.parent.chmod(FOLDER_MODE)
    write_whole(place, content)
    place.chmod(OWNER_ONLY)


def mail_of(dispatch: Dispatch) -> tuple[bytes, str]:
    """The bytes that may leave, and to whom; `NotLaidDown` where they are others."""
    try:
        content = place_of(dispatch.message_id).read_bytes()
    except FileNotFoundError:
        raise NotLaidDown("its mail is not in the spool any more") from None
    if sha256(content) != dispatch.sha256:
        raise NotLaidDown("its mail is not the one that was laid down")
    addresses = email.message_from_bytes(content, policy=default)["To"].addresses
    if len(addresses) != 1:
        raise NotLaidDown("its mail does not go to one address")
    return content, addresses[0].addr_spec


def sweep() -> int:
    """Remove the files of mails that have ended, or that were never kept; how many."""
    files = {path.stem: path for path in _files()}
    states = dict(
        Dispatch.objects.filter(message_id__in=list(files)).values_list("message_id", "state")
    )
    gone = [
        path
        for name, path in files.items()
        if (states[name] in ENDED if name in states else _is_old(path))
    ]
    remove(gone)
    return len(gone)


def remove(places: Iterable[Path]) -> None:
    """Remove files, those that are gone already too."""
    for place in places:
        place.unlink(missing_ok=True)


def _files() -> Iterator[Path]:
    yield from (Path(settings.UPHELD_DATA) / FOLDER).glob("*.eml")


def _is_old(path: Path) -> bool:
    with suppress(FileNotFoundError):
        return clock.now().timestamp() - path.stat().st_mtime > GRACE_SECONDS
    return False
