"""What each group of bodies has to come to in a year, so that every printed average is met."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from upheld.domain.authority_types import COMPARED, AuthorityType
from upheld.runs.demo.averages import PER_RESIDENTS, SATISFACTORY, UPHOLD, read_averages
from upheld.runs.demo.fitting import bases_showing, parts_showing, per_100k_showing
from upheld.runs.demo.groups import residents_of
from upheld.runs.demo.national import read_patterns, target
from upheld.runs.demo.ranges import PLENTY, Range, share_out

# Where a type's rate was not printed it may be bent by so many percentage points to meet the
# nation's: the printed types then leave a remainder that can be shared out.
BEND = 9.0


@dataclass(frozen=True, kw_only=True)
class Goal:
    """Sums over one type of council."""

    investigations: int
    upheld: int
    by_body: int


@dataclass(frozen=True, kw_only=True)
class Found:
    """What investigations of one body came to: upheld, and of those already put right by it."""

    investigations: int
    upheld: int
    by_body: int


def set_goals(
    year: int, rest: Sequence[Found], fixed: Mapping[AuthorityType, Found]
) -> Mapping[AuthorityType, Goal]:
    """The goals of all compared types. `rest` are the bodies outside them, already drawn.

    `fixed` sums what is printed about single councils of each type: no goal lies below it.
    """
    upheld = _share_upheld(year, sum(one.upheld for one in rest), fixed)
    done = sum(one.investigations for one in rest)
    investigations = _share_investigations(year, upheld, done, fixed)
    return {
        kind: Goal(
            investigations=investigations[kind],
            upheld=upheld[kind],
            by_body=_satisfactory(kind, year, upheld[kind]),
        )
        for kind in COMPARED
    }


def uphold_rate(kind: AuthorityType, year: int) -> float:
    """The share of investigations upheld in a type, 0 to 1: printed, or the nation's, bent."""
    printed = read_averages().get((kind, year, UPHOLD))
    offset = read_patterns()[kind].uphold_rate_offset
    return (float(printed) if printed else target(year, UPHOLD) + offset) / 100


def satisfactory_rate(kind: AuthorityType, year: int) -> float:
    """The share of upheld cases already put right by the body, 0 to 1."""
    printed = read_averages().get((kind, year, SATISFACTORY))
    offset = read_patterns()[kind].satisfactory_remedy_rate_offset
    return (float(printed) if printed else target(year, SATISFACTORY) + offset) / 100


def _share_upheld(
    year: int, elsewhere: int, fixed: Mapping[AuthorityType, Found]
) -> Mapping[AuthorityType, int]:
    wishes, ranges = [], []
    for kind in COMPARED:
        residents = residents_of(kind, year)
        printed = read_averages().get((kind, year, PER_RESIDENTS))
        usual = float(printed) if printed else read_patterns()[kind].upheld_per_100k
        wishes.append(usual * residents / 100_000)
        ranges.append(
            per_100k_showing(residents, printed) if printed else Range(fixed[kind].upheld, PLENTY)
        )
    total = round(target(year, "upheld")) - elsewhere
    return dict(zip(COMPARED, share_out(total, wishes, ranges), strict=True))


def _share_investigations(
    year: int,
    upheld: Mapping[AuthorityType, int],
    elsewhere: int,
    fixed: Mapping[AuthorityType, Found],
) -> Mapping[AuthorityType, int]:
    wishes, ranges = [], []
    for kind in COMPARED:
        rate = uphold_rate(kind, year)
        wishes.append(upheld[kind] / rate)
        printed = read_averages().get((kind, year, UPHOLD))
        if printed:
            ranges.append(bases_showing(upheld[kind], printed))
        else:
            low = round(upheld[kind] / min(0.99, rate + BEND / 100))
            high = round(upheld[kind] / (rate - BEND / 100))
            ranges.append(Range(max(low, fixed[kind].investigations), high))
    total = round(target(year, "upheld") / target(year, UPHOLD) * 100) - elsewhere
    return dict(zip(COMPARED, share_out(total, wishes, ranges), strict=True))


def _satisfactory(kind: AuthorityType, year: int, upheld: int) -> int:
    wish = satisfactory_rate(kind, year) * upheld
    printed = read_averages().get((kind, year, SATISFACTORY))
    room = parts_showing(upheld, printed) if printed else None
    return room.clip(wish) if room else round(wish)
