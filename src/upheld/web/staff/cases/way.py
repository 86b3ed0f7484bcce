"""The steps of a case, as its page offers them: which there are, what each lacks, who may."""

from datetime import date
from typing import NamedTuple

from upheld.domain.case_file import CaseFile, missing
from upheld.domain.reasons import reasons_for
from upheld.domain.roles import Deed
from upheld.domain.stages import WAYS, Step, steps_from


class Door(NamedTuple):
    """Where a step is taken, and whose deed it is."""

    place: str
    deed: Deed


# Reopening and amending are results of a review; settling belongs to the remedies.
DOORS = {
    Step.FORWARD: Door("forward/", Deed.CHECK_CASE),
    Step.CLOSE_AT_INTAKE: Door("close/", Deed.CHECK_CASE),
    Step.INVESTIGATE: Door("investigate/", Deed.ASSESS_CASE),
    Step.CLOSE_AT_ASSESSMENT: Door("close-assessed/", Deed.ASSESS_CASE),
    Step.SEND_PROVISIONAL: Door("provisional/", Deed.INVESTIGATE_CASE),
    Step.TAKE_BACK: Door("take-back/", Deed.INVESTIGATE_CASE),
    Step.DECIDE: Door("decide/", Deed.DECIDE_CASE),
    Step.DISCONTINUE: Door("discontinue/", Deed.DECIDE_CASE),
}


class Offer(NamedTuple):
    """A step that lies ahead."""

    step: Step
    place: str
    deed: Deed
    lacks: tuple[str, ...]


def offers(file: CaseFile) -> list[Offer]:
    """Every step from here, with what it lacks."""
    return [
        Offer(step, DOORS[step].place, DOORS[step].deed, lacks_of(step, file, file.today))
        for step in steps_from(file.stage)
        if step in DOORS
    ]


def lacks_of(step: Step, file: CaseFile, today: date) -> tuple[str, ...]:
    """What a step lacks; for one that decides, what it lacks whichever reason is chosen."""
    if not WAYS[step].decides:
        return missing(step, file)
    each = [missing(step, file, reason) for reason in reasons_for(step, today).values()]
    return tuple(lack for lack in each[0] if all(lack in other for other in each))
