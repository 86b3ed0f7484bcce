"""Who appears in a text: people as letters, with the words that stand for them."""

import re

from upheld.runs.demo.statements.wording import Share

THEY = "they"
# Titles with the words for their bearer; somebody who is a letter alone is "they".
COMPLAINANTS = (
    ("Ms ", "she", "her", "her"), ("Mrs ", "she", "her", "her"), ("Miss ", "she", "her", "her"),
    ("Ms ", "she", "her", "her"), ("Mrs ", "she", "her", "her"), ("Mr ", "he", "him", "his"),
    ("Mr ", "he", "him", "his"), ("Mr ", "he", "him", "his"), ("Mr ", "he", "him", "his"),
    ("Mr ", "he", "him", "his"), ("", THEY, "them", "their"),
)  # fmt: skip
RELATIVES = (
    ("mother", "Mrs ", "she", "her", "her"), ("father", "Mr ", "he", "him", "his"),
    ("aunt", "Miss ", "she", "her", "her"), ("uncle", "Mr ", "he", "him", "his"),
    ("sister", "Ms ", "she", "her", "her"), ("brother", "Mr ", "he", "him", "his"),
    ("mother", "Mrs ", "she", "her", "her"), ("father", "Mr ", "he", "him", "his"),
)  # fmt: skip
LETTERS, RELATIVE_LETTERS, CHILD_LETTERS = "XXXXBCDFGHJKLMNP", "YYYYZVWQ", "RSTUE"
SELVES = {"her": "herself", "him": "himself", "them": "themselves"}
CHILDREN = ("son", "daughter", "child")
_VERBS = {"was": "were", "is": "are", "has": "have", "does": "do", "goes": "go"}
_VERBS |= {"misses": "miss", "teaches": "teach"}
_VERBS |= {
    f"{verb}s": verb
    for verb in (
        "want", "live", "wait", "leave", "depend", "pay", "park", "use", "trust", "dare", "tiptoe",
        "see", "share", "feel", "fear", "drive", "spend", "stay", "say", "add", "complain", "need",
    )
}  # fmt: skip
_AFTER_THEY = re.compile(rf"\b([Tt]hey(?: also| rarely| still| no longer)? )({'|'.join(_VERBS)})\b")


def agreed(text: str) -> str:
    """The text with verbs that agree with "they"."""
    return _AFTER_THEY.sub(lambda found: found[1] + _VERBS[found[2]], text)


def cast(share: Share) -> dict[str, str]:
    """The complainant (X), a relative of theirs (R) and a child (C)."""
    title, she, him, her = COMPLAINANTS[int(share() * len(COMPLAINANTS))]
    name = title + LETTERS[int(share() * len(LETTERS))]
    relative, other, rshe, rhim, rher = RELATIVES[int(share() * len(RELATIVES))]
    her_relative = other + RELATIVE_LETTERS[int(share() * len(RELATIVE_LETTERS))]
    return {
        "X": name, "she": she, "She": she.capitalize(), "him": him, "her": her,
        "Her": her.capitalize(), "herself": SELVES[him], "rel": relative, "R": her_relative,
        "rshe": rshe, "Rshe": rshe.capitalize(), "rhim": rhim, "rher": rher,
        "Rher": rher.capitalize(), "C": CHILD_LETTERS[int(share() * len(CHILD_LETTERS))],
        "child": CHILDREN[int(share() * len(CHILDREN))],
    }  # fmt: skip
