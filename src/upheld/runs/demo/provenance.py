"""Which cases of a year's lists stand for printed figures, and which are made up throughout."""

from collections.abc import Iterator, Mapping
from typing import TypeVar

from upheld.domain.compliance import ComplianceOutcome
from upheld.domain.outcomes import Remedied
from upheld.runs.demo.decisions import Decided, draw_decisions
from upheld.runs.demo.printed import NOTHING, Printed, read_printed
from upheld.runs.demo.receipts import Receipt, draw_receipts
from upheld.runs.demo.settlements import Settled, draw_settlements

PUBLISHED, INVENTED = "published", "invented"
Line = TypeVar("Line")


def find_published(seed: int, year: int) -> frozenset[str]:
    """References of the cases that a printed figure of the year counts, in any of the lists.

    A case counted by one printed figure is `published` in all three lists, so that they agree.
    """
    receipts = _counted(draw_receipts(seed, year), year)
    decisions = _counted(draw_decisions(seed, year), year)
    settled = _counted(draw_settlements(seed, year), year)
    return frozenset(
        [
            *(case.reference for case, printed in receipts if _received(case, printed)),
            *(one.case.reference for one, printed in decisions if _decided(one, printed)),
            *(one.decision.case.reference for one, printed in settled if _settled(one, printed)),
        ]
    )


def _counted(lines: Mapping[str, tuple[Line, ...]], year: int) -> Iterator[tuple[Line, Printed]]:
    for slug, those in lines.items():
        printed = read_printed().get((slug, year), NOTHING)
        if printed is not NOTHING:
            yield from ((line, printed) for line in those)


def _received(case: Receipt, printed: Printed) -> bool:
    return printed.received is not None or case.heading in printed.headings


def _decided(one: Decided, printed: Printed) -> bool:
    if one.outcome in printed.fixed_outcomes:
        return True
    remedies = {
        Remedied.BY_US: printed.remedied_by_us is not None,
        Remedied.BY_BODY: printed.remedied_by_body is not None
        or bool(printed.satisfactory_remedy_rate),
    }
    return one.remedied is not None and remedies.get(one.remedied, False)


def _settled(one: Settled, printed: Printed) -> bool:
    if printed.compliance_outcomes is not None or printed.compliance_rate:
        return True
    return printed.late is not None and one.outcome is ComplianceOutcome.LATE
