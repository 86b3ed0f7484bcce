"""Results of a search as a page shows them, and the way through their pages."""

from collections.abc import Sequence
from dataclasses import dataclass

from upheld.domain.publication import DocumentKind
from upheld.domain.subjects import SUBJECTS
from upheld.letters import words
from upheld.pages.decisions.question import PAGE, Question
from upheld.publication.search.asked import Hit, Piece
from upheld.publication.shelf.facts import DecisionHead, PublicReport

SIZE = 10
# Pages named on each side of the one that is shown.
_BESIDE = 2


@dataclass(frozen=True, kw_only=True)
class Result:
    """One decision or report among the results."""

    title: str
    address: str
    subject: str
    kind: str
    outcome: str
    """Empty for a report."""
    day: str
    snippet: tuple[Piece, ...]
    invented: bool


@dataclass(frozen=True, kw_only=True)
class PageLink:
    """One page of results; a gap has no number."""

    number: int = 0
    address: str = ""
    current: bool = False


@dataclass(frozen=True, kw_only=True)
class Pager:
    """The way through the pages."""

    links: tuple[PageLink, ...]
    previous: str = ""
    following: str = ""


def pages_of(total: int) -> int:
    """How many pages there are; one even where nothing is found."""
    return max(1, -(-total // SIZE))


def pager(question: Question, total: int) -> Pager | None:
    """The first page, the last one, those around the one shown; None where there is one alone."""
    last = pages_of(total)
    if last == 1:
        return None
    here = question.page
    shown = sorted({1, last, *range(max(1, here - _BESIDE), min(last, here + _BESIDE) + 1)})
    links: list[PageLink] = []
    for number in shown:
        if links and number - links[-1].number > 1:
            links.append(PageLink())
        links.append(
            PageLink(number=number, address=_page(question, number), current=number == here)
        )
    return Pager(
        links=tuple(links),
        previous=_page(question, here - 1) if here > 1 else "",
        following=_page(question, here + 1) if here < last else "",
    )


def _page(question: Question, number: int) -> str:
    return question.address(**{PAGE: str(number) if number > 1 else ""})


def show_decision(hit: Hit, case: Sequence[DecisionHead], name: str) -> Result:
    """A decision of a `case`, whose page it shares with those about other bodies."""
    one = next(each for each in case if each.body == hit.body)
    return Result(
        title=f"{name} ({one.reference})",
        address=f"{one.address}#{one.body}" if len(case) > 1 else one.address,
        subject=say_subject(one.subject),
        kind="Statement",
        outcome=one.outcome.words,
        day=f"Decided {words.day(one.decided)}",
        snippet=hit.snippet,
        invented=one.invented,
    )


def show_report(hit: Hit, report: PublicReport, name: str) -> Result:
    """A report; it leads to its own page."""
    fact = report.fact
    return Result(
        title=f"{report.named(name)}: {fact.title}",
        address=report.address,
        subject=say_subject(report.subject) if report.subject else fact.subject,
        kind="Report",
        outcome="",
        day=f"Issued {words.day_or_words(fact.issued)}",
        snippet=hit.snippet,
        invented=report.invented,
    )


def say_subject(code: str) -> str:
    """Category and subcategory."""
    subject = SUBJECTS[code]
    return f"{subject.category.words} > {subject.words}"


def say_total(total: int, kind: DocumentKind | None) -> str:
    """How many were found, as the heading of the results."""
    one, many = {
        DocumentKind.STATEMENT: ("decision", "decisions"),
        DocumentKind.REPORT: ("report", "reports"),
        None: ("decision or report", "decisions and reports"),
    }[kind]
    return f"{words.capital(words.number(total))} {one if total <= 1 else many}"
