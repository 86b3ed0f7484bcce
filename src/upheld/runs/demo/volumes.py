"""How many cases each body receives and has decided in each year."""

from collections.abc import Mapping
from statistics import fmean
from typing import NamedTuple

from upheld.runs.demo.bodies import Body, read_bodies
from upheld.runs.demo.flow import Passed, Stage, pass_through
from upheld.runs.demo.national import read_patterns, target
from upheld.runs.demo.printed import NOTHING, Printed, read_printed
from upheld.runs.demo.ranges import PLENTY, Range, just
from upheld.runs.demo.steps import meet_total
from upheld.runs.demo.years import YEARS
from upheld.toolbox.drawing import Lots

# A fifth of a year's cases are open at its end: decisions then follow receipts by some ten weeks.
WAITING_SHARE = 0.2
# In the year that ended with the pause nothing new came in its last fortnight.
WAITING_SHARES = {2020: 0.17}
# What the patterns of the types (received per 100,000 residents) come to in all.
TYPICAL_YEAR = 17_500
# How much bodies of one type differ for good, and each from year to year (of the logarithm).
LASTING_SPREAD, YEARLY_SPREAD = 0.22, 0.07
# Where only decisions were printed, receipts are drawn within this share of them.
NEAR_DECIDED = 0.15
# A small council of which more was decided in the next year than received has so many more cases
# waiting (West Lindsey 2020: 15 decided, 11 received).
FEW = 10
# Where only investigations were printed, there are at least so many cases for each: nationally
# four, and 2.5 in the printed overview with the fewest (Surrey 2025: 281 decided, 113 looked into).
CASES_PER_INVESTIGATION = 2.4
# Transport for London receives 278 to 422 cases in the years that were printed.
BY_SLUG = {"transport-for-london": 320.0}
BY_SUBTYPE = {"transport": 8.0, "waste": 1.0, "agency": 3.0, "gla": 4.0}
BY_KIND = {"fire": 0.7, "national_park": 2.5, "combined": 1.5, "police": 0.8, "other": 0.5}
# Of other bodies only some are ever complained about.
SHARE_COMPLAINED_ABOUT = 0.7


class Place(NamedTuple):
    """A body in a year: what every count is filed under."""

    slug: str
    year: int


def draw_volumes(seed: int, elsewhere: Mapping[int, int]) -> Mapping[Place, Passed]:
    """Received (`arrived`), decided (`left`) and open at the year's end (`waiting`).

    Only bodies and years with anything at all are in it. `elsewhere` is what fictional bodies
    receive in each year: the nation's total holds it too.
    """
    receipts: dict[Place, int] = {}
    for year in YEARS:
        receipts |= _draw_receipts(seed, year, elsewhere[year])
    return {
        place: passed
        for body in read_bodies().values()
        for place, passed in pass_years(body, receipts, seed).items()
    }


def _draw_receipts(seed: int, year: int, elsewhere: int) -> dict[Place, int]:
    fixed: dict[str, int] = {}
    free: dict[str, float] = {}
    for slug, body in read_bodies().items():
        known = _known_receipts(body, year, seed)
        if known is None:
            free[slug] = expected_receipts(body, year, seed)
        else:
            fixed[slug] = known
    lots = Lots(seed, "received", year)
    total = round(target(year, "received")) - sum(fixed.values()) - elsewhere
    scale = total / sum(free.values())
    drawn = [lots.count(weight * scale) for weight in free.values()]
    rooms = [
        Range(_least_received(read_printed().get((slug, year), NOTHING)), PLENTY) for slug in free
    ]
    met = meet_total(drawn, total, rooms, lots)
    received = fixed | dict(zip(free, met, strict=True))
    return {Place(slug, year): count for slug, count in received.items()}


def _known_receipts(body: Body, year: int, seed: int) -> int | None:
    """What is printed, follows from printed decisions, or is drawn for a body that is no council.

    None for councils of which nothing bears on their receipts.
    """
    printed = read_printed().get((body.slug, year), NOTHING)
    lots = Lots(seed, "receipts known", year, body.slug)
    if printed.received is not None:
        return printed.received
    if not body.share_of_year(year):
        return 0
    if printed.decided is not None:
        return max(round(printed.decided * lots.factor(NEAR_DECIDED / 3)), _least_received(printed))
    if not body.kind.compared:
        return lots.count(_mean_of_other_body(body, year, seed))
    return None


def _least_received(printed: Printed) -> int:
    found = max(printed.investigations or 0, printed.upheld or 0)
    return max(sum(printed.headings.values()), round(CASES_PER_INVESTIGATION * found))


def expected_receipts(body: Body, year: int, seed: int) -> float:
    """What a council may expect to receive, by its type and size, in a year of usual volume."""
    yearly = Lots(seed, "size", body.slug, year).factor(YEARLY_SPREAD)
    return _usual(body, year) * _lasting_factor(body, seed) * yearly * body.share_of_year(year)


def _usual(body: Body, year: int) -> float:
    return read_patterns()[body.kind].received_per_100k * body.residents_in(year) / 100_000


def _lasting_factor(body: Body, seed: int) -> float:
    """How the council differs from its type for good: as printed in some year, or by lot."""
    ratios = [
        count / _usual(body, year) * TYPICAL_YEAR / target(year, "received")
        for year in YEARS
        if (printed := read_printed().get((body.slug, year)))
        and (count := printed.received or printed.decided)
    ]
    return fmean(ratios) if ratios else Lots(seed, "size", body.slug).factor(LASTING_SPREAD)


def _mean_of_other_body(body: Body, year: int, seed: int) -> float:
    if body.slug in BY_SLUG:
        return BY_SLUG[body.slug]
    if Lots(seed, "complained about", body.slug).share() > SHARE_COMPLAINED_ABOUT:
        return 0.0
    mean = BY_SUBTYPE.get(body.subtype, BY_KIND.get(body.kind, 0.0))
    return mean * body.share_of_year(year)


def pass_years(body: Body, receipts: Mapping[Place, int], seed: int) -> Mapping[Place, Passed]:
    """One body's years, those with anything at all, from what it received in each."""
    stages = [_stage(body.slug, year, receipts[Place(body.slug, year)], seed) for year in YEARS]
    return {
        Place(body.slug, year): passed
        for year, passed in zip(YEARS, pass_through(stages), strict=True)
        if passed.arrived or passed.left
    }


def _stage(slug: str, year: int, received: int, seed: int) -> Stage:
    printed = read_printed().get((slug, year), NOTHING)
    lots = Lots(seed, "open", year, slug)
    share = WAITING_SHARES.get(year, WAITING_SHARE) * lots.factor(YEARLY_SPREAD)
    return Stage(
        arriving=_arriving(printed, received),
        leaving=_leaving(printed),
        wished_arriving=received,
        wished_waiting=int(received * share + lots.share()),
    )


def _arriving(printed: Printed, received: int) -> Range:
    if printed.received is not None or not received:
        return just(received)
    if printed.decided is None:
        return Range(received, received + received // 2 + FEW)
    slack = int(received * NEAR_DECIDED) + 2
    return Range(max(sum(printed.headings.values()), received - slack), received + slack)


def _leaving(printed: Printed) -> Range:
    if printed.decided is not None:
        return just(printed.decided)
    return Range(printed.least_decided, PLENTY)
