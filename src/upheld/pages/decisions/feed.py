"""Any search as an Atom feed: what is newest in it, by its summary alone."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from urllib.parse import urlsplit

from upheld.domain.statements import Section
from upheld.domain.subjects import SUBJECTS
from upheld.pages import feeds
from upheld.pages.decisions.choices import say_search
from upheld.pages.decisions.question import FEED, ORDER, ROOT, Question
from upheld.pages.decisions.search import feed_title
from upheld.publication.shelf.facts import PublicDecision, PublicReport, reference_in_address
from upheld.publication.site import PublicBody

SIZE = 50


def search_feed(
    question: Question,
    facts: Iterable[PublicDecision | PublicReport],
    bodies: Mapping[str, PublicBody],
    *,
    begun: datetime,
    demonstration: bool,
    site: str = "",
) -> bytes:
    """The feed of a search, whatever its order; `begun` is the hour of one without an entry."""
    entries = [entry_of(fact, bodies) for fact in facts]
    return feeds.atom(
        feeds.Feed(
            id=feeds.identifier(f"decisions{_query(question)}"),
            title=feed_title(say_search(question, bodies), demonstration=demonstration),
            address=question.address(FEED, **{ORDER: ""}),
            page=question.address(ROOT, **{ORDER: ""}),
            begun=begun,
            site=site,
            entries=sorted(entries, key=lambda entry: entry.updated, reverse=True),
        )
    )


def entry_of(fact: PublicDecision | PublicReport, bodies: Mapping[str, PublicBody]) -> feeds.Entry:
    """A decision or report as news; its id stays whatever search finds it."""
    if isinstance(fact, PublicReport):
        body = bodies[fact.fact.body].name
        return feeds.Entry(
            id=feeds.identifier(f"reports/{fact.id}"),
            title=f"{fact.named(body)}: {fact.fact.title}{_mark(fact)}",
            address=fact.address,
            updated=fact.public_from,
            summary=f"Public report. {fact.fact.subject}",
        )
    subject = SUBJECTS[fact.subject].words
    outcome = fact.outcome.words.lower()
    return feeds.Entry(
        id=feeds.identifier(f"decisions/{reference_in_address(fact.reference)}/{fact.body}"),
        title=f"{bodies[fact.body].name} ({fact.reference}): {subject}, {outcome}{_mark(fact)}",
        address=fact.address,
        updated=fact.public_from,
        summary=fact.sections[Section.SUMMARY],
    )


def _mark(fact: PublicDecision | PublicReport) -> str:
    return " (invented)" if fact.invented else ""


def _query(question: Question) -> str:
    query = urlsplit(question.address(FEED, **{ORDER: ""})).query
    return f"?{query}" if query else ""
