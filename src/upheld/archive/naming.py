"""How a reader asks which body a printed name means, without knowing the register."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, kw_only=True)
class Named:
    """What a printed name means in a reporting year."""

    slug: str | None
    """None where it means no body, or more than one."""
    kind: str | None = None
    """The body's type on the year's last day, such as "unitary"."""
    doubt: str = ""
    """Why no body was taken, with the nearest ones."""


class Naming(Protocol):
    """The register, seen from here."""

    def named(self, printed: str, *, year: int) -> Named:
        """The body that `printed` means in the reporting year that ended in `year`."""
