"""Doctor: whether an installation is sound, one finding per part."""

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

import dj_database_url
from django.conf import settings
from django.db import connection

from upheld.casework.document_files import lost
from upheld.casework.models import Deletion
from upheld.outreach.queries.activity import disagreements
from upheld.publication.release import faults, read
from upheld.publication.shelf.reader import ShelfReader
from upheld.publication.versions import versions
from upheld.register.models import Authority
from upheld.register.queries.installation import is_demonstration
from upheld.runs.audit_check import verify_audit
from upheld.runs.backup.keeping import kept_list
from upheld.runs.rolling.composing import served_shelf
from upheld.runs.session import looking
from upheld.toolbox.files import write_whole
from upheld.toolbox.typesetting import families

OLDEST_PYTHON = (3, 11)
# How alike a name has to be to that of a setting to be taken for it, misspelt: one sign or two.
NEARLY = 0.85


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One part of the installation."""

    sound: bool
    what: str


def examine() -> Iterator[Finding]:
    """Every part, in the order in which one rests on the other."""
    parts: tuple[tuple[str, Callable[[], str]], ...] = (
        ("Python", _python),
        ("tools", _tools),
        ("fonts", _fonts),
        ("settings", named_settings),
        ("data folder", _data_folder),
        ("database", _database),
        ("register", _register),
        ("audit chain", _audit),
        ("releases", _releases),
        ("deletions", _deletions),
        ("documents", _documents),
        ("training record", training_record),
        ("public site", public_site),
        ("public forms", public_forms),
    )
    for name, look in parts:
        try:
            yield Finding(sound=True, what=f"{name}: {look()}")
        except Exception as error:  # noqa: BLE001 - whatever fails is the finding
            yield Finding(sound=False, what=f"{name}: {error}")


def _python() -> str:
    if sys.version_info < OLDEST_PYTHON:
        raise RuntimeError(f"{sys.version.split()[0]} is too old; 3.11 or newer is needed")
    return sys.version.split()[0]


def _tools() -> str:
    return ", ".join(f"{name} {version}" for name, version in versions().items())


def _fonts() -> str:
    return ", ".join(families())


def named_settings() -> str:
    """How many settings are set; a fault where a name is nearly that of one."""
    known = settings.UPHELD_SETTINGS
    named = [name for name in os.environ if name.startswith("UPHELD_")]
    for name in sorted(set(named) - set(known)):
        if near := get_close_matches(name, known, n=1, cutoff=NEARLY):
            raise RuntimeError(f"{name} is no setting and does nothing; did you mean {near[0]}?")
    return f"{sum(name in known for name in named)} set, the others as `upheld settings` says"


def _data_folder() -> str:
    folder = Path(settings.UPHELD_DATA)
    if folder.exists() and not folder.is_dir():
        raise RuntimeError(f"{folder} is a file; let UPHELD_DATA name a folder")
    probe = folder / f".doctor-{os.getpid()}"
    write_whole(probe, b"")
    probe.unlink()
    return f"{folder} can be written"


def _database() -> str:
    with looking("doctor"), connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA integrity_check")
            answer = cursor.fetchone()[0]
            if answer != "ok":
                raise RuntimeError(answer)
    return f"{connection.vendor} answers and is whole"


def _register() -> str:
    return f"{Authority.objects.count()} bodies"


def _audit() -> str:
    return f"{verify_audit()} events, whole"


def _releases() -> str:
    places = sorted((Path(settings.UPHELD_DATA) / "releases").glob("*/v*"))
    broken = [fault for place in places for fault in faults(read(place))]
    if broken:
        raise RuntimeError("; ".join(broken[:5]))
    return f"{len(places)} sealed, no fault"


def _deletions() -> str:
    count = Deletion.objects.count()
    if settings.UPHELD_DELETIONS is None:
        if count and not is_demonstration():
            raise RuntimeError(
                f"{count} are known to this data folder and its backups alone; let "
                "UPHELD_DELETIONS name a file outside, so that a restore knows of later ones"
            )
        return "none" if not count else f"{count}, of a demonstration"
    listed = kept_list()
    if listed is None or len(listed.lines) < count:
        raise RuntimeError("UPHELD_DELETIONS does not hold all; run upheld roll")
    return f"{count}, listed in {listed.file}"


def training_record() -> str:
    """Whether imported training figures agree with the sessions; raised where one does not."""
    with looking("doctor"):
        found = disagreements()
    if found:
        raise RuntimeError("; ".join(each.words for each in found))
    return "agrees with the figures that were imported"


def public_site() -> str:
    """Whether everything that is public is served; raised where something cannot be read."""
    shelf = served_shelf()
    if shelf is None:
        return "nothing is public yet"
    if number := ShelfReader(shelf).left_out:
        raise RuntimeError(
            f"{number:,} left out because of what cannot be read; `upheld roll` says which, each "
            "time that it makes a shelf, so at least once a day"
        )
    return "nothing is left out"


def public_forms() -> str:
    """Whether the database holds the public forms to their rights; raised where it does not."""
    if connection.vendor != "postgresql":
        return "held to their rights by each connection"
    own = os.environ.get("UPHELD_COUNCIL_DATABASE_URL", "")
    if not own:
        raise RuntimeError(
            "they use the owner’s role, which may read everything; make a role, give it what "
            "upheld grants prints, and set UPHELD_COUNCIL_DATABASE_URL"
        )
    if dj_database_url.parse(own).get("USER") == connection.settings_dict["USER"]:
        raise RuntimeError(
            "UPHELD_COUNCIL_DATABASE_URL names the owner’s role, which may read everything; let "
            "it name the role that upheld grants was printed for"
        )
    return "a role of their own"


def _documents() -> str:
    with looking("doctor"):
        count, gone = lost()
    if gone:
        raise RuntimeError(f"{len(gone)} of {count} have lost their file; restore it from a backup")
    scanner = settings.UPHELD_SCANNER or "not set: whatever comes stays in quarantine"
    return f"{count} in place; scanner: {scanner}"
