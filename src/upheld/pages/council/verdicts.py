"""Verdicts as they are shown: the words lead, a sign and a tint only follow."""

from dataclasses import dataclass

from upheld.letters import words
from upheld.statistics.verdict import Verdict

_SHOWN = {
    Verdict.NO_CLEAR_DIFFERENCE: ("none", ""),
    Verdict.POSSIBLY_LOWER: ("possibly-lower", "▽"),
    Verdict.LOWER: ("lower", "▼"),
    Verdict.POSSIBLY_HIGHER: ("possibly-higher", "△"),
    Verdict.HIGHER: ("higher", "▲"),
    Verdict.TOO_FEW: ("few", ""),
}


@dataclass(frozen=True, kw_only=True)
class VerdictShown:
    """Kind (names a tint), sign and words."""

    kind: str
    sign: str
    words: str


def show_verdict(text: str) -> VerdictShown:
    """The verdict of a release as it is shown."""
    kind, sign = _SHOWN[Verdict(text)]
    return VerdictShown(kind=kind, sign=sign, words=words.sentence(text).removesuffix("."))


FULL_COUNT = VerdictShown(kind="count", sign="", words="A full count of our own findings")
"""What stands in the place of a verdict where none is given."""
