"""The PDFs of letters to the parties, for whoever fetches one by link."""

import re
from hashlib import sha256
from pathlib import Path

from django.conf import settings

from upheld.domain.errors import OutsideFailed

FOLDER = "casework/letters"
_DIGEST = re.compile(r"[0-9a-f]{64}")


def party_letter_path(digest: str) -> Path:
    """The place of a letter."""
    if not _DIGEST.fullmatch(digest):
        raise OutsideFailed("a letter is kept under something that is no digest")
    return Path(settings.UPHELD_DATA) / FOLDER / digest[:2] / f"{digest}.pdf"


def party_letter_file(digest: str) -> bytes:
    """The PDF of a letter; `OutsideFailed` where it is gone, or is another."""
    try:
        content = party_letter_path(digest).read_bytes()
    except FileNotFoundError:
        raise OutsideFailed("the file of a letter is missing; restore it from a backup") from None
    if sha256(content).hexdigest() != digest:
        raise OutsideFailed("the file of a letter is damaged; restore it from a backup")
    return content
