"""Files that were uploaded and wait to be imported; they may hold personal data."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from upheld.runs.annual import places
from upheld.runs.importing.plan import FILE as PLAN
from upheld.runs.importing.specs import specs
from upheld.toolbox import clock, secret
from upheld.toolbox.files import discard

FOLDER = "uploads"
OWNER_ONLY = 0o700
# Lists of eight years have some 20 MB.
MOST_BYTES = 200_000_000
# What nobody has continued by then is thrown away.
KEPT_SECONDS = 24 * 3600
COLUMNS = {spec.name: tuple(spec.columns) for spec in specs(clock.today()).values()}
LISTS = (*COLUMNS, PLAN)


def upload_folder(name: str) -> Path:
    """Where the files of an upload lie until they are imported."""
    return places.data() / FOLDER / name


def keep_upload(files: Mapping[str, Iterable[bytes]]) -> str:
    """Lay files aside under a new name, and give that name; old uploads go."""
    _sweep()
    name = secret.readable(16)
    folder = upload_folder(name)
    folder.mkdir(parents=True, mode=OWNER_ONLY)
    for file, chunks in files.items():
        with (folder / file).open("wb") as target:
            for chunk in chunks:
                target.write(chunk)
    return name


def forget(name: str) -> None:
    """Throw the files of an upload away; twice is as once."""
    folder = upload_folder(name)
    if folder.is_dir():
        discard(folder)


def _sweep() -> None:
    folder = places.data() / FOLDER
    for old in folder.iterdir() if folder.is_dir() else ():
        if clock.now().timestamp() - old.stat().st_mtime > KEPT_SECONDS:
            discard(old)
