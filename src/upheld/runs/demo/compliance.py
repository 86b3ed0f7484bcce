"""How the settled remedies of a year ended: on time, late, in part, or not."""

from collections.abc import Mapping, Sequence

from upheld.domain.authority_types import COMPARED
from upheld.domain.compliance import ComplianceOutcome
from upheld.runs.demo.averages import COMPLIANCE, read_averages
from upheld.runs.demo.fitting import parts_showing
from upheld.runs.demo.groups import group_bodies
from upheld.runs.demo.national import read_targets, target
from upheld.runs.demo.printed import NOTHING, Printed, read_printed
from upheld.runs.demo.ranges import Range, just, share_out
from upheld.runs.demo.steps import meet_total
from upheld.toolbox.drawing import Lots

# Rare beside the others: a remedy that could not be completed through nobody's fault.
INCOMPLETE_SHARE = 0.006
# Councils differ in how often they are late by more than chance.
LIKENESS = 0.05
# Only a remedy in so many may fail in one council: more would be a story, and none is told here.
SETTLED_PER_FAILURE = 5

Outcomes = Mapping[ComplianceOutcome, int]


def draw_compliance(
    seed: int, year: int, settled: Mapping[str, int], elsewhere: Outcomes
) -> Mapping[str, Outcomes]:
    """The outcomes of each body, from how many remedies of each were settled in the year.

    `elsewhere` are those of fictional bodies: the nation's totals hold them too.
    """
    lots = Lots(seed, "compliance", year)
    failed = _draw_failed(year, settled, elsewhere, lots)
    incomplete = {slug: _draw_incomplete(seed, year, slug, n) for slug, n in settled.items()}
    rooms = [
        _late_room(_printed(slug, year), count - failed[slug] - incomplete[slug])
        for slug, count in settled.items()
    ]
    share = target(year, "late_rate") / 100
    drawn = [lots.successes(count, share, LIKENESS) for count in settled.values()]
    all_late = round(share * (sum(settled.values()) + sum(elsewhere.values())))
    late = meet_total(drawn, all_late - elsewhere[ComplianceOutcome.LATE], rooms, lots)
    return {
        slug: {
            ComplianceOutcome.ON_TIME: count - failed[slug] - incomplete[slug] - came_late,
            ComplianceOutcome.LATE: came_late,
            ComplianceOutcome.INCOMPLETE_SATISFIED: incomplete[slug],
            ComplianceOutcome.NOT_SATISFIED: failed[slug],
        }
        for (slug, count), came_late in zip(settled.items(), late, strict=True)
    }


def _printed(slug: str, year: int) -> Printed:
    return read_printed().get((slug, year), NOTHING)


def _draw_incomplete(seed: int, year: int, slug: str, settled: int) -> int:
    # Where the late ones were printed, all others were on time. Where there are few, none is lost.
    if _printed(slug, year).late is not None or settled < SETTLED_PER_FAILURE:
        return 0
    lots = Lots(seed, "incomplete", year, slug)
    return min(1, lots.successes(settled, INCOMPLETE_SHARE))


def _late_room(printed: Printed, most: int) -> Range:
    return Range(0, most) if printed.late is None else just(printed.late)


def _draw_failed(
    year: int, settled: Mapping[str, int], elsewhere: Outcomes, lots: Lots
) -> Mapping[str, int]:
    groups = group_bodies(settled, year)
    rooms = {slug: _failed_room(_printed(slug, year), settled[slug]) for slug in settled}
    failed = dict.fromkeys(settled, 0)
    goals = _share_failures(year, settled, elsewhere, rooms)
    for kind, goal in zip(COMPARED, goals, strict=True):
        slugs = groups.get(kind, [])
        met = meet_total([0] * len(slugs), goal, [rooms[slug] for slug in slugs], lots)
        failed |= dict(zip(slugs, met, strict=True))
    return failed


def _failed_room(printed: Printed, settled: int) -> Range:
    if printed.compliance_rate and settled:
        satisfied = parts_showing(settled, printed.compliance_rate)
        if satisfied:
            return Range(settled - satisfied.high, settled - satisfied.low)
    # Beside printed figures no failure is made up: it might be taken for one that was printed.
    return Range(0, settled // SETTLED_PER_FAILURE) if printed is NOTHING else just(0)


def _share_failures(
    year: int, settled: Mapping[str, int], elsewhere: Outcomes, rooms: Mapping[str, Range]
) -> Sequence[int]:
    groups = group_bodies(settled, year)
    wishes, ranges = [], []
    for kind in COMPARED:
        slugs = groups.get(kind, [])
        count = sum(settled[slug] for slug in slugs)
        printed = read_averages().get((kind, year, COMPLIANCE))
        satisfied = parts_showing(count, printed) if printed else None
        least, most = (sum(getattr(rooms[s], end) for s in slugs) for end in ("low", "high"))
        wishes.append(float(count))
        if satisfied:
            least, most = max(least, count - satisfied.high), min(most, count - satisfied.low)
        ranges.append(Range(least, most))
    total = _national_failures(year, sum(settled.values()) + sum(elsewhere.values()))
    return share_out(total - elsewhere[ComplianceOutcome.NOT_SATISFIED], wishes, ranges)


def _national_failures(year: int, settled: int) -> int:
    known = read_targets().get((year, "not_satisfied"))
    if known is not None:
        return round(known)
    return round((1 - target(year, COMPLIANCE) / 100) * settled)
