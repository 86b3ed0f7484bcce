"""How everything that rests on invented casework says so."""

MARK = "DEMONSTRATION-"


def mark(demonstration: bool) -> str:
    """What file names begin with: the mark, or nothing where casework is real."""
    return MARK if demonstration else ""
