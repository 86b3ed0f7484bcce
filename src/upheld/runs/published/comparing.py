"""Every printed figure of a trial beside the figures that the program counted."""

from collections.abc import Iterable

from upheld.runs.published.averages import compare_averages, printed_authorities
from upheld.runs.published.counted import compare_counts
from upheld.runs.published.finding import Finding
from upheld.runs.published.rates import compare_rates
from upheld.runs.published.rows import PrintedRow
from upheld.runs.published.trial import Figures


def compare_rows(rows: Iterable[PrintedRow], figures: Figures) -> list[Finding]:
    """The findings of rows that were tried together, row by row: counts, rates, averages."""
    tried = tuple(rows)
    known = printed_authorities(tried)
    findings: list[Finding] = []
    for row in tried:
        ours = figures.get(row.body)
        findings += compare_counts(row, ours)
        findings += compare_rates(row, ours)
        findings += compare_averages(row, ours, known)
    return findings
