"""Decisions found: by words and filters, page by page; and how many there are of each kind."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from upheld.domain.authority_types import AuthorityType
from upheld.domain.headings import Heading
from upheld.domain.publication import DocumentKind
from upheld.domain.subjects import SUBJECTS, Category
from upheld.publication.search.asked import FACETS, Filters, Found, Hit, Order, Search
from upheld.publication.search.documents import of_decisions
from upheld.publication.search.fields import rank
from upheld.publication.search.finding import SearchIndex
from upheld.publication.search.typed import LONGEST
from upheld.publication.shelf.facts import PublicDecision
from upheld.web.public.api import schemas as s
from upheld.web.public.api.bodies import REGION, TYPE
from upheld.web.public.api.decisions import BRIEF, OUTCOMES, brief
from upheld.web.public.api.figures import BODY
from upheld.web.public.api.problems import Problem
from upheld.web.public.api.resource import LATER, Page, Parameter, Question, Resource
from upheld.web.public.api.schemas import Json

WORDS = Parameter(
    name="q",
    schema=s.line(
        'Words that all occur, "phrases" in quotes, and words after a minus that do not.',
        longest=LONGEST,
    ),
)
ORDER = Parameter(
    name="order",
    schema=s.one_of(
        Order,
        "By relevance where words are given, else the oldest first. By day a list goes on where "
        "it was, also when the site was renewed in between; by relevance it may have shifted.",
    ),
)
FILTERS = (
    BODY,
    TYPE,
    REGION,
    Parameter(name="heading", schema=s.one_of(Heading, "Counted under this heading.")),
    Parameter(name="category", schema=s.one_of(Category, "Of this category.")),
    Parameter(name="subject", schema=s.one_of(SUBJECTS, "Of this subject.")),
    Parameter(name="outcome", schema=s.one_of(OUTCOMES, "With this outcome.")),
    Parameter(name="from", schema=s.day("Decided on this day or later.")),
    Parameter(name="to", schema=s.day("Decided on this day or earlier.")),
)
NOTES = s.many(s.text(), "What of the words was not understood, or was spelled otherwise.")
TOTAL = s.count("How many there are on all pages together.", minimum=0)
PIECE = s.record({"text": s.text(), "marked": s.flag("Whether it is what was searched for.")})
IN_BRIEF = s.record(
    {
        **BRIEF,
        "snippet": s.many(s.ref("Piece"), "Where the words occur; without words the beginning."),
    },
    "A decision about one body, without its full text.",
)
# The kind is always the same here.
COUNTED = tuple(facet for facet in FACETS if facet != "kind")
COUNTS = s.record(
    {
        "total": TOTAL,
        "notes": NOTES,
        "counts": s.record(
            {facet: s.by_name(s.count(minimum=0)) for facet in COUNTED},
            "By filter and value, how many there would be with that value, the other filters "
            "standing; `year` is the calendar year of the decision.",
        ),
    }
)


def every(question: Question) -> Page:
    """One page of what was asked for."""
    index, search = index_of(question), _search(question)
    if search.order is Order.RELEVANCE:
        return _by_relevance(question, index, search)
    return _by_day(question, index, search)


def counted(question: Question) -> Json:
    """How many decisions there are, by each filter and value."""
    found = index_of(question).find(_search(question), now=question.now, size=1)
    return {
        "total": found.total,
        "notes": list(found.notes),
        "counts": {facet: dict(found.counts.get(facet, {})) for facet in COUNTED},
    }


def index_of(question: Question) -> SearchIndex:
    """The search; a problem where the edition has none yet."""
    index = question.shelf.search
    if index is None:
        detail = "Decisions cannot be searched yet. Try again in a few minutes."
        raise Problem("not-open", detail, headers=LATER)
    return index


def _search(question: Question) -> Search:
    values = question.values
    words = values["q"] or ""
    usual = Order.RELEVANCE if words else Order.OLDEST
    heading, category, kind = values["heading"], values["category"], values["type"]
    filters = Filters(
        body=question.slug,
        type=AuthorityType(kind) if kind else None,
        region=values["region"] or "",
        heading=Heading(heading) if heading else None,
        category=Category(category) if category else None,
        subject=values["subject"] or "",
        outcome=values["outcome"],
        kind=DocumentKind.STATEMENT,
        first=values["from"],
        last=values["to"],
    )
    order = Order(values["order"]) if values.get("order") else usual
    return Search(words=words, filters=filters, order=order)


def _by_relevance(question: Question, index: SearchIndex, search: Search) -> Page:
    _, start = question.after or (date.min, 0)
    start = int(str(start))
    found = index.find(search, now=question.now, start=start, size=question.size)
    stop = start + question.size
    items = [_tell(each, hit) for hit, each in _read(question, found)]
    after = (date.min, stop) if stop < found.total else None
    return Page(items=items, after=after, more=_beside(found))


def _by_day(question: Question, index: SearchIndex, search: Search) -> Page:
    # One more than fits tells whether there is a next page.
    found: list[tuple[date, int, Json]] = []
    for place, item in _beyond(question, index, search):
        found.append((*place, item))
        if len(found) > question.size:
            break
    shown = found[: question.size]
    whole = index.find(search, now=question.now, size=1)
    return Page(
        items=[item for *_, item in shown],
        after=shown[-1][:2] if len(found) > question.size else None,
        more=_beside(whole),
    )


def _beyond(
    question: Question, index: SearchIndex, search: Search
) -> Iterator[tuple[tuple[date, int], Json]]:
    """What comes after the place of the question. Days before it are not looked at again."""
    after, newest = question.after, search.order is Order.NEWEST
    if after:
        search = replace(search, filters=_from_day(search, after[0], newest=newest))
    start, step = 0, question.size + 1
    while True:
        found = index.find(search, now=question.now, start=start, size=step)
        for hit, decision in _read(question, found):
            place = (decision.decided, _rank(question, decision))
            if after is None or (place < after if newest else place > after):
                yield place, _tell(decision, hit)
        start += step
        if start >= found.total:
            return


def _from_day(search: Search, day: object, *, newest: bool) -> Filters:
    filters = search.filters
    if not isinstance(day, date):
        raise TypeError(f"{day!r} is no day")
    if newest:
        return replace(filters, last=min(day, filters.last or day))
    return replace(filters, first=max(day, filters.first or day))


def _rank(question: Question, decision: PublicDecision) -> int:
    return rank(next(of_decisions([decision], question.edition.bodies())))


def _read(question: Question, found: Found) -> Iterator[tuple[Hit, PublicDecision]]:
    for hit in found.hits:
        for each in question.shelf.decisions_on(hit.reference, question.now):
            if each.body == hit.body:
                yield hit, each


def _tell(decision: PublicDecision, hit: Hit) -> Json:
    snippet = [{"text": piece.text, "marked": piece.marked} for piece in hit.snippet]
    return {**brief(decision), "snippet": snippet}


def _beside(found: Found) -> Json:
    return {"total": found.total, "notes": list(found.notes)}


RESOURCES = (
    Resource(
        path="/decisions", name="decisions", title="Decisions",
        about="Published decisions, one for each case and body, by words and filters.",
        parameters=(WORDS, *FILTERS, ORDER), answer=every, schema=IN_BRIEF,
        schema_name="DecisionInBrief", lists=True, place=(date, int),
        beside={"total": TOTAL, "notes": NOTES},
    ),
    Resource(
        path="/decision-counts", name="decisionCounts", title="How many decisions",
        about="How many published decisions there are for the same words and filters: by body, "
        "outcome, subject, year and every other filter.",
        parameters=(WORDS, *FILTERS), answer=counted, schema=COUNTS, schema_name="DecisionCounts",
    ),
)  # fmt: skip
COMPONENTS = {"Piece": PIECE}
