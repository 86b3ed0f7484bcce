"""/improvements/: every improvement that was agreed, narrowed, ordered and grouped by theme."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby

from upheld.domain.authority_types import AuthorityType
from upheld.domain.promises import Promise
from upheld.letters import words
from upheld.pages.environment import page
from upheld.pages.frame import Frame
from upheld.pages.improvements.choice import ORDERS, THEME, Choice, chosen
from upheld.pages.improvements.rows import Row
from upheld.pages.improvements.shown import ImprovementShown, show
from upheld.pages.narrowing import (
    Narrowed,
    Option,
    Selection,
    asked_for,
    page_number,
    page_of,
    query_of,
    selection,
)
from upheld.pages.setting import Setting

ADDRESS, FEED = "/improvements/", "/improvements/feed.atom"
TABLE = "/improvements/improvements.csv"
TITLE = "Service improvements"
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
    number = page_number(*asked_for(args, "page"))
    found = chosen(rows, choice, setting)
    paged = page_of(found.rows, number)
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
            feeds=((setting.titled(TITLE), f"{FEED}{choice.query}"),),
        ),
        groups=tuple(_groups(paged.rows, found, choice, setting)),
        paged=paged,
        before=_page(choice, paged.before),
        after=_page(choice, paged.after),
        found=len(found.rows),
        total=len(rows),
        choice=choice,
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


def _page(choice: Choice, number: int) -> str:
    return f"{ADDRESS}{query_of(asdict(choice) | {'page': str(number)})}" if number else ""


def _form(
    counts: Mapping[str, Mapping[str, int]], choice: Choice, setting: Setting
) -> tuple[Selection, ...]:
    bodies = sorted((setting.called.get(slug, slug), slug) for slug in counts["body"])
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
        selection(
            "body", "Body", "All bodies", [(slug, name) for name, slug in bodies],
            counts["body"], choice.body,
        ),
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
