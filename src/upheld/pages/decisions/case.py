"""The permanent page of a case: what was decided about each of its bodies, and what came of it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from upheld.domain.statements import Section
from upheld.domain.subjects import SUBJECTS
from upheld.letters import words
from upheld.pages.council.cases import cases_address
from upheld.pages.decisions.promised import Promised, show_promised
from upheld.pages.decisions.question import ROOT
from upheld.pages.entries import Directory, Entry
from upheld.pages.environment import page
from upheld.pages.frame import Crumb, Frame
from upheld.pages.refusals import Way, refusal_page
from upheld.publication.shelf.facts import (
    CaseCount,
    PublicDecision,
    PublicReport,
    Tombstone,
    reference_in_address,
)
from upheld.statistics.measures import MEASURES

TITLE = "Decisions"
WAY = Way(text="Search all decisions", address=ROOT)
_UK = ZoneInfo("Europe/London")
_BETWEEN_PARAGRAPHS = re.compile(r"\n\s*\n")
_ITEM = re.compile(r"^\s*[–•·*-]\s+(?=\S)")


@dataclass(frozen=True, kw_only=True)
class Case:
    """What the shelf has of one case at a moment."""

    reference: str
    decisions: tuple[PublicDecision, ...] = ()
    gone: tuple[Tombstone, ...] = ()
    """What was taken down about bodies of which no decision is shown."""
    reports: tuple[PublicReport, ...] = ()
    counts: tuple[CaseCount, ...] = ()
    """Published counts that the case is one of."""
    improvements: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """Addresses of its improvements by body and summary."""


@dataclass(frozen=True, kw_only=True)
class Link:
    """Words that lead somewhere."""

    text: str
    address: str


@dataclass(frozen=True, kw_only=True)
class Block:
    """A paragraph as its lines, or a list as its items."""

    lines: tuple[str, ...]
    listed: bool = False


@dataclass(frozen=True, kw_only=True)
class Part:
    """The text under one heading."""

    id: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A decision about one body as the page shows it."""

    id: str
    body: Entry
    facts: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    promised: tuple[Promised, ...]
    promised_in_part: bool
    """Whether of what was agreed the service improvements alone are recorded here."""
    reports: tuple[Link, ...]
    counted: tuple[tuple[int, tuple[Link, ...]], ...]
    """By year: the counts that it is one of, each where its cases are listed."""
    citation: str
    invented: bool


def case_page(case: Case, directory: Directory, today: date, *, demonstration: bool) -> bytes:
    """The page of a case of which something may be read."""
    shown = [_show(one, case, directory, today) for one in case.decisions]
    names = words.listed([each.body.name for each in shown])
    several = len(shown) > 1
    return page(
        "decisions/case.html",
        Frame(
            title=f"{names} ({case.reference})",
            address=case.decisions[0].address,
            demonstration=demonstration,
            crumbs=(Crumb(text=TITLE, address=ROOT),),
            section="decisions",
            hidden=True,
        ),
        shown=shown,
        several=several,
        reference=case.reference,
        gone=[say_gone(each, directory) for each in case.gone],
        today=words.day(today),
    )


def gone_page(case: Case, directory: Directory, *, demonstration: bool) -> bytes:
    """What stands where every decision on a case was taken down: that it was here, and why not."""
    said = " ".join(say_gone(each, directory) for each in case.gone)
    return refusal_page(
        410,
        demonstration=demonstration,
        title=f"Decision {case.reference} was taken down",
        words=said,
        ways=[WAY],
    )


def unknown_page(reference: str, *, demonstration: bool) -> bytes:
    """For a reference of which nothing is published, whether or not there is such a case."""
    return refusal_page(
        404,
        demonstration=demonstration,
        title=f"No decision {reference} is published",
        words="Check the reference. Decisions are published some weeks after they are made, "
        "and some never are.",
        ways=[WAY, Way(text="What is published, and when", address=f"{ROOT}#published")],
    )


def say_gone(stone: Tombstone, directory: Directory) -> str:
    """What stood at an address, and why it is gone."""
    what = "report" if stone.report else "decision"
    body = directory.bodies.get(stone.body)
    whom = f" about {body.name}" if body else ""
    day = words.day(stone.at.astimezone(_UK).date())
    return (
        f"A {what}{whom} was published at this address. It was taken down on {day}: {stone.words}."
    )


