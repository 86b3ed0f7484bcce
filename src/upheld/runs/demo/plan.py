"""All counts of all years, from a seed alone: so each year's lists are the same in any company."""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from upheld.domain.compliance import ComplianceOutcome
from upheld.domain.outcomes import Remedied
from upheld.runs.demo.bodies import find_body
from upheld.runs.demo.compliance import Outcomes, draw_compliance
from upheld.runs.demo.counts import Counts
from upheld.runs.demo.fictional.fates import Fiction, draw_fiction
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
_NONE_SETTLED: Outcomes = dict.fromkeys(ComplianceOutcome, 0)


@lru_cache(maxsize=2)
def draw_plan(seed: int) -> Plan:
    """The counts of every body and year that has any, printed ones exactly as printed.

    Fictional bodies come first: what they take of the nation's totals is left out of the rest.
    """
    fiction = draw_fiction(seed)
    volumes = draw_volumes(seed, fiction.received)
    found: dict[Place, Found] = {}
    for year in YEARS:
        decided = {p.slug: v.left for p, v in volumes.items() if p.year == year}
        elsewhere = [one for place, one in fiction.found.items() if place.year == year]
        drawn = draw_found(seed, year, decided, elsewhere)
        found |= {Place(slug, year): one for slug, one in drawn.items()}
    remedies = draw_remedies(seed, found)
    compliance = _draw_compliance(seed, remedies, fiction)
    whole = _Parts(
        volumes={**volumes, **fiction.volumes},
        found={**found, **fiction.found},
        remedies={**remedies, **fiction.remedies},
        compliance={**compliance, **fiction.compliance},
    )
    return {
        place: counts for year in YEARS for place, counts in _draw_year(seed, year, whole).items()
    }


class _Parts(NamedTuple):
    """The four stages of the counts, each by place."""

    volumes: Mapping[Place, Passed]
    found: Mapping[Place, Found]
    remedies: Mapping[Place, Passed]
    compliance: Mapping[Place, Outcomes]


def _draw_compliance(
    seed: int, remedies: Mapping[Place, Passed], fiction: Fiction
) -> Mapping[Place, Outcomes]:
    return {
        Place(slug, year): outcomes
        for year in YEARS
        for slug, outcomes in draw_compliance(
            seed,
            year,
            {place.slug: passed.left for place, passed in remedies.items() if place.year == year},
            fiction.outcomes_in(year),
        ).items()
    }


def _draw_year(seed: int, year: int, parts: _Parts) -> Plan:
    places = [place for place in {**parts.volumes, **parts.remedies} if place.year == year]
    received = {p.slug: parts.volumes[p].arrived for p in places if p in parts.volumes}
    mixes = mix_headings(year, received)
    return {
        place: _count(
            Lots(seed, "split", year, place.slug),
            place,
            parts.volumes.get(place, _NO_ONE),
            parts.found.get(place, _NOTHING_FOUND),
            parts.remedies.get(place, _NO_ONE),
            parts.compliance.get(place, _NONE_SETTLED),
            mixes[find_body(place.slug).kind],
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
