"""What was counted for one body, or for the nation: by heading and altogether."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from upheld.domain.compliance import ComplianceOutcome
from upheld.domain.errors import Refused
from upheld.domain.headings import Heading
from upheld.domain.outcomes import Outcome
from upheld.statistics.measures.count import Count

UNCODED = "uncoded"
"""The heading of a complaint that nobody has coded yet."""

Counts = Mapping[str, int]


@dataclass(frozen=True, kw_only=True)
class Tally:
    """Counts by id: `by_heading` for each heading that has rows, `total` over all of them."""

    of: str
    """Whose counts these are, for messages: a slug, or what national totals count."""
    by_heading: Mapping[str, Counts]
    total: Counts

    def __post_init__(self) -> None:
        """Refuse counts whose parts do not make their whole."""
        unknown = set(self.by_heading) - {*Heading, UNCODED}
        if unknown:
            raise Refused(
                f"the cut holds a heading that does not exist for {self.of}: "
                f"{', '.join(sorted(unknown))}; recode the case and freeze again"
            )
        for heading, counts in self.by_heading.items():
            self._check_sum(heading, counts, Outcome, "decided", "outcomes")
            self._check_sum(heading, counts, ComplianceOutcome, "settled", "compliance outcomes")

    def _check_sum(
        self, heading: str, counts: Counts, parts: Iterable[str], whole: str, words: str
    ) -> None:
        summed = sum(counts.get(part, 0) for part in parts)
        if summed != counts.get(whole, 0):
            raise Refused(
                f"the cut does not add up for {self.of}, heading {heading}: {summed} {words} "
                f"against {counts.get(whole, 0)} {whole}; correct the cases and freeze again"
            )

    def read(self, count: Count) -> int:
        """One count over all headings."""
        return count.read(self.total)

    def read_by_heading(self, count: Count) -> dict[str, int]:
        """One count for every heading, and `total`; `uncoded` only where something is."""
        found = {key: count.read(counts) for key, counts in self.by_heading.items()}
        headings = {heading.value: found.get(heading.value, 0) for heading in Heading}
        uncoded = {UNCODED: found[UNCODED]} if found.get(UNCODED) else {}
        return {**headings, **uncoded, "total": self.read(count)}


def add(counts: Iterable[Counts], ids: Iterable[str]) -> dict[str, int]:
    """The sum of several counts, zero for every id of `ids` that none of them has."""
    total = dict.fromkeys(ids, 0)
    for each in counts:
        for key, number in each.items():
            total[key] = total.get(key, 0) + number
    return total
