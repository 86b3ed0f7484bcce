"""One thing that a check found."""

from dataclasses import dataclass
from enum import IntEnum


class Severity(IntEnum):
    """An error stops `write`; a warning is for a person to clear or assign."""

    ERROR = 0
    WARNING = 1


@dataclass(frozen=True, order=True)
class Finding:
    """What was found (`kind`), where (`subject`), and in words."""

    severity: Severity
    kind: str
    subject: str
    what: str
