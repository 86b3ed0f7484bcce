"""Resources as news."""

from collections.abc import Sequence
from datetime import datetime

from upheld.domain.headings import Heading
from upheld.domain.learning import LearningKind
from upheld.pages import feeds
from upheld.pages.learning.choice import Choice
from upheld.pages.learning.listing import TITLE
from upheld.pages.learning.shown import show
from upheld.pages.news import feed_of, newest
from upheld.pages.setting import Setting
from upheld.publication.shelf.facts import PublicLearning


def learning_feed(
    found: Sequence[PublicLearning], choice: Choice, begun: datetime, setting: Setting
) -> bytes:
    """The newest of the resources given, as the feed of a choice."""
    entries = newest(_entry(each) for each in found)
    said = (
        f"“{choice.q}”" if choice.q else "",
        LearningKind(choice.kind).words if choice.kind else "",
        Heading(choice.heading).words if choice.heading else "",
        choice.subject,
    )
    title = setting.titled(TITLE, said)
    return feed_of("learning", title, choice.query, entries, begun, setting)


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
