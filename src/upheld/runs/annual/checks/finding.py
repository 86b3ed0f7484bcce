"""One thing that a check found."""

import hashlib
from dataclasses import dataclass
from enum import IntEnum

# Twelve hex digits: a million lines give one chance in 500 that two share an id.
ID_LENGTH = 12


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
    bodies: tuple[str, ...] = ()
    """Whom it is about: whoever has a conflict with one of them does not see it."""

    @property
    def line(self) -> str:
        """The id of its line in the check, which holds while it is found at the same place."""
        return hashlib.sha256(f"{self.kind}|{self.subject}".encode()).hexdigest()[:ID_LENGTH]
