"""Totals split into headings and outcomes, the printed parts as printed."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from upheld.domain.errors import Refused
from upheld.domain.headings import Heading
from upheld.domain.outcomes import Outcome
from upheld.runs.demo.goals import Found
from upheld.runs.demo.printed import NOT_FOR_US, Printed
from upheld.toolbox.drawing import Lots

# Decisions without an investigation, in parts of 100: between Luton and Sheffield 2018, whose
# tables were printed whole, and the overviews of 2025 (half not for us, half closed).
MIX = {
    Outcome.INCOMPLETE_INVALID: 8.0,
    Outcome.ADVICE_GIVEN: 3.0,
    Outcome.REFERRED_BACK: 43.0,
    Outcome.CLOSED_INITIAL: 46.0,
}
Part = TypeVar("Part")


def split_headings(
    total: int, printed: Mapping[Heading, int], mix: Mapping[Heading, float], lots: Lots
) -> Mapping[Heading, int]:
    """Receipts by heading; what no printed heading holds is drawn by `mix`."""
    free = [heading for heading in Heading if heading not in printed]
    drawn = _split(total - sum(printed.values()), free, [mix[heading] for heading in free], lots)
    return {heading: {**printed, **drawn}[heading] for heading in Heading}


def split_outcomes(total: int, found: Found, printed: Printed, lots: Lots) -> Mapping[Outcome, int]:
    """Decisions by outcome: what was found, and the rest as printed or drawn."""
    known = {
        **{outcome: count for outcome, count in printed.outcomes.items() if outcome in MIX},
        Outcome.UPHELD: found.upheld,
        Outcome.NOT_UPHELD: found.investigations - found.upheld,
    }
    if printed.not_for_us is not None:
        known |= _split_rest(printed.not_for_us, NOT_FOR_US, known, lots)
    return known | _split_rest(total, Outcome, known, lots)


def _split_rest(
    total: int, parts: Iterable[Outcome], known: Mapping[Outcome, int], lots: Lots
) -> dict[Outcome, int]:
    parts = list(parts)
    free = [outcome for outcome in parts if outcome not in known]
    rest = total - sum(known[outcome] for outcome in parts if outcome in known)
    return _split(rest, free, [MIX[outcome] for outcome in free], lots)


def _split(
    total: int, parts: Sequence[Part], weights: Sequence[float], lots: Lots
) -> dict[Part, int]:
    if total < 0 or (total and not any(weights)):
        raise Refused(f"{total} cases have no place beside what was printed")
    shares = lots.split(total, weights) if total else [0] * len(parts)
    return dict(zip(parts, shares, strict=True))
