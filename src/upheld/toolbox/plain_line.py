"""Text that people typed or pasted, brought onto one line without what cannot be seen."""

import unicodedata

# Control characters, and those that turn the direction of what follows (such as in "gpj.exe").
UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}


def one_line(text: str) -> str:
    """One line, single spaces, nothing invisible: it cannot begin a header or hide an ending."""
    # White space first: a tab and a line's end are control characters too.
    spaced = " ".join(text.split())
    seen = "".join(c for c in spaced if unicodedata.category(c) not in UNSEEN)
    return " ".join(unicodedata.normalize("NFC", seen).split())
