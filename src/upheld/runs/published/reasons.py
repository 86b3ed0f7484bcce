"""Why a printed figure may differ from ours: reviewed reasons, each for one pair of values."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from upheld import reference
from upheld.domain.errors import Refused
from upheld.runs.published.finding import Finding, Kind, Status
from upheld.runs.published.rows import PER_RESIDENTS, Cells

DIFFERENCES = "published/differences.csv"


@dataclass(frozen=True, kw_only=True)
class Reason:
    """One difference that somebody has looked into.

    It holds for these two values only: once either changes, somebody has to look again.
    """

    body: str
    year: int
    measure: str
    printed: str
    ours: str
    """Empty where we show no figure."""
    kind: Kind
    why: str
    """The arithmetic in words."""
    source: str

    def __post_init__(self) -> None:
        """Refuse a reason without words, and a population where none is used."""
        if not (self.why and self.source):
            raise Refused(f"differences.csv: {self.title}: give why and source")
        if self.kind is Kind.OTHER_POPULATION and not self.measure.startswith(PER_RESIDENTS):
            raise Refused(f"differences.csv: {self.title}: no population enters this measure")

    @property
    def title(self) -> str:
        """Such as "cumbria 2024 uphold_rate"."""
        return f"{self.body} {self.year} {self.measure}"

    def explains(self, finding: Finding) -> bool:
        """Whether the finding is this very difference."""
        return (
            finding.status is Status.DIFFERS
            and (finding.body, finding.year, finding.measure)
            == (self.body, self.year, self.measure)
            and (finding.printed, finding.ours or "") == (self.printed, self.ours)
        )


def read_reasons(table: Iterable[Cells] | None = None) -> list[Reason]:
    """Every reason, in file order; `table` takes the place of the reference file."""
    return [
        Reason(
            body=cells["authority"],
            year=int(cells["year"]),
            measure=cells["measure"],
            printed=cells["printed"],
            ours=cells["ours"],
            kind=Kind(cells["kind"]),
            why=cells["why"],
            source=cells["source"],
        )
        for cells in (reference.rows(DIFFERENCES) if table is None else table)
    ]


def name_differences(findings: Iterable[Finding], reasons: Sequence[Reason]) -> list[Finding]:
    """The findings, each difference with its reason where there is one."""
    return [_named(finding, reasons) for finding in findings]


def find_stale(findings: Iterable[Finding], reasons: Sequence[Reason]) -> list[Reason]:
    """The reasons that explain no finding any more."""
    found = tuple(findings)
    return [reason for reason in reasons if not any(map(reason.explains, found))]


def _named(finding: Finding, reasons: Sequence[Reason]) -> Finding:
    for reason in reasons:
        if reason.explains(finding):
            return finding.named(reason.kind, reason.why, reason.source)
    return finding
