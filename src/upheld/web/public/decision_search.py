"""/decisions/?q=..: the search as a page, as a feed, and all of it as a table."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from werkzeug.wrappers import Response

from upheld.domain.errors import OutsideFailed, Refused
from upheld.domain.publication import DocumentKind
from upheld.pages.decisions import feed, search, table
from upheld.pages.decisions.question import FEED, TABLE, WORDS, Question
from upheld.pages.decisions.results import SIZE, Result, pages_of, show_decision, show_report
from upheld.pages.learning.choice import Choice, chosen
from upheld.pages.narrowing import LONGEST
from upheld.pages.refusals import refusal_page
from upheld.publication.public_file import ATOM, CSV
from upheld.publication.search.asked import Found, Hit
from upheld.publication.search.finding import SearchIndex
from upheld.publication.shelf.facts import PublicDecision, PublicLearning, PublicReport
from upheld.publication.shelf.reader import ShelfReader
from upheld.web.public.asking import Asked
from upheld.web.public.headers import NEVER
from upheld.web.public.sending import send_made, send_page
from upheld.web.public.served import Served
from upheld.web.public.shelved import learning_of
from upheld.web.public.turns import SAID, Busy, Lasting

NOTHING = Found(total=0, hits=())
# The index goes through all results before a page as deep as this one: it asks first how many
# there are, so that no address makes it look for what cannot be there.
DEEP = 100
# A table of so many lines is made whole; a longer one is made while it is sent.
SHORT = 1_000


def answer_search(asked: Asked, served: Served) -> Response:
    """The page, feed or table; 400 with the form where the question cannot be answered."""
    shelf = served.shelf
    question = Question.parse(asked.fields, served.edition.bodies())
    try:
        index = shelf.search if shelf else None
        if shelf is None or index is None:
            page = search.empty_page(demonstration=served.demonstration)
            return send_page(asked, served.edition, page, served.kept)
        if question.problems:
            found = index.find(question.search, now=served.now, size=1)
            return _send_form(asked, served, question, found)
        send = {FEED: _send_feed, TABLE: _send_table}.get(asked.path, _send_found)
        return send(asked, served, question, shelf, index)
    except Refused as refused:
        refused_question = replace(question, problems={WORDS: str(refused)})
        return _send_form(asked, served, refused_question, NOTHING)
    except OutsideFailed:
        words = "Please try again in a few minutes. Decisions can be read by their address."
        return _send_refusal(asked, served, "The search is not available", words)
    except Busy:
        return _send_refusal(asked, served, "Too much is asked for at once", SAID)


def _send_refusal(asked: Asked, served: Served, title: str, words: str) -> Response:
    page = refusal_page(503, demonstration=served.demonstration, title=title, words=words)
    response = send_page(asked, served.edition, page, NEVER, 503)
    response.headers["Retry-After"] = "60"
    return response


def _send_form(asked: Asked, served: Served, question: Question, found: Found) -> Response:
    """The form with what is wrong in it, and counts of what could be understood."""
    bodies, demonstration = served.edition.bodies(), served.demonstration
    page = search.search_page(question, found, (), bodies, demonstration=demonstration)
    return send_page(asked, served.edition, page, NEVER, 400)


def _send_found(
    asked: Asked, served: Served, question: Question, shelf: ShelfReader, index: SearchIndex
) -> Response:
    found = _found(question, served, index)
    if not (found.total or question.narrows):
        page = search.empty_page(demonstration=served.demonstration)
        return send_page(asked, served.edition, page, served.kept)
    bodies = served.edition.bodies()
    page = search.search_page(
        question,
        found,
        _results(found.hits, shelf, served),
        bodies,
        learning=_learning(question, served),
        demonstration=served.demonstration,
    )
    beyond = question.page > pages_of(found.total)
    return send_page(asked, served.edition, page, served.kept, 404 if beyond else 200)


def _found(question: Question, served: Served, index: SearchIndex) -> Found:
    if question.page > DEEP:
        first = index.find(question.search, now=served.now, size=1)
        if question.page > pages_of(first.total):
            return replace(first, hits=())
    start = (question.page - 1) * SIZE
    return index.find(question.search, now=served.now, start=start, size=SIZE)


def _results(hits: Sequence[Hit], shelf: ShelfReader, served: Served) -> list[Result]:
    bodies = served.edition.bodies()
    cases = shelf.heads(
        {hit.reference for hit in hits if hit.kind is DocumentKind.STATEMENT}, served.now
    )
    return [
        show_report(hit, _report(hit, shelf, served), bodies[hit.body].name)
        if hit.kind is DocumentKind.REPORT
        else show_decision(hit, cases[hit.reference], bodies[hit.body].name)
        for hit in hits
    ]


def _learning(question: Question, served: Served) -> Sequence[PublicLearning]:
    """Resources with the words of the first page of a search; none where it names none."""
    choice = Choice(q=question.search.words)
    # Longer ones the list of resources does not take.
    long = len(choice.q) > LONGEST
    if question.page > 1 or long or all(part.excluded for part in choice.wanted):
        return ()
    return chosen(learning_of(served), choice).rows


def _send_feed(
    asked: Asked, served: Served, question: Question, shelf: ShelfReader, index: SearchIndex
) -> Response:
    # By their hour: what was decided long ago and is published today is news.
    hits = index.latest(question.search, now=served.now, size=feed.SIZE)
    content = feed.search_feed(
        question,
        [_fact(hit, shelf, served) for hit in hits],
        served.edition.bodies(),
        begun=served.edition.opens,
        demonstration=served.demonstration,
        site=served.site,
    )
    return send_made(asked, content, served.kept, media_type=ATOM, of=served.edition.id)


def _send_table(
    asked: Asked, served: Served, question: Question, shelf: ShelfReader, index: SearchIndex
) -> Response:
    """All results, read as they are sent, from the edition that was there when it was asked."""
    facts = (_fact(hit, shelf, served) for hit in index.every(question.search, now=served.now))
    demonstration = served.demonstration
    lines = table.table_of(facts, served.edition.bodies(), demonstration=demonstration)
    name = table.table_name(demonstration=demonstration)
    headers = {
        "Content-Type": CSV,
        "Cache-Control": served.kept,
        "Content-Disposition": f'attachment; filename="{name}"',
    }
    if asked.method == "HEAD":
        return Response(headers=headers)
    if index.find(question.search, now=served.now, size=1).total <= SHORT:
        return Response(b"".join(lines), headers=headers)
    return Response(Lasting(_begun(lines)), headers=headers, direct_passthrough=True)


def _begun(lines: Iterator[bytes]) -> Iterator[bytes]:
    """The same lines, the first ones together with the head.

    With them every file is open: an edition that is removed while its table is sent is read to
    its end, and one that is gone already is noticed while another can be asked for.
    """
    head = next(lines)
    yield head + next(lines, b"")
    yield from lines


def _fact(hit: Hit, shelf: ShelfReader, served: Served) -> PublicDecision | PublicReport:
    if hit.kind is DocumentKind.REPORT:
        return _report(hit, shelf, served)
    case = shelf.decisions_on(hit.reference, served.now)
    return next(each for each in case if each.body == hit.body)


def _report(hit: Hit, shelf: ShelfReader, served: Served) -> PublicReport:
    found = shelf.report(hit.id, served.now)
    if found is None:
        raise OutsideFailed(f"the index has a report that the shelf has not: {hit.id}")
    return found
