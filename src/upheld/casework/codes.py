"""Numbers and codes that people outside are given, and the digests that are kept of them."""

import re
from hmac import compare_digest
from typing import NamedTuple

from upheld.toolbox.digest import sha256
from upheld.toolbox.secret import READABLE

CODE_LENGTH, RECEIPT_LENGTH = 12, 10
# What no digest is: compared where there is nothing to compare, so that it takes as long.
NOTHING = "-" * 64

_RECEIPT = re.compile(rf"C([{READABLE.upper()}]{{{RECEIPT_LENGTH}}})")
_REFERENCE = re.compile(r"(\d{2})(\d{3})(\d{3})", re.ASCII)
_NOISE = re.compile(r"[\W_]+")


class Receipt(NamedTuple):
    """What the sender of a complaint is told, once."""

    number: str
    code: str


def receipt_from(seed: bytes) -> Receipt:
    """A number and a code that nobody guesses who does not know the seed; the same from the same.

    So a form that is sent twice is told the same, although no code is kept.
    """
    number = _drawn(seed, "number", RECEIPT_LENGTH).upper()
    return Receipt(f"C-{number[:5]}-{number[5:]}", in_fours(_drawn(seed, "code", CODE_LENGTH)))


def number_read(text: str) -> str:
    """A receipt or a reference as it is kept, however it was typed; empty where it is neither."""
    plain = _plain(text).upper()
    if found := _RECEIPT.fullmatch(plain):
        return f"C-{found[1][:5]}-{found[1][5:]}"
    if found := _REFERENCE.fullmatch(plain):
        return " ".join(found.groups())
    return ""


def code_digest(receipt: str, code: str) -> str:
    """What is kept of a status code: it is bound to its receipt."""
    return sha256(f"{receipt}:{_plain(code).lower()}".encode())


def link_digest(token: str, word: str) -> str:
    """What is kept of a one-time link: the link and the word that is asked for, in one.

    The word is what its reader knows and the link does not say: the postcode of the person, or
    the reference of the case for a body. Whoever has only the database learns neither, and the
    process that gives the letter out need not read a postcode to compare one.
    """
    return sha256(f"{token}:{_plain(word).upper()}".encode())


def same(digest: str, other: str) -> bool:
    """Whether two digests are one, in the same time either way."""
    return compare_digest(digest, other or NOTHING)


def in_fours(text: str) -> str:
    """A code as people read it: xxxx-xxxx-xxxx."""
    return "-".join(text[at : at + 4] for at in range(0, len(text), 4))


def _plain(text: str) -> str:
    return _NOISE.sub("", text)


def _drawn(seed: bytes, purpose: str, length: int) -> str:
    # 256 bits and an alphabet of 31: what the remainders favour is beyond measure.
    number = int(sha256(seed + purpose.encode()), 16)
    letters = []
    for _ in range(length):
        number, at = divmod(number, len(READABLE))
        letters.append(READABLE[at])
    return "".join(letters)
