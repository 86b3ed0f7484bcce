"""Where the PDFs of letters to the parties lie: under their SHA-256."""

import re
from pathlib import Path

from django.conf import settings

from upheld.domain.errors import OutsideFailed

_DIGEST = re.compile(r"[0-9a-f]{64}")


def party_letter_path(sha256: str) -> Path:
    """The place of a letter."""
    if not _DIGEST.fullmatch(sha256):
        raise OutsideFailed("a letter is kept under something that is no digest")
    return Path(settings.UPHELD_DATA) / "party-letters" / f"{sha256}.pdf"


def party_letter_file(sha256: str) -> bytes:
    """The PDF of a letter; `OutsideFailed` where it is gone."""
    try:
        return party_letter_path(sha256).read_bytes()
    except FileNotFoundError:
        raise OutsideFailed("the file of a letter is missing; restore it from a backup") from None
