"""What a backup says of itself: its last entry, written once everything else is in."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

import upheld
from upheld.casework import audit
from upheld.domain.errors import Refused
from upheld.register.queries.installation import is_demonstration
from upheld.toolbox import clock

NAME = "backup.json"
FORM = 1


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """Where the content comes from, and what it must be."""

    form: int
    backup: str
    made_at: str
    upheld: str
    demonstration: bool
    database: str
    """`sqlite` or `postgresql`: a backup goes back into what it came from."""
    migrations: tuple[tuple[str, str], ...]
    """Every migration that the tables had: they tell which columns there are."""
    audit: Mapping[str, Any]
    """The head of the audit chain, as `casework.audit.head` gives it."""
    files: Mapping[str, str]
    """SHA-256 of every file, by name."""

    def __post_init__(self) -> None:
        """Refuse a form of later programs, and what has no day."""
        if self.form != FORM:
            raise Refused(f"this backup has form {self.form}; a newer program restores it")
        datetime.fromisoformat(self.made_at)

    def as_bytes(self) -> bytes:
        """The manifest as it lies in the backup."""
        return json.dumps(asdict(self), indent=1).encode()


def describe(backup: str) -> dict[str, Any]:
    """Everything but the files, of the database as the connection sees it now."""
    return {
        "form": FORM,
        "backup": backup,
        "made_at": clock.now().isoformat(),
        "upheld": upheld.__version__,
        "demonstration": bool(is_demonstration()),
        "database": connection.vendor,
        "migrations": tuple(sorted(MigrationRecorder(connection).applied_migrations())),
        "audit": audit.head(),
    }


def read_manifest(content: bytes) -> Manifest:
    """The manifest of bytes; `Refused` where they are not one."""
    try:
        said = json.loads(content)
        said["migrations"] = tuple((app, name) for app, name in said["migrations"])
        return Manifest(**said)
    except (ValueError, TypeError, KeyError):
        raise Refused("this backup does not say what it holds; it was not made by upheld") from None
