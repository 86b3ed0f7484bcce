"""Counts brought to a total by single steps, so that no body is bent more than chance would."""

from collections.abc import Sequence

from upheld.domain.errors import Refused
from upheld.runs.demo.ranges import Range
from upheld.toolbox.drawing import Lots


def meet_total(values: Sequence[int], total: int, ranges: Sequence[Range], lots: Lots) -> list[int]:
    """The values, some of them moved by one or more within their ranges, with this sum.

    Which value moves is drawn, the larger the likelier. `Refused` where the ranges forbid it.
    """
    met = [r.clip(v) for v, r in zip(values, ranges, strict=True)]
    missing = total - sum(met)
    step = 1 if missing > 0 else -1
    for _ in range(abs(missing)):
        weights = [_weight(v, r, step) for v, r in zip(met, ranges, strict=True)]
        if not any(weights):
            raise Refused(f"counts cannot be brought to {total}: their bounds end at {sum(met)}")
        met[lots.pick(weights)] += step
    return met


def _weight(value: int, room: Range, step: int) -> float:
    return value + 0.5 if room.low <= value + step <= room.high else 0.0
