"""Sums by which anybody can tell that a file is the one that was published."""

import hashlib
from collections.abc import Mapping

NAME = "SHA256SUMS"


def to_sums(files: Mapping[str, bytes]) -> bytes:
    """One line per file, as `sha256sum --check` reads them, sorted by name."""
    lines = (f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))
    return "".join(lines).encode()
