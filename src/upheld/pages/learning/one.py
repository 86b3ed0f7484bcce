"""/learning/<key>/: one resource, with its questions for councillors."""

from collections.abc import Sequence

from upheld.domain.learning import LearningItem
from upheld.pages.environment import page
from upheld.pages.frame import Crumb, Frame
from upheld.pages.learning.listing import ADDRESS, TITLE
from upheld.pages.learning.shown import show
from upheld.pages.setting import Setting
from upheld.publication.shelf.facts import PublicLearning

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


def _like(item: LearningItem, every: Sequence[PublicLearning]) -> list[LearningItem]:
    found = (e.item for e in every if e.item.heading is item.heading and e.item.key != item.key)
    return list(found)[:LIKE_IT]
