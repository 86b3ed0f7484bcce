"""Where each thing of a year lies in the data folder.

years/2020/cuts/v1/        the cut: restricted, never published
releases/2020/v1/          figures and tables: immutable
letters/2020/luton/v1/     one letter: as data and as PDF
outbox/2020/               letters on their way, one .eml file per recipient
"""

import re
from pathlib import Path

from django.conf import settings

from upheld.domain import demonstration
from upheld.register.queries.installation import is_demonstration


def data() -> Path:
    """The data folder."""
    return Path(settings.UPHELD_DATA)


def cuts(year: int) -> Path:
    """Folder of all cuts of a year."""
    return data() / "years" / str(year) / "cuts"


def releases(year: int) -> Path:
    """Folder of all releases of a year."""
    return data() / "releases" / str(year)


def letters(year: int) -> Path:
    """Folder of all letters of a year."""
    return data() / "letters" / str(year)


def letter(year: int, body: str, version: int) -> Path:
    """Folder of one letter version."""
    return letters(year) / body / f"v{version}"


def outbox(year: int) -> Path:
    """Folder of a year's .eml files."""
    return data() / "outbox" / str(year)


def mark() -> str:
    """What every file name begins with: the mark of a demonstration where this is one."""
    return demonstration.mark(bool(is_demonstration()))


def versions(folder: Path) -> list[int]:
    """The versions that lie whole in a folder of cuts or releases, oldest first."""
    if not folder.is_dir():
        return []
    found = (re.fullmatch(r"v(\d+)", path.name) for path in folder.iterdir())
    return sorted(int(match[1]) for match in found if match)
