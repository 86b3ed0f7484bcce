"""The decisions of a demonstration’s years that get a text: at fictional bodies alone."""

from collections.abc import Iterator

from upheld.domain.headings import Heading
from upheld.domain.publication import PUBLISHED_OUTCOMES
from upheld.runs.demo.bodies import read_fictional_bodies
from upheld.runs.demo.days import WORKING
from upheld.runs.demo.decisions import draw_decisions
from upheld.runs.demo.improvements import draw_improvements
from upheld.runs.demo.statements.drawn import InventedCase
from upheld.runs.demo.told import cases_reported

# Of so many decisions one has no text: not every statement was kept.
WITHOUT_TEXT = 40


def cases_of(seed: int, year: int) -> Iterator[InventedCase]:
    """The cases decided in a year that have a text, in order of body and day."""
    improved = {(each.reference, each.body): each for each in draw_improvements(seed, year)}
    reported = cases_reported(seed, year)
    place = 0
    for slug, decided in draw_decisions(seed, year).items():
        if slug not in read_fictional_bodies():
            continue
        for one in decided:
            # What a report says in public no statement says again.
            if one.outcome not in PUBLISHED_OUTCOMES or one.case.reference in reported:
                continue
            place += 1
            if place % WITHOUT_TEXT == 0:
                continue
            improvement = improved.get((one.case.reference, slug))
            yield InventedCase(
                reference=one.case.reference, body=slug, heading=Heading(one.case.heading),
                outcome=one.outcome, received=WORKING[one.case.day], decided=WORKING[one.day],
                remedied=one.remedied,
                improvement=improvement.summary if improvement else "",
                theme=improvement.theme if improvement else "",
            )  # fmt: skip
