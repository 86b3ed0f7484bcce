"""How many cases of each kind the lists of a row hold, so that its printed counts come out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from upheld.domain.compliance import ComplianceOutcome
from upheld.domain.headings import Heading
from upheld.domain.outcomes import Outcome, Remedied
from upheld.runs.published.display import parts_showing
from upheld.runs.published.rows import COMPLIANCE, HEADINGS, SATISFACTORY, UPHOLD, PrintedRow

T = TypeVar("T")

NOT_FOR_US = (Outcome.REFERRED_BACK, Outcome.ADVICE_GIVEN, Outcome.INCOMPLETE_INVALID)
INVESTIGATED = (Outcome.NOT_UPHELD, Outcome.UPHELD)
# Where only the total of all decisions is printed, the rest goes where no rate is made of it.
WHERE_UNSAID = (Outcome.CLOSED_INITIAL, *NOT_FOR_US, *INVESTIGATED)


@dataclass(frozen=True, kw_only=True)
class Listed:
    """The counts of one row's lists.

    What was not printed is nought, or what a printed total leaves. Printed parts that do not add
    up stand as they are: then the total comes out differently, which is how it is found.
    """

    received: Mapping[Heading, int]
    decided: Mapping[Outcome, int]
    remedied: Mapping[Remedied, int]
    compliance: Mapping[ComplianceOutcome, int]


def counts_of(row: PrintedRow) -> Listed:
    """What the lists of a row hold."""
    decided = _decided(row)
    return Listed(
        received=_received(row),
        decided=decided,
        remedied=_remedied(row, decided.get(Outcome.UPHELD, 0)),
        compliance=_compliance(row),
    )


def _received(row: PrintedRow) -> Mapping[Heading, int]:
    parts = {heading: row.counts[name] for heading, name in HEADINGS.items() if name in row.counts}
    _fill(parts, tuple(reversed(Heading)), row.counts.get("received"))
    return parts


def _decided(row: PrintedRow) -> Mapping[Outcome, int]:
    parts = {outcome: row.counts[outcome] for outcome in Outcome if outcome in row.counts}
    if "assessed_and_closed" in row.counts:
        parts.setdefault(Outcome.CLOSED_INITIAL, row.counts["assessed_and_closed"])
    if row.upheld is None and (guess := _guess_upheld(row)) is not None:
        parts[Outcome.UPHELD] = guess
    _fill(parts, NOT_FOR_US, row.counts.get("not_for_us"))
    _fill(parts, INVESTIGATED, row.investigations)
    _fill(parts, WHERE_UNSAID, row.counts.get("decided"))
    return parts


def _guess_upheld(row: PrintedRow) -> int | None:
    # What the printed rate needs, else what the printed remedies need.
    showing = parts_showing(row.investigations or 0, row.rates.get(UPHOLD, ""))
    remedied = (row.satisfactory or 0) + row.counts.get("remedied_by_us", 0)
    needed = max(showing, default=remedied)
    return None if not needed and row.investigations is None else needed


def _fill(parts: dict[T, int], among: Sequence[T], total: int | None) -> None:
    """Put what `total` leaves into the first of `among` that was not printed."""
    if total is None:
        return
    rest = total - sum(parts.get(each, 0) for each in among)
    for each in among:
        if each not in parts:
            parts[each] = max(rest, 0)
            rest = 0


def _remedied(row: PrintedRow, upheld: int) -> Mapping[Remedied, int]:
    showing = parts_showing(upheld, row.rates.get(SATISFACTORY, ""))
    wished = max(showing, default=0) if row.satisfactory is None else row.satisfactory
    by_body = min(wished, upheld)
    by_us = min(row.counts.get("remedied_by_us", upheld), upheld - by_body)
    return {
        Remedied.BY_BODY: by_body,
        Remedied.BY_US: by_us,
        Remedied.NONE: upheld - by_body - by_us,
    }


def _compliance(row: PrintedRow) -> Mapping[ComplianceOutcome, int]:
    late = row.counts.get("late", 0)
    base = late if row.settled is None else row.settled
    satisfied = max(parts_showing(base, row.rates.get(COMPLIANCE, "")), default=base)
    late = min(late, satisfied)
    return {
        ComplianceOutcome.ON_TIME: satisfied - late,
        ComplianceOutcome.LATE: late,
        ComplianceOutcome.NOT_SATISFIED: base - satisfied,
    }
