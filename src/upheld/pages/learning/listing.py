"""/learning/: every resource, newest first, narrowed as somebody asks."""

from collections.abc import Mapping, Sequence

from upheld.domain.headings import Heading
from upheld.domain.learning import LearningKind
from upheld.pages.environment import page
from upheld.pages.frame import Frame
from upheld.pages.learning.choice import Choice, chosen
from upheld.pages.learning.shown import show
from upheld.pages.listing import listed
from upheld.pages.narrowing import (
    Selection,
    selection,
)
from upheld.pages.setting import Setting
from upheld.publication.shelf.facts import PublicLearning

ADDRESS, FEED = "/learning/", "/learning/feed.atom"
TITLE = "Learning from complaints"


def listing_page(
    every: Sequence[PublicLearning], args: Mapping[str, str], setting: Setting
) -> bytes:
    """The page as it was asked for; `Refused` where it cannot be."""
    choice = Choice.parse(args)
    found = chosen(every, choice)
    here = listed(every, found, choice, args=args, address=ADDRESS)
    return page(
        "learning.html",
        Frame(
            title=TITLE,
            address=ADDRESS,
            demonstration=setting.demonstration,
            description="Focus reports, good-practice guides and learning examples.",
            feeds=((setting.titled(TITLE), f"{FEED}{choice.query}"),),
        ),
        shown=[
            (show(each.item), setting.entry(each.item.body) if each.item.body else None)
            for each in here.paged.rows
        ],
        **here.said,
        form=_form(found.counts, choice),
        feed=f"{FEED}{choice.query}",
    )


def _form(counts: Mapping[str, Mapping[str, int]], choice: Choice) -> tuple[Selection, ...]:
    subjects = sorted({*counts["subject"], *([choice.subject] if choice.subject else [])})
    return (
        selection(
            "kind", "Kind", "All kinds", [(each, each.words) for each in LearningKind],
            counts["kind"], choice.kind,
        ),
        selection(
            "heading", "Heading", "All headings", [(each, each.words) for each in Heading],
            counts["heading"], choice.heading,
        ),
        selection(
            "subject", "Subject", "All subjects",
            [(each, f"{each[:1].upper()}{each[1:]}") for each in subjects],
            counts["subject"], choice.subject,
        ),
    )  # fmt: skip
