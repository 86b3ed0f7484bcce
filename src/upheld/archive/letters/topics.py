"""Which rate the sentences of a statistics page are about: that of the heading above them."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from upheld.archive.letters.flow import Flow

_HEADINGS = {
    "upheld_per_100k": r"Complaints [Uu]pheld,? by residents",
    "uphold_rate": r"Complaints [Uu]pheld|COMPLAINTS UPHELD",
    "compliance_rate": (
        r"Compliance with (?:our|[Oo]mbudsman|the Ombudsman's) [Rr]ecommendations"
        r"|COMPLIANCE WITH OMBUDSMAN RECOMMENDATIONS"
    ),
    "satisfactory_remedy_rate": (
        r"Satisfactory [Rr]emed(?:y|ies)(?: provided by the (?:authority|council|organisation)"
        r"| before we were asked)?"
        r"|SATISFACTORY REMEDIES(?: PROVIDED BY THE AUTHORITY)?"
    ),
}
# The sentences that tell a rate tell the topic too, where a heading was lost.
_SENTENCES = {
    "uphold_rate": r"of (?:the )?complaints we investigated were upheld",
    "compliance_rate": r"of cases we were satisfied",
    "satisfactory_remedy_rate": r"of upheld cases",
}
# Not about a rate: what became of all complaints.
OVERVIEW = "dealt_with"
_HEADINGS_OF_COUNTS = {OVERVIEW: r"What we dealt with|Complaints? [Oo]verview"}
_OTHERS = r"Similar authorities|Yours sincerely"
# Each begins with one of these: most characters are passed over at once.
_FIRST = r"(?=[CSWYo])"
_ANCHORS = re.compile(
    _FIRST
    + "(?:"
    + "|".join(
        (
            *(f"(?P<{rate}>{words})" for rate, words in _HEADINGS.items()),
            *(f"(?P<{count}>{words})" for count, words in _HEADINGS_OF_COUNTS.items()),
            *(f"(?P<{rate}__told>{words})" for rate, words in _SENTENCES.items()),
            f"(?P<none>{_OTHERS})",
        )
    )
    + ")"
)


@dataclass(frozen=True, kw_only=True)
class Topics:
    """Where each topic begins, in reading order."""

    starts: tuple[int, ...]
    rates: tuple[str, ...]
    headings: tuple[str, ...]
    """As printed; empty where only a sentence told the topic."""

    def rate_at(self, offset: int) -> str:
        """The rate that is spoken of there; empty where none is."""
        return self._at(offset, self.rates)

    def heading_at(self, offset: int) -> str:
        """The heading above, as printed; empty where there is none."""
        return self._at(offset, self.headings)

    def start_at(self, offset: int) -> int | None:
        """Where the heading above begins; None where there is none."""
        found = bisect_right(self.starts, offset) - 1
        return self.starts[found] if found >= 0 and self.headings[found] else None

    def section_at(self, offset: int) -> int:
        """The stretch of text about one rate, counted from its first heading or sentence."""
        found = bisect_right(self.starts, offset) - 1
        while found > 0 and self.rates[found - 1] == self.rates[found]:
            found -= 1
        return found

    def _at(self, offset: int, of: tuple[str, ...]) -> str:
        found = bisect_right(self.starts, offset) - 1
        return of[found] if found >= 0 else ""


def topics_of(flow: Flow) -> Topics:
    """The headings of rates, wherever they stand."""
    starts: list[int] = []
    rates: list[str] = []
    headings: list[str] = []
    heading = ""
    for found in _ANCHORS.finditer(flow.text):
        named = found.lastgroup or ""
        rate = "" if named == "none" else named.removesuffix("__told")
        if not named.endswith("__told"):
            heading = found[0] if rate else ""
        elif rates and rates[-1] != rate:
            heading = ""
        starts.append(found.start())
        rates.append(rate)
        headings.append(heading)
    return Topics(starts=tuple(starts), rates=tuple(rates), headings=tuple(headings))
