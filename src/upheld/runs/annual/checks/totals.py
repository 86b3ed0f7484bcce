"""Whether the release says what the rows of the cut say, counted again one by one."""

from collections import Counter
from collections.abc import Iterator, Mapping

from upheld.runs.annual.checks.finding import Finding, Severity
from upheld.runs.annual.checks.material import Material


def check_totals(material: Material) -> Iterator[Finding]:
    """Received, decided by outcome and compliance of every body, and sums within each table."""
    received: Counter[str] = Counter()
    decided: Counter[tuple[str, str]] = Counter()
    settled: Counter[tuple[str, str]] = Counter()
    for row in material.pairs:
        received[row["body"]] += row["received_in_year"]
        if row["decided_in_year"]:
            decided[row["body"], row["outcome"]] += 1
        if row["settled_in_year"]:
            settled[row["body"], row["compliance"]] += 1
    for body, figures in material.figures.items():
        counted = {
            "received": (figures.received["total"], received[body]),
            "received by heading": (_sum(figures.received), figures.received["total"]),
            "decided by heading": (_sum(figures.decided_by_heading), figures.decided["total"]),
        }
        for outcome, count in figures.decided.items():
            rows = decided[body, outcome] if outcome != "total" else _sum(figures.decided)
            counted[f"decided {outcome}"] = (count, rows)
        for outcome, count in figures.compliance.items():
            rows = settled[body, outcome] if outcome != "total" else _sum(figures.compliance)
            counted[f"compliance {outcome}"] = (count, rows)
        for name, (said, rows) in counted.items():
            if said != rows:
                what = f"{name}: the release says {said}, its rows give {rows}"
                yield Finding(Severity.ERROR, f"total of {name}", body, what, (body,))


def _sum(counts: Mapping[str, int]) -> int:
    return sum(v for k, v in counts.items() if k != "total")
