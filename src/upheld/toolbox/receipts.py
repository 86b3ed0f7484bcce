"""Numbers and codes that people outside are given, and the digests that are kept of them."""

import re
from hmac import compare_digest
from typing import NamedTuple

from upheld.toolbox.digest import sha256
from upheld.toolbox.secret import READABLE

CODE_LENGTH, RECEIPT_LENGTH = 12, 10
# What no digest is: compared where there is nothing to compare, so that it takes as long.
NOTHING = "-" * 64

_NOISE = re.compile(r"[\W_]+")


class Receipt(NamedTuple):
    """What whoever sent a form is told, once."""

    number: str
    code: str


def receipt_from(seed: bytes, *, letter: str) -> Receipt:
    """A number and a code that nobody guesses who does not know the seed; the same from the same.

    So a form that is sent twice is told the same, although no code is kept. The letter says of
    which kind the number is.
    """
    number = _drawn(seed, "number", RECEIPT_LENGTH).upper()
    code = _drawn(seed, "code", CODE_LENGTH)
    return Receipt(f"{letter}-{number[:5]}-{number[5:]}", in_fours(code))


def receipt_read(text: str, *, letter: str) -> str:
    """A number as it is kept, however it was typed; empty where it is none of this kind."""
    shape = rf"{letter}([{READABLE.upper()}]{{{RECEIPT_LENGTH}}})"
    found = re.fullmatch(shape, plain(text).upper())
    return f"{letter}-{found[1][:5]}-{found[1][5:]}" if found else ""


def code_digest(receipt: str, code: str) -> str:
    """What is kept of a code: it is bound to its receipt."""
    return sha256(f"{receipt}:{plain(code).lower()}".encode())


def same(digest: str, other: str) -> bool:
    """Whether two digests are one, in the same time either way."""
    return compare_digest(digest, other or NOTHING)


def in_fours(text: str) -> str:
    """A code as people read it: xxxx-xxxx-xxxx."""
    return "-".join(text[at : at + 4] for at in range(0, len(text), 4))


def plain(text: str) -> str:
    """Letters and digits alone, as they were typed."""
    return _NOISE.sub("", text)


def _drawn(seed: bytes, purpose: str, length: int) -> str:
    # 256 bits and an alphabet of 31: what the remainders favour is beyond measure.
    number = int(sha256(seed + purpose.encode()), 16)
    letters = []
    for _ in range(length):
        number, at = divmod(number, len(READABLE))
        letters.append(READABLE[at])
    return "".join(letters)
