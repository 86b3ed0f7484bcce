"""Whether two names may be one person's: whatever the case, accents, titles and order."""

import unicodedata

from rapidfuzz import fuzz

TITLES = {"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "rev"}
SIGNS = {ord(c): " " for c in map(chr, range(128)) if not c.isalnum()} | {ord("'"): None}
# Of 0 to 100: "Jon Smith" is 95 like "John Smith", "Jane Smith" 80 like "June Smyth".
LIKE = 88.0


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


def likeness(one: str, other: str) -> float:
    """How like two plain names are, 0 where they are not like enough."""
    return float(fuzz.ratio(one, other, score_cutoff=LIKE)) if one and other else 0.0
