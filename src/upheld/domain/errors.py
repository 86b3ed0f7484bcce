"""Every error that a user may meet, one small tree; each branch has its exit code.

A message names the thing, the place and the way out. It is shown without a traceback.
"""

from collections.abc import Sequence
from datetime import datetime


class UpheldError(Exception):
    """Something a person can act on."""

    exit_code = 3


class CheckFailed(UpheldError):
    """A check did not hold; the work is intact."""

    exit_code = 1


class Refused(UpheldError):
    """The input was refused; nothing was changed. `problems` lists every fault found."""

    exit_code = 2

    def __init__(self, message: str, *, problems: Sequence[str] = ()) -> None:
        """Keep the headline and each single fault apart, so that callers can list them."""
        super().__init__(message)
        self.problems = tuple(problems)


class Overtaken(Refused):
    """Somebody else saved the record first. Whoever reads this keeps what they wrote."""

    def __init__(self, *, by: str, at: datetime | None, what: str, version: int) -> None:
        """Who changed what and when, and the version that a form is to carry from now on."""
        super().__init__(f"{by} saved this first: {what}")
        self.by, self.at, self.what, self.version = by, at, what, version


class OutsideFailed(UpheldError):
    """Disk, database or mail failed; running the same command again continues."""

    exit_code = 3
