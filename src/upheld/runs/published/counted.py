"""Printed counts beside those that the program counted in the lists made of them."""

from collections.abc import Iterator

from upheld.runs.published.finding import Family, Finding, Status
from upheld.runs.published.rows import HEADINGS, OUTCOMES, PrintedRow
from upheld.statistics.figures import BodyFigures

# Each total and the parts that must add up to it.
SUMS = (
    ("received", tuple(HEADINGS.values())),
    ("decided", OUTCOMES),
    ("decided", ("not_for_us", "assessed_and_closed", "investigated")),
    ("investigations", ("upheld", "not_upheld")),
    ("investigated", ("investigations",)),
    ("investigated", ("upheld", "not_upheld")),
    ("assessed_and_closed", ("closed_initial",)),
    ("not_for_us", ("incomplete_invalid", "advice_given", "referred_back")),
    # What is part of another count without being all of it.
    ("compliance_outcomes", ("late", "other outcomes")),
    ("upheld", ("satisfactory_remedies", "other upheld cases")),
    ("upheld", ("remedied_by_us", "remedied_by_body", "neither")),
)


def compare_counts(row: PrintedRow, ours: BodyFigures | None) -> Iterator[Finding]:
    """A finding for each printed count; what is derived was not printed."""
    for name, count in row.counts.items():
        if name in row.derived:
            continue
        counted = _count(name, ours)
        yield Finding(
            line=row.line,
            body=row.body,
            year=row.year,
            family=Family.COUNT,
            measure=name,
            printed=str(count),
            ours=None if counted is None else str(counted),
            status=_status(count, counted),
            why="" if count == counted else _explain(row, name, counted),
        )


def _status(printed: int, counted: int | None) -> Status:
    if counted is None:
        return Status.NOT_COMPUTABLE
    return Status.MATCHED if printed == counted else Status.DIFFERS


def _count(name: str, ours: BodyFigures | None) -> int | None:
    """Our count of that name; nought for an authority without figures, None without a measure."""
    if ours is None:
        return 0
    tabled = {
        "received": ours.received["total"],
        "decided": ours.decided["total"],
        "compliance_outcomes": ours.compliance["total"],
        "late": ours.compliance["late"],
        **{column: ours.received[heading] for heading, column in HEADINGS.items()},
        **{outcome: ours.decided[outcome] for outcome in OUTCOMES},
    }
    if name in tabled:
        return tabled[name]
    figure = ours.measures.get(_MEASURES.get(name, name))
    return None if figure is None else figure.numerator


_MEASURES = {"satisfactory_remedies": "satisfactory_remedy_rate"}


def _explain(row: PrintedRow, name: str, counted: int | None) -> str:
    if counted is None:
        return f"no measure counts it in {row.year}"
    for total, parts in SUMS:
        if name in {total, *parts} and (fault := _sum_fault(row, total, parts)):
            return f"printed parts do not add up: {fault}"
    lived = " in the authority's life" if name.startswith("received") else ""
    return f"the lists made of the printed counts hold {counted}{lived}; {row.counts[name]} printed"


def _sum_fault(row: PrintedRow, total: str, parts: tuple[str, ...]) -> str:
    known = {part: row.counts[part] for part in parts if part in row.counts}
    if total not in row.counts or not known:
        return ""
    summed, whole = sum(known.values()), row.counts[total]
    if summed <= whole and (summed == whole or len(known) < len(parts)):
        return ""
    listed = " + ".join(f"{name} {count}" for name, count in known.items())
    return f"{listed} = {summed}, {total} {whole} is printed"
