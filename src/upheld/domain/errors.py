"""Every error that a user may meet, one small tree; each branch has its exit code.

A message names the thing, the place and the way out. It is shown without a traceback.
"""

from collections.abc import Sequence


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


class OutsideFailed(UpheldError):
    """Disk, database or mail failed; running the same command again continues."""

    exit_code = 3