def _show(one: PublicDecision, case: Case, directory: Directory, today: date) -> Shown:
    addresses = case.improvements
    return Shown(
        id=one.body,
        body=directory.entry(directory.bodies[one.body]),
        facts=_facts(one),
        parts=tuple(_parts(one)),
        promised=tuple(
            show_promised(each, today, addresses.get((one.body, each.summary), ""))
            for each in one.recommendations
        ),
        promised_in_part=any(not each.kind for each in one.recommendations),
        reports=tuple(
            Link(text=each.fact.title or "Public interest report", address=each.address)
            for each in case.reports
            if each.fact.body == one.body
        ),
        counted=tuple(_counted(one, case.counts)),
        citation=_citation(one, directory),
        invented=one.invented,
    )


def _facts(one: PublicDecision) -> tuple[tuple[str, str], ...]:
    subject = SUBJECTS[one.subject]
    return (
        ("Reference", one.reference),
        ("Subject", f"{subject.category.words} > {subject.words}"),
        ("Counted under", one.heading.words),
        ("Outcome", one.outcome.words),
        ("Decided", words.day(one.decided)),
        ("Published", words.day(_uk_day(one.public_from))),
    )


def _parts(one: PublicDecision) -> list[Part]:
    there = [(s, one.sections[s]) for s in Section if one.sections.get(s, "").strip()]
    return [
        Part(id=f"{one.body}-{section}", title=section.words, blocks=blocks(text))
        for section, text in there
    ]


def blocks(text: str) -> tuple[Block, ...]:
    """The paragraphs of a text, between which an empty line stands, and its lists.

    Lines that begin with a dash or a dot are one list, also with empty lines between them, where
    there are two of them. A line that is indented or begins small goes on with the item before it.
    """
    found = list[Block]()
    for part in _BETWEEN_PARAGRAPHS.split(text):
        for listed, lines in groupby(_whole_items(part.strip().splitlines()), _is_item):
            said = tuple(lines)
            if listed and found and found[-1].listed:
                said = found.pop().lines + said
            found.append(Block(lines=said, listed=listed))
    return tuple(_as_list(each) if each.listed else each for each in found)


def _whole_items(lines: Iterable[str]) -> list[str]:
    whole = list[str]()
    for line in lines:
        goes_on = line[:1].isspace() or line[:1].islower()
        if whole and goes_on and _is_item(whole[-1]) and not _is_item(line):
            whole[-1] += f" {line.strip()}"
        else:
            whole.append(line)
    return whole


def _as_list(block: Block) -> Block:
    """One line alone is no list: its dash may be an aside's."""
    if len(block.lines) == 1:
        return Block(lines=block.lines)
    return Block(lines=tuple(_ITEM.sub("", line) for line in block.lines), listed=True)


def _is_item(line: str) -> bool:
    return bool(_ITEM.match(line))


def _counted(
    one: PublicDecision, counts: Sequence[CaseCount]
) -> Iterator[tuple[int, tuple[Link, ...]]]:
    for year in sorted({each.year for each in counts if each.body == one.body}):
        mine = [each for each in counts if each.body == one.body and each.year == year]
        yield year, tuple(_links(cases_address(one.body, year), mine))


def _links(place: str, counts: Sequence[CaseCount]) -> Iterator[Link]:
    """Each count by its title, and by its measure where two of them share one: “Upheld”."""
    titles = Counter(each.title for each in counts)
    for each in counts:
        measure = MEASURES.get(each.measure)
        shared = titles[each.title] > 1
        more = f" ({measure.title})" if measure and shared else ""
        yield Link(text=f"{each.title}{more}", address=f"{place}#{each.figure.replace(':', '-')}")


def _citation(one: PublicDecision, directory: Directory) -> str:
    name = directory.bodies[one.body].name
    mark = " Demonstration: invented." if one.invented else ""
    return (
        f"Decision {one.reference} about {name}, {words.day(one.decided)}, "
        f"{one.outcome.words.lower()}. Your council’s performance, "
        f"/decisions/{reference_in_address(one.reference)}/.{mark}"
    )


def _uk_day(moment: datetime) -> date:
    return moment.astimezone(_UK).date()
