"""`upheld restore`: a backup back into an empty data folder, by one rename at the end."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from django.conf import settings
from django.db import connection

from upheld.casework import audit
from upheld.casework.models import AuditEvent
from upheld.domain.errors import CheckFailed, OutsideFailed, Refused
from upheld.runs.audit_check import verify_audit
from upheld.runs.backup import postgresql
from upheld.runs.backup.actions.copies import note_restore
from upheld.runs.backup.database import put_back
from upheld.runs.backup.deletions import Listed, delete_again, read_list
from upheld.runs.backup.keeping import kept_list
from upheld.runs.backup.keys import read_key
from upheld.runs.backup.manifest import NAME, Manifest, read_manifest
from upheld.runs.outbox.actions import dispatches
from upheld.runs.outbox.actions.sending import leave_uncertain_after_restore
from upheld.toolbox import age, lock, tar
from upheld.toolbox.clock import spoken
from upheld.toolbox.files import discard, sync

Tell = Callable[[str], None]


@dataclass(frozen=True, kw_only=True)
class Restored:
    """A backup that is in place."""

    manifest: Manifest
    deleted: int
    """How many deletions the backup did not know of."""
    listed: Listed | None
    """The list that they stood in: what was deleted after it was made is back."""
    damage: str
    """What was wrong with the audit chain before the backup was made; empty: nothing."""

    @property
    def made(self) -> str:
        """When the backup was made, in words."""
        return spoken(datetime.fromisoformat(self.manifest.made_at))


@dataclass(frozen=True, kw_only=True)
class Wishes:
    """What whoever restores says beside the file."""

    identity: Path | None = None
    deletions: Path | None = None
    """The newest list of deletions; without it that of the settings is asked."""
    without_deletions: bool = False
    """There is no list: what was deleted since may come back."""
    although_broken: bool = False
    """The audit chain was broken already when the backup was made."""


def restore(file: Path, *, wishes: Wishes, by: str, tell: Tell) -> Restored:
    """Put a backup in place. Until the last rename there is nothing where the data folder will be.

    Everything is checked first: each file against its digest, the audit chain against the head
    that the backup names, and what lies in the folder against the chain. Deletions that the backup
    does not know of are made again.
    """
    data = Path(settings.UPHELD_DATA)
    _check_empty(data)
    key = read_key(wishes.identity) if wishes.identity else None
    listed = read_list(wishes.deletions) if wishes.deletions else kept_list()
    with _beside(data) as place:
        tell("reading the backup")
        manifest = _laid_out(file, key, place)
        _check_list(listed, manifest, wishes)
        tell("checking the database and the audit")
        if _is_loaded(manifest):
            # Killed after the database took it over and before the folder was in place.
            discard(place / postgresql.FOLDER)
            deleted, damage = 0, ""
        else:
            with put_back(place, manifest.migrations):
                damage = _damage(manifest, wishes)
                deleted = _settle(manifest, listed, damage, by)
        sync(place)
        tell("putting it in place")
        os.rename(place, data)  # noqa: PTH104 - onto an empty folder, which Path.rename is not for
        sync(data.parent)
    return Restored(manifest=manifest, deleted=deleted, listed=listed, damage=damage)


def _check_empty(data: Path) -> None:
    if data.is_dir() and any(data.iterdir()):
        raise Refused(
            f"{data} is not empty, and a backup goes into an empty data folder alone; stop what "
            "runs there and move the folder away, or set UPHELD_DATA to another"
        )
    if data.exists() and not data.is_dir():
        raise Refused(f"UPHELD_DATA names {data}, which is a file; name a folder")
    if data.is_mount():
        raise Refused(f"{data} is a disk of its own; set UPHELD_DATA to a folder on it")
    data.parent.mkdir(parents=True, exist_ok=True)


@contextmanager
def _beside(data: Path) -> Iterator[Path]:
    """A folder on the same disk, gone afterwards unless it was put in place."""
    place = data.with_name(f".{data.name}.restoring")
    alone = data.with_name(f".{data.name}.restoring.lock")
    try:
        with lock.held(alone, "restore"):
            if place.exists():
                # What a killed restore left.
                discard(place)
            place.mkdir(mode=0o700)
            try:
                yield place
            finally:
                if place.exists():
                    discard(place)
                alone.unlink()
    except lock.Busy as busy:
        raise OutsideFailed(f"another restore is at work: {busy}; wait for its end") from None


def _laid_out(file: Path, key: object, place: Path) -> Manifest:
    """Everything the backup holds, in place and as it was when it was packed."""
    try:
        with file.open("rb") as source, _opened(source, file, key) as stream:
            digests = tar.unpack(stream, place)
    except age.Locked:
        raise Refused(f"this key does not open {file}; it was made for another") from None
    except (age.Changed, tar.Odd) as fault:
        raise Refused(f"{file} is not as it was made: {fault}; take another backup") from None
    if digests.pop(NAME, None) is None:
        raise Refused(f"{file} ends too soon; take another backup")
    manifest = read_manifest((place / NAME).read_bytes())
    (place / NAME).unlink()
    if key is None and not manifest.demonstration:
        raise Refused(f"{file} is not encrypted, which only a demonstration's backup may be")
    if digests != dict(manifest.files):
        odd = min(set(digests.items()) ^ set(manifest.files.items()))[0]
        raise Refused(f"{odd} in {file} is not the file that was packed; take another backup")
    if manifest.database != connection.vendor:
        raise Refused(
            f"this backup was made from {manifest.database}, and the settings name "
            f"{connection.vendor}; see DATABASE_URL"
        )
    return manifest


@contextmanager
def _opened(source: IO[bytes], file: Path, key: object) -> Iterator[IO[bytes]]:
    locked = source.read(len(age.MAGIC)) == age.MAGIC
    source.seek(0)
    if locked and key is None:
        raise Refused(f"{file} is encrypted; name the key that opens it (--identity FILE)")
    if not locked:
        if key is not None:
            raise Refused(
                f"{file} is not encrypted, or is no backup; that of a demonstration is restored "
                "without --identity"
            )
        yield source
        return
    with age.decrypted(source, key) as stream:
        yield stream


def _check_list(listed: Listed | None, manifest: Manifest, wishes: Wishes) -> None:
    if listed and listed.made_at < datetime.fromisoformat(manifest.made_at):
        raise Refused(
            f"the list of deletions {listed.file} is older than the backup; give the newest there "
            "is: that of UPHELD_DELETIONS, or the one beside the newest backup"
        )
    if not (listed or wishes.without_deletions or manifest.demonstration):
        raise Refused(
            "name the newest list of deletions (--deletions FILE): that of UPHELD_DELETIONS, one "
            "of `upheld deletions`, or the one beside the newest backup. Where there is none, "
            "--without-deletions restores, and what was deleted since is back"
        )


def _is_loaded(manifest: Manifest) -> bool:
    if connection.vendor == "sqlite" or postgresql.is_empty():
        return False
    last = AuditEvent.objects.order_by("-id").values_list("action", "subject").first()
    if last != ("restore", f"backup {manifest.backup}"):
        raise Refused("the database of DATABASE_URL is not empty; name an empty one")
    return True


def _damage(manifest: Manifest, wishes: Wishes) -> str:
    """What is wrong with the chain in the backup; `CheckFailed` unless that was said."""
    try:
        _check_chain(manifest)
    except CheckFailed as broken:
        if not wishes.although_broken:
            raise CheckFailed(
                f"{broken}; an older backup may be whole. To restore this one as it is, say "
                "--although-broken: what is broken is then noted in the audit"
            ) from None
        return str(broken)
    if wishes.although_broken:
        raise Refused("the audit chain of this backup is whole; leave --although-broken out")
    return ""


def _check_chain(manifest: Manifest) -> None:
    if audit.head() != dict(manifest.audit):
        raise CheckFailed("the audit chain of this backup does not end as the backup says")
    verify_audit()


def _settle(manifest: Manifest, listed: Listed | None, damage: str, by: str) -> int:
    deleted = delete_again(listed.lines if listed else (), by=by)
    note_restore(
        backup=manifest.backup, made_at=manifest.made_at, deleted=deleted, damage=damage,
        listed_at=listed.made_at.isoformat() if listed else None, by=by,
    )  # fmt: skip
    leave_uncertain_after_restore(by=by)
    dispatches.leave_uncertain_after_restore(by=by)
    return deleted
