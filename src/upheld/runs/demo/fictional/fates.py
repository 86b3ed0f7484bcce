"""The counts of the fictional bodies in all years: drawn like those of their type, then bent.

They are drawn before the real bodies, so that what they take of a national total can be left out
of what the real ones come to.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from upheld.domain.compliance import ComplianceOutcome
from upheld.runs.demo.bodies import Body, read_fictional_bodies
from upheld.runs.demo.compliance import LIKENESS as LATE_LIKENESS
from upheld.runs.demo.compliance import Outcomes
from upheld.runs.demo.fictional.characters import Character, read_characters
from upheld.runs.demo.flow import Passed, Stage, pass_through
from upheld.runs.demo.goals import Found, satisfactory_rate, uphold_rate
from upheld.runs.demo.investigations import LIKENESS, SHARE_INVESTIGATED
from upheld.runs.demo.national import target
from upheld.runs.demo.ranges import PLENTY, Range, just
from upheld.runs.demo.remedies import RECOMMENDED_SHARE, WAITING_SHARE
from upheld.runs.demo.volumes import TYPICAL_YEAR, Place, expected_receipts, pass_years
from upheld.runs.demo.years import YEARS
from upheld.toolbox.drawing import Lots

# Fewer cases than this would leave a small body without anything to show. Twice as many as the
# most investigations that a character asks for.
FEWEST_RECEIVED = 12


@dataclass(frozen=True, kw_only=True)
class Fiction:
    """What is counted about fictional bodies, stage by stage, each by place."""

    volumes: Mapping[Place, Passed]
    found: Mapping[Place, Found]
    remedies: Mapping[Place, Passed]
    compliance: Mapping[Place, Outcomes]

    @property
    def received(self) -> Mapping[int, int]:
        """Cases received by year."""
        return {
            year: sum(v.arrived for place, v in self.volumes.items() if place.year == year)
            for year in YEARS
        }

    def outcomes_in(self, year: int) -> Outcomes:
        """Compliance outcomes of a year."""
        those = [each for place, each in self.compliance.items() if place.year == year]
        return {outcome: sum(each[outcome] for each in those) for outcome in ComplianceOutcome}


def draw_fiction(seed: int) -> Fiction:
    """All fictional bodies in all years."""
    volumes: dict[Place, Passed] = {}
    found: dict[Place, Found] = {}
    remedies: dict[Place, Passed] = {}
    for body in read_fictional_bodies().values():
        character = read_characters()[body.slug]
        lived = _draw_volumes(seed, body)
        seen = {p: _draw_found(seed, p, v.left, body, character) for p, v in lived.items()}
        volumes |= lived
        found |= seen
        remedies |= _draw_remedies(seed, seen, character)
    return Fiction(
        volumes=volumes,
        found=found,
        remedies=remedies,
        compliance={place: _draw_outcomes(seed, place, r.left) for place, r in remedies.items()},
    )


def _draw_volumes(seed: int, body: Body) -> Mapping[Place, Passed]:
    receipts = {}
    for year in YEARS:
        usual = target(year, "received") / TYPICAL_YEAR
        drawn = Lots(seed, "fictional", year, body.slug).count(
            usual * expected_receipts(body, year, seed)
        )
        lived = body.share_of_year(year) > 0
        receipts[Place(body.slug, year)] = max(drawn, FEWEST_RECEIVED) if lived else 0
    return pass_years(body, receipts, seed)


def _draw_found(seed: int, place: Place, decided: int, body: Body, character: Character) -> Found:
    lots = Lots(seed, "fictional found", *place)
    share = _or(character.investigated, SHARE_INVESTIGATED)
    drawn = lots.successes(decided, share)
    investigations = min(decided, max(drawn, character.least_investigated))
    rate = _or(character.uphold_rate, uphold_rate(body.kind, place.year))
    upheld = max(lots.successes(investigations, rate, LIKENESS), character.least_upheld)
    upheld = min(upheld, investigations)
    put_right = _or(character.put_right_rate, satisfactory_rate(body.kind, place.year))
    return Found(
        investigations=investigations, upheld=upheld, by_body=lots.successes(upheld, put_right)
    )


def _draw_remedies(
    seed: int, found: Mapping[Place, Found], character: Character
) -> Mapping[Place, Passed]:
    places = [Place(character.slug, year) for year in YEARS]
    passed = pass_through([_stage(seed, place, found.get(place), character) for place in places])
    return {p: each for p, each in zip(places, passed, strict=True) if each.arrived or each.left}


def _stage(seed: int, place: Place, found: Found | None, character: Character) -> Stage:
    lots = Lots(seed, "fictional remedies", *place)
    most = found.upheld - found.by_body if found else 0
    recommended = lots.successes(most, _or(character.recommended_rate, RECOMMENDED_SHARE))
    drawn = min(lots.successes(recommended, WAITING_SHARE), recommended // 2)
    waiting = max(drawn, min(character.unanswered, recommended))
    if character.silent_in_even_years:
        waiting = recommended if character.silent_in(place.year) else 0
    return Stage(
        arriving=just(recommended),
        leaving=Range(0, PLENTY),
        wished_arriving=recommended,
        wished_waiting=waiting,
    )


def _draw_outcomes(seed: int, place: Place, settled: int) -> Outcomes:
    character = read_characters()[place.slug]
    failed = min(character.not_satisfied, settled)
    incomplete = min(character.incomplete, settled - failed)
    others = settled - failed - incomplete
    lots = Lots(seed, "fictional compliance", *place)
    drawn = lots.successes(others, target(place.year, "late_rate") / 100, LATE_LIKENESS)
    late = min(others, max(drawn, character.least_late))
    return {
        ComplianceOutcome.ON_TIME: others - late,
        ComplianceOutcome.LATE: late,
        ComplianceOutcome.INCOMPLETE_SATISFIED: incomplete,
        ComplianceOutcome.NOT_SATISFIED: failed,
    }


def _or(own: float | None, usual: float) -> float:
    return usual if own is None else own
