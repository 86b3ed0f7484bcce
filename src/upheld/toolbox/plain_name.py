"""Names as somebody says them: whatever the case, accents, signs, titles and order.

A database compares letters by its own rules: to SQLite "Ë" and "ë" are two letters, and to any of
them "Zoë" and "Zoe" are two names.
"""

import unicodedata
from collections.abc import Iterable
from itertools import islice

TITLES = {"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "rev"}
SIGNS = {ord(c): " " for c in map(chr, range(128)) if not c.isalnum()} | {ord("'"): None}


def plain(name: str) -> str:
    """The words of a name without accents, titles and signs, in the order of the alphabet."""
    if name.isascii():
        # Most names, and many are compared at a time.
        letters = name.lower().translate(SIGNS)
        return " ".join(sorted(word for word in letters.split() if word not in TITLES))
    spread = unicodedata.normalize("NFKD", name).casefold()
    letters = "".join(
        c if c.isalnum() else " " for c in spread if not unicodedata.combining(c) and c not in "'’"
    )
    return " ".join(sorted(word for word in letters.split() if word not in TITLES))


def named(text: str, rows: Iterable[tuple[int, str]], *, most: int) -> list[int]:
    """Keys of the rows whose name holds every word of a text; none where it has no word."""
    wanted = plain(text).split()
    if not wanted:
        return []
    fits = (key for key, name in rows if _holds(plain(name), wanted))
    return list(islice(fits, most))


def _holds(name: str, wanted: Iterable[str]) -> bool:
    return all(word in name for word in wanted)
