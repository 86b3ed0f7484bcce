"""Files of mails that the gateway must not see before the act that wrote them is kept.

They lie hidden in a folder of their batch beside their place. Whoever killed a run in between, the
batch is either kept, and is given out, or is not, and is dropped: no mail goes twice.
"""

import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from django.conf import settings

from upheld.domain.matters import Matter
from upheld.mailing.outgoing import FOLDERS, OWNER_ONLY, Outgoing, place_of
from upheld.toolbox.files import sync, write_whole
from upheld.toolbox.mail import to_eml

_BATCH, _HELD = ".batch-", ".held"


def hold_back(outgoing: Outgoing, *, batch: int) -> None:
    """Write the file of a mail into its batch."""
    place = place_of(outgoing)
    held = _folder(outgoing.matter, batch) / f"{place.name}{_HELD}"
    write_whole(held, to_eml(outgoing.mail, plain=False))
    held.chmod(OWNER_ONLY)
    sync(held.parent)


def batches(matter: Matter) -> Iterator[int]:
    """The batches of which files are held back."""
    for folder in sorted(_outbox(matter).glob(f"{_BATCH}*")):
        yield int(folder.name.removeprefix(_BATCH))


def give_out(matter: Matter, *, batch: int) -> None:
    """Put each file in its place, for the gateway; interrupted, the next call goes on."""
    folder = _folder(matter, batch)
    for held in sorted(folder.glob(f"*{_HELD}")):
        # Another turn may be at it too: one of the two moves a file.
        with suppress(FileNotFoundError):
            held.rename(_outbox(matter) / held.name.removesuffix(_HELD))
    drop(matter, batch=batch)


def drop(matter: Matter, *, batch: int) -> None:
    """Remove a batch with whatever is held in it."""
    shutil.rmtree(_folder(matter, batch), ignore_errors=True)


def _outbox(matter: Matter) -> Path:
    return Path(settings.UPHELD_DATA) / FOLDERS[matter]


def _folder(matter: Matter, batch: int) -> Path:
    return _outbox(matter) / f"{_BATCH}{batch}"
