"""Numbers and codes of complaints, and the digests that are kept of them."""

import re

from upheld.toolbox.digest import sha256
from upheld.toolbox.receipts import (
    CODE_LENGTH,
    Receipt,
    code_digest,
    in_fours,
    plain,
    receipt_read,
    same,
)
from upheld.toolbox.receipts import receipt_from as _receipt_from

__all__ = [
    "CODE_LENGTH", "Receipt", "code_digest", "in_fours", "link_digest", "number_read",
    "receipt_from", "same",
]  # fmt: skip

COMPLAINT = "C"
_REFERENCE = re.compile(r"(\d{2})(\d{3})(\d{3})", re.ASCII)


def receipt_from(seed: bytes) -> Receipt:
    """The number and code of a complaint; the same from the same seed."""
    return _receipt_from(seed, letter=COMPLAINT)


def number_read(text: str) -> str:
    """A receipt or a reference as it is kept, however it was typed; empty where it is neither."""
    if found := _REFERENCE.fullmatch(plain(text)):
        return " ".join(found.groups())
    return receipt_read(text, letter=COMPLAINT)


def link_digest(token: str, word: str) -> str:
    """What is kept of a one-time link: the link and the word that is asked for, in one.

    The word is what its reader knows and the link does not say: the postcode of the person, or
    the reference of the case for a body. Whoever has only the database learns neither, and the
    process that gives the letter out need not read a postcode to compare one.
    """
    return sha256(f"{token}:{plain(word).upper()}".encode())
