"""/improvements/: every improvement that was agreed, narrowed, ordered and grouped by theme."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from upheld.domain.authority_types import AuthorityType
from upheld.domain.promises import Promise
from upheld.letters import words
from upheld.pages.environment import page
from upheld.pages.frame import Frame
from upheld.pages.improvements.choice import ORDERS, THEME, TITLE, Choice, chosen
from upheld.pages.improvements.rows import Row
from upheld.pages.improvements.shown import ImprovementShown, show
from upheld.pages.listing import listed, selection_of_bodies
from upheld.pages.narrowing import (
    Narrowed,
    Option,
    Selection,
    selection,
)
from upheld.pages.setting import Setting

ADDRESS, FEED = "/improvements/", "/improvements/feed.atom"
TABLE = "/improvements/improvements.csv"
# The ombudsman's own rule: more than five are grouped by theme.
UNGROUPED = 5


@dataclass(frozen=True, kw_only=True)
class Group:
    """The improvements of one theme on one page; without a title, those in no group."""

    title: str
    note: str
    shown: Sequence[ImprovementShown]


def listing_page(rows: Sequence[Row], args: Mapping[str, str], setting: Setting) -> bytes:
    """The page as it was asked for; `Refused` where it cannot be."""
    choice = Choice.parse(args, setting)
    found = chosen(rows, choice, setting)
    here = listed(rows, found, choice, args=args, address=ADDRESS)
    return page(
        "improvements.html",
        Frame(
            title=TITLE,
            address=ADDRESS,
            demonstration=setting.demonstration,
            description=(
                "What councils agreed to change after a complaint, and whether it was done in time."
            ),
            section="decisions",
            feeds=((choice.title(setting), f"{FEED}{choice.query}"),),
        ),
        groups=tuple(_groups(here.paged.rows, found, choice, setting)),
        **here.said,
        form=_form(found.counts, choice, setting),
        feed=f"{FEED}{choice.query}",
        table=f"{TABLE}{choice.query}",
    )


def _groups(
    rows: Sequence[Row], found: Narrowed[Row], choice: Choice, setting: Setting
) -> Iterator[Group]:
    if choice.ordered != THEME or len(found.rows) <= UNGROUPED:
        yield Group(title="", note="", shown=[show(row, setting) for row in rows])
        return
    for theme, own in groupby(rows, lambda row: row.improvement.fact.theme):
        shown = [show(row, setting) for row in own]
        whole = found.counts["theme"][theme]
        here = f", {len(shown):,} of them on this page" if len(shown) < whole else ""
        yield Group(title=words.capital(theme) or "Other", note=f"{whole:,}{here}", shown=shown)


def _form(
    counts: Mapping[str, Mapping[str, int]], choice: Choice, setting: Setting
) -> tuple[Selection, ...]:
    return (
        selection(
            "theme", "Theme", "All themes",
            [(theme, words.capital(theme) or "Other") for theme in sorted(counts["theme"])],
            counts["theme"], choice.theme,
        ),
        selection(
            "state", "State", "Any", [(each, each.words) for each in Promise],
            counts["state"], choice.state,
        ),
        selection_of_bodies(counts["body"], choice.body, setting),
        selection(
            "type", "Type of body", "All types",
            [(each, words.capital(each.plural)) for each in AuthorityType],
            counts["type"], choice.type,
        ),
        Selection(name="order", label="Order", options=tuple(
            Option(value=value, text=text, chosen=value == choice.ordered)
            for value, text in ORDERS.items()
        )),
    )  # fmt: skip
