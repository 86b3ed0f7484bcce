"""The search over decisions and reports: its form, its filters, and a page of what was found."""

from collections.abc import Mapping, Sequence

from upheld.domain.publication import DocumentKind
from upheld.letters.words import number
from upheld.pages.decisions.choices import choices, chosen, say_search, years
from upheld.pages.decisions.published import tell_missing, tell_rules
from upheld.pages.decisions.question import FEED, FIELDS, LAST, ORDER, ROOT, TABLE, WORDS, Question
from upheld.pages.decisions.results import Result, pager, pages_of, say_total
from upheld.pages.environment import page
from upheld.pages.frame import Frame
from upheld.pages.learning.listing import ADDRESS as LEARNING
from upheld.pages.learning.shown import show
from upheld.pages.narrowing import query_of
from upheld.publication.search.asked import Found, Order
from upheld.publication.search.typed import LONGEST
from upheld.publication.shelf.facts import PublicLearning
from upheld.publication.site import PublicBody

TITLE = "Decisions"
API = "/api/v1/decisions"
ORDERS = {
    Order.RELEVANCE: "Most relevant",
    Order.NEWEST: "Newest first",
    Order.OLDEST: "Oldest first",
}
FEW = 3
DESCRIPTION = "Search what the ombudsman decided about councils, in full text."


def search_page(
    question: Question,
    found: Found,
    results: Sequence[Result],
    bodies: Mapping[str, PublicBody],
    *,
    learning: Sequence[PublicLearning] = (),
    demonstration: bool,
) -> bytes:
    """A page of results, or the form with everything that was wrong in it.

    `learning` are resources with the same words: they are no decisions, and stand apart.
    """
    said = say_search(question, bodies)
    total = say_total(found.total, question.search.filters.kind)
    last = pages_of(found.total)
    return page(
        "decisions/search.html",
        Frame(
            title=_title(question, total, said),
            address=ROOT,
            demonstration=demonstration,
            description=DESCRIPTION,
            section="decisions",
            feeds=((feed_title(said, demonstration=demonstration), question.address(FEED)),),
            wide=True,
            hidden=True,
        ),
        typed={name: question.typed.get(name, "") for name in FIELDS},
        problems={name: question.problems.get(name, "") for name in FIELDS},
        summary=[(n if n in FIELDS else WORDS, said) for n, said in question.problems.items()],
        beyond=_beyond(question, last) if question.page > last else "",
        longest=LONGEST,
        total=total,
        some=found.total > 0,
        place=f"Page {question.page:,} of {last:,}",
        results=results,
        learning=[show(each.item) for each in learning[:FEW]],
        all_learning=_say_learning(question, learning),
        notes=found.notes,
        near=[(spelling, question.address(**{WORDS: spelling})) for spelling in found.near],
        choices=choices(question, found.counts, bodies),
        years=years(question, found.counts),
        chosen=chosen(question, bodies),
        everything=question.address(**dict.fromkeys(_narrowing(), "")),
        orders=_orders(question),
        pager=pager(question, found.total) if question.page <= last else None,
        exactly=question.address(),
        feed=question.address(FEED),
        table=question.address(TABLE),
        as_json=_as_json(question),
        rules=() if question.narrows or question.page > 1 else tell_rules(),
        missing=tell_missing(),
    )


def empty_page(*, demonstration: bool) -> bytes:
    """Where nothing is published yet, or nothing can be searched."""
    return page(
        "decisions/none.html",
        Frame(
            title=TITLE,
            address=ROOT,
            demonstration=demonstration,
            description=DESCRIPTION,
            section="decisions",
            hidden=True,
        ),
        rules=tell_rules(),
        missing=tell_missing(),
    )


def feed_title(said: str, *, demonstration: bool) -> str:
    """A feed is read outside the site, so it says itself that it is a demonstration."""
    mark = " (demonstration)" if demonstration else ""
    return f"Decisions: {said}{mark}" if said else f"Decisions{mark}"


def _say_learning(question: Question, learning: Sequence[PublicLearning]) -> tuple[str, str]:
    """How many resources have the words; the address of them all where not all are named."""
    many = len(learning)
    words = f"{number(many)} {'resource has' if many == 1 else 'resources have'}"
    address = f"{LEARNING}{query_of({WORDS: question.asked.get(WORDS, '')})}"
    return words, address if many > FEW else ""


def _title(question: Question, total: str, said: str) -> str:
    if question.problems:
        return f"Error: {TITLE}"
    if not (said or question.page > 1):
        return TITLE
    about = f" for {said}" if said else ""
    place = f", page {question.page}" if question.page > 1 else ""
    return f"{total}{about}{place}"


def _as_json(question: Question) -> str:
    """The same search of the API, which has reports apart; empty where it asks for those alone."""
    filters = question.search.filters
    if filters.kind is DocumentKind.REPORT:
        return ""
    order = question.asked.get(ORDER, "")
    address = question.address(API, kind="", **{ORDER: ""})
    if not order:
        return address
    return f"{address}{'&' if '?' in address else '?'}order={order}"


def _beyond(question: Question, last: int) -> str:
    return question.address(page=str(last) if last > 1 else "")


def _narrowing() -> list[str]:
    return [name for name in FIELDS[: FIELDS.index(LAST) + 1] if name != WORDS]


def _orders(question: Question) -> list[tuple[str, str, bool]]:
    """Words, address and mark of each order; without words none is more relevant."""
    mine = question.search.order
    if not question.asked.get(WORDS):
        mine = Order.NEWEST if mine is Order.RELEVANCE else mine
    return [
        (said, question.address(sort="" if order is Order.RELEVANCE else order), order is mine)
        for order, said in ORDERS.items()
        if order is not Order.RELEVANCE or question.asked.get(WORDS)
    ]
