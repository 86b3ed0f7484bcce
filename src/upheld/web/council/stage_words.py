"""How a complaint stands, in plain words: what is done now, and what happens next."""

from typing import NamedTuple

from upheld.casework.queries.status_by_code import ComplaintStatus
from upheld.domain.stages import Stage


class Said(NamedTuple):
    """One line of the answer."""

    now: str
    then: str


WAITING = Said(
    "We have your complaint, and nobody has looked at it yet.",
    "We look at complaints in the order in which they come, the oldest first. Then we write to "
    "you, whether we can look into it or not.",
)
DECLINED = Said(
    "We did not take what you sent as a complaint.",
    "If you have not heard from us why, or do not agree, write or call.",
)
STAGES = {
    Stage.INTAKE: Said(
        "We check whether your complaint is one for us.",
        "We look whether we cover the body, and whether it has had its chance to put things "
        "right. Then we pass the complaint on, or write to you why we cannot.",
    ),
    Stage.ASSESSMENT: Said(
        "We assess whether we can and should investigate.",
        "Somebody will look at what the law allows and at what an investigation could achieve. "
        "Then we begin one, or write to you why not.",
    ),
    Stage.INVESTIGATION: Said(
        "We are investigating.",
        "We ask you and the body for what we need. When we have a view, both of you see it "
        "before we decide.",
    ),
    Stage.PROVISIONAL: Said(
        "We have told you and the body what we think, and wait for comments.",
        "When the time for comments is over, we decide, or look further into it.",
    ),
    Stage.REMEDY: Said(
        "We have decided, and wait for the body to do what it agreed to.",
        "Our decision is in the letter that we sent you. We check that everything is done, and "
        "tell you.",
    ),
    Stage.CLOSED: Said(
        "We have decided, and the case is closed.",
        "Our decision is in the letter that we sent you. It also says what you can do if you "
        "think that it is wrong, and until when.",
    ),
}


def said_of(status: ComplaintStatus) -> tuple[Said, ...]:
    """The answer; a complaint about several bodies may stand at several stages."""
    if status.declined:
        return (DECLINED,)
    if status.waiting or not status.stages:
        return (WAITING,)
    return tuple(STAGES[stage] for stage in status.stages)
