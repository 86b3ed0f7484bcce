"""/learning/<key>/: one resource, with its questions for councillors."""

from collections.abc import Sequence

from upheld.domain.learning import LearningItem
from upheld.letters import words
from upheld.pages.environment import page
from upheld.pages.frame import Crumb, Frame
from upheld.pages.learning.listing import ADDRESS, TITLE
from upheld.pages.learning.shown import show
from upheld.pages.refusals import Way, refusal_page
from upheld.pages.setting import Setting
from upheld.publication.shelf.facts import LearningGone, PublicLearning
from upheld.toolbox.clock import UK

LIKE_IT = 4


def learning_page(
    learning: PublicLearning, every: Sequence[PublicLearning], setting: Setting
) -> bytes:
    """The page; of `every`, those under its heading are named at its end."""
    item = learning.item
    shown = show(item)
    return page(
        "learning_one.html",
        Frame(
            title=item.title,
            address=item.address,
            demonstration=setting.demonstration,
            crumbs=(Crumb(text=TITLE, address=ADDRESS),),
            description=f"{shown.kind}, {shown.published}: {item.subject}.",
        ),
        shown=shown,
        body=setting.entry(item.body) if item.body else None,
        heading=item.heading.value,
        others=[show(each) for each in _like(item, every)],
    )


def gone_page(stone: LearningGone, setting: Setting) -> bytes:
    """What stands where a resource was withdrawn."""
    return refusal_page(
        410,
        demonstration=setting.demonstration,
        title=f"This {stone.kind.words.lower()} was withdrawn",
        words=say_gone(stone),
        ways=[Way(text="See all resources", address=ADDRESS)],
    )


def say_gone(stone: LearningGone) -> str:
    """What stood at an address, and since when it does not; why, only its history says."""
    day = words.day(stone.at.astimezone(UK).date())
    return (
        f"A {stone.kind.words.lower()} was published at this address. We withdrew it on {day}. "
        "What quotes it, such as a letter, keeps its words."
    )


def _like(item: LearningItem, every: Sequence[PublicLearning]) -> list[LearningItem]:
    found = (e.item for e in every if e.item.heading is item.heading and e.item.key != item.key)
    return list(found)[:LIKE_IT]
