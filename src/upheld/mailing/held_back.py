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


def hold_back(outgoing: Outgoing, *, of: str, batch: int) -> None:
    """Write the file of a mail into its batch; `of` says whose: numbers of others mean others."""
    place = place_of(outgoing)
    held = _folder(outgoing.matter, of, batch) / f"{place.name}{_HELD}"
    write_whole(held, to_eml(outgoing.mail, plain=False))
    held.chmod(OWNER_ONLY)
    sync(held.parent)


def batches(matter: Matter, *, of: str) -> Iterator[int]:
    """The batches of somebody, of which files are held back."""
    begin = f"{_BATCH}{of}-"
    for folder in sorted(_outbox(matter).glob(f"{begin}*")):
        yield int(folder.name.removeprefix(begin))


def give_out(matter: Matter, *, of: str, batch: int) -> None:
    """Put each file in its place, for the gateway; interrupted, the next call goes on."""
    folder = _folder(matter, of, batch)
    for held in sorted(folder.glob(f"*{_HELD}")):
        # Another turn may be at it too: one of the two moves a file.
        with suppress(FileNotFoundError):
            held.rename(_outbox(matter) / held.name.removesuffix(_HELD))
    drop(matter, of=of, batch=batch)


def drop(matter: Matter, *, of: str, batch: int) -> None:
    """Remove a batch with whatever is held in it."""
    shutil.rmtree(_folder(matter, of, batch), ignore_errors=True)


def _outbox(matter: Matter) -> Path:
    return Path(settings.UPHELD_DATA) / FOLDERS[matter]


def _folder(matter: Matter, of: str, batch: int) -> Path:
    return _outbox(matter) / f"{_BATCH}{of}-{batch}"
