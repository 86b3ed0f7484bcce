"""All counts of all years, from a seed alone: so each year's lists are the same in any company."""

from collections.abc import Mapping
from functools import lru_cache

from upheld.domain.compliance import ComplianceOutcome
from upheld.domain.outcomes import Remedied
from upheld.runs.demo.bodies import read_bodies
from upheld.runs.demo.compliance import Outcomes, draw_compliance
from upheld.runs.demo.counts import Counts
from upheld.runs.demo.flow import Passed
from upheld.runs.demo.goals import Found
from upheld.runs.demo.headings import Mix, mix_headings
from upheld.runs.demo.investigations import draw_found
from upheld.runs.demo.printed import NOTHING, read_printed
from upheld.runs.demo.remedies import draw_remedies
from upheld.runs.demo.splitting import split_headings, split_outcomes
from upheld.runs.demo.volumes import Place, draw_volumes
from upheld.runs.demo.years import YEARS
from upheld.toolbox.drawing import Lots

Plan = Mapping[Place, Counts]
_NO_ONE = Passed(arrived=0, left=0, waiting=0)
_NOTHING_FOUND = Found(investigations=0, upheld=0, by_body=0)


@lru_cache(maxsize=2)
def draw_plan(seed: int) -> Plan:
    """The counts of every body and year that has any, printed ones exactly as printed."""
    volumes = draw_volumes(seed)
    found: dict[Place, Found] = {}
    for year in YEARS:
        decided = {p.slug: v.left for p, v in volumes.items() if p.year == year}
        drawn = draw_found(seed, year, decided)
        found |= {Place(slug, year): one for slug, one in drawn.items()}
    remedies = draw_remedies(seed, found)
    return {
        place: counts
        for year in YEARS
        for place, counts in _draw_year(seed, year, volumes, found, remedies).items()
    }


def _draw_year(
    seed: int,
    year: int,
    volumes: Mapping[Place, Passed],
    found: Mapping[Place, Found],
    remedies: Mapping[Place, Passed],
) -> Plan:
    places = [place for place in {**volumes, **remedies} if place.year == year]
    mixes = mix_headings(year, {p.slug: volumes[p].arrived for p in places if p in volumes})
    settled = {p.slug: remedies[p].left for p in places if p in remedies}
    compliance = draw_compliance(seed, year, settled)
    return {
        place: _count(
            Lots(seed, "split", year, place.slug),
            place,
            volumes.get(place, _NO_ONE),
            found.get(place, _NOTHING_FOUND),
            remedies.get(place, _NO_ONE),
            compliance.get(place.slug, dict.fromkeys(ComplianceOutcome, 0)),
            mixes[read_bodies()[place.slug].kind],
        )
        for place in places
    }


def _count(
    lots: Lots,
    place: Place,
    volume: Passed,
    found: Found,
    remedies: Passed,
    compliance: Outcomes,
    mix: Mix,
) -> Counts:
    printed = read_printed().get(place, NOTHING)
    return Counts(
        received=split_headings(volume.arrived, printed.headings, mix, lots),
        decided=split_outcomes(volume.left, found, printed, lots),
        remedied={
            Remedied.BY_BODY: found.by_body,
            Remedied.BY_US: remedies.arrived,
            Remedied.NONE: found.upheld - found.by_body - remedies.arrived,
        },
        compliance=compliance,
        undecided=volume.waiting,
        unsettled=remedies.waiting,
    )
