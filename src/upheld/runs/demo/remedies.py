"""How many remedies we recommended for each body, and in which year each was settled."""

from collections.abc import Mapping

from upheld.runs.demo.fitting import fit_part_and_base
from upheld.runs.demo.flow import Passed, Stage, pass_through
from upheld.runs.demo.goals import Found
from upheld.runs.demo.printed import NOTHING, Printed, read_printed
from upheld.runs.demo.ranges import PLENTY, Range, just
from upheld.runs.demo.volumes import Place
from upheld.runs.demo.years import YEARS
from upheld.toolbox.drawing import Lots

# Of upheld cases that the body had not put right, one in fourteen is fault without injustice:
# nothing is recommended (Sheffield 2018: 2 of 20; Luton 2018: none of 10).
RECOMMENDED_SHARE = 0.93
# Three in ten remedies fall due after the year's end: they take two to three months.
WAITING_SHARE = 0.3


def draw_remedies(seed: int, found: Mapping[Place, Found]) -> Mapping[Place, Passed]:
    """Remedies recommended (`arrived`), settled (`left`) and still open (`waiting`).

    Only bodies and years with anything at all are in it.
    """
    remedies: dict[Place, Passed] = {}
    for slug in sorted({place.slug for place in found}):
        stages = [_stage(seed, Place(slug, year), found) for year in YEARS]
        for year, passed in zip(YEARS, pass_through(stages), strict=True):
            if passed.arrived or passed.left:
                remedies[Place(slug, year)] = passed
    return remedies


def _stage(seed: int, place: Place, found: Mapping[Place, Found]) -> Stage:
    printed = read_printed().get(place, NOTHING)
    lots = Lots(seed, "remedies", place.year, place.slug)
    here = found.get(place)
    most = here.upheld - here.by_body if here else 0
    recommended = lots.successes(most, RECOMMENDED_SHARE)
    arriving = Range(0, most) if printed.remedied_by_us is None else just(printed.remedied_by_us)
    return Stage(
        arriving=arriving,
        leaving=_settled(printed, recommended),
        wished_arriving=arriving.clip(recommended),
        wished_waiting=lots.successes(recommended, WAITING_SHARE),
    )


def _settled(printed: Printed, expected: int) -> Range:
    if printed.compliance_outcomes is not None:
        return just(printed.compliance_outcomes)
    if not printed.compliance_rate:
        return Range(0, PLENTY)
    if printed.compliance_rate == "100":
        return Range(1, PLENTY)
    fitted = fit_part_and_base(printed.compliance_rate, Range(1, PLENTY), near=max(expected, 1))
    return just(fitted[1]) if fitted else Range(1, PLENTY)
