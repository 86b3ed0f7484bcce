"""Whether two names may be one person's, however they are spelt."""

from rapidfuzz import fuzz

# Of 0 to 100: "Jon Smith" is 95 like "John Smith", "Jane Smith" 80 like "June Smyth".
LIKE = 88.0


def likeness(one: str, other: str) -> float:
    """How like two plain names are, 0 where they are not like enough."""
    return float(fuzz.ratio(one, other, score_cutoff=LIKE)) if one and other else 0.0
