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


# Where what is missing is put right, below the case, by the beginning of the words that say so.
PLACES = (
    ("no subject is chosen", "code/"),
    ("the person affected has not consented", "people/"),
    ("consent is open", "people/"),
    ("nobody holds the case", "share/"),
    ("whether the law lets us", "assessment/"),
    ("nobody recorded whether it was made", "assessment/"),
    ("the reason to investigate", "assessment/"),
    ("what is investigated", "assessment/"),
    ("the scope ends after", "assessment/"),
    ("the two sides were not both told", "assessment/"),
    ("the provisional statement", "statements/"),
    ("the final statement", "statements/"),
    ("whether it is published", "statements/"),
    ("a recommendation", "remedies/"),
    ("recommendations stand", "remedies/"),
    ("injustice without", "remedies/"),
    ("the provisional decision did not reach", "letters/"),
    ("the time for comments", "note/"),
    ("a review is open", "reviews/"),
)


class Lack(NamedTuple):
    """What is missing, and where it is put right; empty where that is no page of the case."""

    words: str
    place: str


class Offer(NamedTuple):
    """A step that lies ahead."""

    step: Step
    place: str
    deed: Deed
    lacks: tuple[Lack, ...]


def offers(file: CaseFile) -> list[Offer]:
    """Every step from here, with what it lacks."""
    return [
        Offer(step, DOORS[step].place, DOORS[step].deed, _placed(lacks_of(step, file, file.today)))
        for step in steps_from(file.stage)
        if step in DOORS
    ]


def lacks_of(step: Step, file: CaseFile, today: date) -> tuple[str, ...]:
    """What a step lacks; for one that decides, what it lacks whichever reason is chosen."""
    if not WAYS[step].decides:
        return missing(step, file)
    each = [missing(step, file, reason) for reason in reasons_for(step, today).values()]
    return tuple(lack for lack in each[0] if all(lack in other for other in each))


def _placed(lacks: tuple[str, ...]) -> tuple[Lack, ...]:
    places = [next((p for begins, p in PLACES if each.startswith(begins)), "") for each in lacks]
    return tuple(Lack(each, place) for each, place in zip(lacks, places, strict=True))
