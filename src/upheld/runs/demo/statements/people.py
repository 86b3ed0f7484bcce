"""Who appears in a text: people as letters, with the words that stand for them."""

from upheld.runs.demo.statements.wording import Share

# Titles with the words for their bearer; somebody who is a letter alone is never a pronoun.
COMPLAINANTS = (
    ("Ms ", "she", "her", "her"), ("Mrs ", "she", "her", "her"), ("Miss ", "she", "her", "her"),
    ("Ms ", "she", "her", "her"), ("Mrs ", "she", "her", "her"), *(("Mr ", "he", "him", "his"),) * 5,
    ("", "", "them", "their"),
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


def cast(share: Share) -> dict[str, str]:
    """The complainant (X), a relative of theirs (R) and a child (C)."""
    title, she, him, her = COMPLAINANTS[int(share() * len(COMPLAINANTS))]
    name = title + LETTERS[int(share() * len(LETTERS))]
    relative, other, rshe, rhim, rher = RELATIVES[int(share() * len(RELATIVES))]
    her_relative = other + RELATIVE_LETTERS[int(share() * len(RELATIVE_LETTERS))]
    she = she or name
    return {
        "X": name, "she": she, "She": she[0].upper() + she[1:], "him": him, "her": her,
        "Her": her.capitalize(), "herself": SELVES[him], "rel": relative, "R": her_relative, "rshe": rshe,
        "Rshe": rshe.capitalize(), "rhim": rhim, "rher": rher, "Rher": rher.capitalize(),
        "C": CHILD_LETTERS[int(share() * len(CHILD_LETTERS))],
        "child": CHILDREN[int(share() * len(CHILDREN))],
    }  # fmt: skip
