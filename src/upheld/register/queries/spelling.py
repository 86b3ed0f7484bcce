"""How a body's name is written: the same words in many spellings, and the words around the place.

"The London Borough of Croydon" is the place `croydon` called a council, with the claims that it
is in London and a borough. Claims never choose by themselves: they rule bodies out.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

APOSTROPHES = str.maketrans(dict.fromkeys("'’‘ʼ`´", ""))
NOISE = re.compile(r"[\W_]+")

# What the short forms in lists stand for. "CC" is a county or a city council: a claim of its own.
SHORT = {
    "mbc": ("metropolitan", "borough"),
    "mdc": ("metropolitan", "district"),
    "lbc": ("london", "borough"),
    "lb": ("london", "borough"),
    "rb": ("royal", "borough"),
    "bc": ("borough",),
    "dc": ("district",),
    "cc": ("county or city",),
}
PLAIN = ("council", "borough", "district", "county", "city", "metropolitan", "unitary",
         "corporation")  # fmt: skip
AFTER = frozenset((*PLAIN, *SHORT)) - {"lb", "rb"}
BEFORE = frozenset((*PLAIN, "royal", "london"))


class Family(StrEnum):
    """Kinds of body whose names share a form."""

    COUNCIL = "council"
    COMBINED = "combined"
    FIRE = "fire"
    POLICE = "police"
    PARK = "park"


# Tried in this order, before a name is read as a council's. "Kent Police" alone is the force,
# which is no body of ours; only the commissioner is.
FORMS = (
    (Family.COMBINED, r"(.+?) (?:(?:mayoral )?combined (?:county )?authority|m?ca|cca)"),
    (Family.POLICE, r"police and crime commissioner for (.+)"),
    (Family.POLICE, r"(.+?)(?: police)? (?:police and crime commissioner|pcc)"),
    (
        Family.FIRE,
        r"(.+?) (?:combined |commissioner )?fire(?: and rescue)?(?: authority| service)?",
    ),
    (Family.PARK, r"(.+?) national park(?: authority)?"),
)
PATTERNS = tuple((family, re.compile(form)) for family, form in FORMS)


@dataclass(frozen=True)
class Reading:
    """A name taken apart: the place, the family of bodies, and what is claimed of the body."""

    family: Family
    place: str
    claims: frozenset[str] = frozenset()


def normalised(text: str) -> str:
    """The same words without case, accents of typography, punctuation or "the".

    "The King’s Lynn & West-Norfolk" and "kings lynn and west norfolk" become one.
    """
    folded = unicodedata.normalize("NFKC", text).casefold().translate(APOSTROPHES)
    words = NOISE.sub(" ", folded.replace("&", " and ")).split()
    return " ".join("st" if word == "saint" else word for word in words if word != "the")


def read(plain: str) -> Reading | None:
    """Take a normalised name apart; None where nothing but such words as "council" is left."""
    for family, pattern in PATTERNS:
        if found := pattern.fullmatch(plain):
            return Reading(family, found[1])
    words = plain.split()
    claims = _strip_before(words) | _strip_after(words)
    if not words:
        return None
    return Reading(Family.COUNCIL, " ".join(words), frozenset(claims - {"council"}))


def _strip_before(words: list[str]) -> set[str]:
    """Take "city of", "council of", "london borough of", "lb", "county" off the front."""
    claims: set[str] = set()
    while words:
        count = 0
        while count < len(words) and words[count] in BEFORE | {"and"}:
            count += 1
        if count and words[count : count + 1] == ["of"]:
            claims.update(words[:count])
            del words[: count + 1]
        elif words[0] in {"lb", "rb", "lbc"}:
            claims.update(SHORT[words[0]])
            del words[: 2 if words[1:2] == ["of"] else 1]
        elif words[0] == "county" and len(words) > 1:
            claims.add("county")
            del words[0]
        else:
            break
    return claims - {"and"}


def _strip_after(words: list[str]) -> set[str]:
    """Take "borough council", "city and district council", "mbc", "city of" off the end."""
    claims: set[str] = set()
    while words:
        last = words[-1]
        if last in AFTER:
            claims.update(SHORT.get(last, (last,)))
        elif (last == "london" and "borough" in claims and len(words) > 1) or (
            last == "royal" and "borough" in claims
        ):
            claims.add(last)
        elif not (
            (last == "of" and words[-2:-1] and words[-2] in AFTER)
            or (last == "and" and claims and words[-2:-1] and words[-2] in AFTER)
        ):
            break
        words.pop()
    return claims
