"""What came of all printed figures, in words, as CSV and as JSON."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields

from upheld.domain.errors import CheckFailed
from upheld.runs.published.finding import Family, Finding, Status
from upheld.runs.published.reasons import Reason
from upheld.toolbox.delimited import to_csv

NAMED, UNNAMED = "differs, with a named reason", "differs, without a name"
STANDINGS = (Status.MATCHED.value, NAMED, UNNAMED, Status.INTERPOLATED.value,
             Status.NOT_COMPUTABLE.value)  # fmt: skip
# What a reader must look at comes first.
_ORDER = (UNNAMED, NAMED, Status.INTERPOLATED.value, Status.NOT_COMPUTABLE.value)
COLUMNS = tuple(field.name for field in fields(Finding))
WIDTH = max(map(len, STANDINGS)) + 2


@dataclass(frozen=True, kw_only=True)
class Report:
    """The findings about all rows, and the reasons that explain nothing any more."""

    rows: int
    findings: Sequence[Finding]
    stale: Sequence[Reason]

    @property
    def unnamed(self) -> list[Finding]:
        """The differences that nobody has explained."""
        return [finding for finding in self.findings if finding.unnamed]

    def count(self, standing: str, family: Family) -> int:
        """How many figures of a family stand so."""
        return sum(f.family is family and standing_of(f) == standing for f in self.findings)

    def check(self) -> None:
        """Raise `CheckFailed` where a difference has no name, or a reason has no difference."""
        faults = []
        if self.unnamed:
            faults.append(f"figures that differ without a name: {len(self.unnamed)}")
        if self.stale:
            faults.append(f"reasons that explain nothing any more: {len(self.stale)}")
        if faults:
            raise CheckFailed(
                f"{', '.join(faults)}; correct the printed row, or the reasons in "
                "src/upheld/reference/published/differences.csv"
            )


def standing_of(finding: Finding) -> str:
    """Its status; a difference also says whether it has a reason."""
    if finding.status is not Status.DIFFERS:
        return finding.status.value
    return UNNAMED if finding.unnamed else NAMED


def report_lines(report: Report) -> Iterator[str]:
    """The report as lines of text: how many stand how, then all that is not matched."""
    yield f"{report.rows} printed rows, {len(report.findings):,} printed figures"
    yield " " * WIDTH + "".join(f"{family:>10}" for family in Family)
    for standing in STANDINGS:
        counts = "".join(f"{report.count(standing, family):>10,}" for family in Family)
        yield f"{standing:<{WIDTH}}{counts}"
    if read_out := sum(f.read_out and f.status is Status.MATCHED for f in report.findings):
        yield f"{read_out} of the rates matched rest on a count read out of the rate itself"
    for standing in _ORDER:
        yield from _section(standing, [f for f in report.findings if standing_of(f) == standing])
    for reason in report.stale:
        yield f"stale reason: {reason.title}: {reason.printed} printed no longer differs so"


def _section(standing: str, findings: Sequence[Finding]) -> Iterator[str]:
    if findings:
        yield ""
        yield f"{standing}:"
    for finding in findings:
        yield f"  {finding.body} {finding.year} {finding.measure} {finding.printed}: {finding.why}"
        if finding.kind:
            yield f"    {finding.kind}: {finding.reason}"


def to_table(report: Report) -> bytes:
    """Every finding as CSV."""
    return to_csv(map(asdict, report.findings), COLUMNS)


def to_json(report: Report) -> bytes:
    """Every finding as JSON, with how many stand how and what is stale."""
    content = {
        "rows": report.rows,
        "summary": {
            standing: {family.value: report.count(standing, family) for family in Family}
            for standing in STANDINGS
        },
        "stale": [reason.title for reason in report.stale],
        "findings": [asdict(finding) for finding in report.findings],
    }
    return f"{json.dumps(content, indent=1, ensure_ascii=False)}\n".encode()
