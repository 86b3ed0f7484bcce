"""Resources as news."""

from collections.abc import Sequence
from datetime import datetime

from upheld.pages import feeds
from upheld.pages.learning.choice import Choice
from upheld.pages.learning.listing import ADDRESS, FEED, TITLE
from upheld.pages.learning.shown import show
from upheld.pages.news import newest
from upheld.pages.setting import Setting
from upheld.publication.shelf.facts import PublicLearning


def learning_feed(
    found: Sequence[PublicLearning], choice: Choice, begun: datetime, setting: Setting
) -> bytes:
    """The newest of the resources given, as the feed of a choice."""
    return feeds.atom(
        feeds.Feed(
            id=feeds.identifier(f"learning{choice.query}"),
            title=setting.titled(TITLE),
            address=f"{FEED}{choice.query}",
            page=f"{ADDRESS}{choice.query}",
            author="Your council’s performance",
            begun=begun,
            entries=newest(_entry(each) for each in found),
        )
    )


def _entry(learning: PublicLearning) -> feeds.Entry:
    shown = show(learning.item)
    invented = " This is invented." if shown.invented else ""
    return feeds.Entry(
        id=feeds.identifier(f"learning/{learning.id}"),
        title=f"{shown.title} ({shown.kind.lower()})",
        address=learning.address,
        updated=learning.public_from,
        summary=f"{shown.lead}{invented}",
    )
