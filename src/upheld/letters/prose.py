"""The prose check: every number and date in free text is looked up before anyone approves it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from types import MappingProxyType

from upheld.domain.facts import ActivityFact, ReportFact, YearPlan
from upheld.letters.prose_facts import OF_THE_OFFICE, Known, known_facts
from upheld.letters.prose_marks import find_marks, find_ones, find_placeholders
from upheld.letters.reports import select_reports
from upheld.letters.text import read_paragraph
from upheld.statistics.figures import BodyFigures

_NO_PARAGRAPHS: Mapping[str, Sequence[str]] = MappingProxyType({})
# Fields of a report that are dates, codes or references, not text to be read.
_NOT_PROSE = frozenset({"reference", "body", "kind", "issued", "awaited_by", "satisfied_on"})


class Doubt(StrEnum):
    """What is the matter with a piece of text."""

    CONTRADICTS = "contradicts"
    """The record says otherwise: it needs a reason, or another text."""
    UNKNOWN = "unknown"
    """The record does not say so: it needs a tick."""
    PLACEHOLDER = "placeholder"
    """Something was to be filled in: the letter cannot be written."""


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One piece of free text that a person should look at, and where it stands."""

    text: str
    place: str
    doubt: Doubt
    why: str


@dataclass(frozen=True, kw_only=True)
class _Prose:
    place: str
    text: str
    only: frozenset[str] | None = None


def check_prose(
    *,
    figures: BodyFigures,
    plan: YearPlan,
    reports: Sequence[ReportFact],
    activity: Sequence[ActivityFact],
    free_paragraphs: Mapping[str, Sequence[str]] = _NO_PARAGRAPHS,
) -> tuple[Finding, ...]:
    """Findings in the texts of a letter that people wrote, in the order of the texts.

    A text of a report is looked up among everything but the report's own words. In a sector text,
    which stands in the letters of all bodies, a count of complaints cannot contradict one body's.
    """
    own = select_reports(reports, figures)
    known = known_facts(figures=figures, plan=plan, reports=own, activity=activity)
    return tuple(
        finding
        for prose in _texts(plan, own, free_paragraphs)
        for finding in _look_up(prose, known)
    )


def check_added(
    *,
    figures: BodyFigures,
    plan: YearPlan,
    reports: Sequence[ReportFact],
    activity: Sequence[ActivityFact],
    free_paragraphs: Mapping[str, Sequence[str]],
) -> dict[tuple[str, int], tuple[Finding, ...]]:
    """Findings in free paragraphs alone, by block and number from 0, where there are any."""
    known = known_facts(
        figures=figures, plan=plan, reports=select_reports(reports, figures), activity=activity
    )
    looked = {
        (key, number): tuple(_look_up(prose, known))
        for key, own in free_paragraphs.items()
        for number, prose in enumerate(_numbered(f"added to {key}", own))
    }
    return {place: found for place, found in looked.items() if found}


def _texts(
    plan: YearPlan, reports: Iterable[ReportFact], free_paragraphs: Mapping[str, Sequence[str]]
) -> Iterator[_Prose]:
    yield from _numbered("opening", plan.opening)
    for report in reports:
        for field in fields(report):
            if field.name not in _NOT_PROSE:
                place = f"report {report.reference}, {field.name}"
                yield _Prose(place=place, text=getattr(report, field.name))
    for sector in plan.sector:
        yield from _numbered(f"sector text ‘{sector.title}’", sector.paragraphs, OF_THE_OFFICE)
    for key, paragraphs in free_paragraphs.items():
        yield from _numbered(f"added to {key}", paragraphs)


def _numbered(
    place: str, paragraphs: Sequence[str], only: frozenset[str] | None = None
) -> Iterator[_Prose]:
    for number, text in enumerate(paragraphs, start=1):
        yield _Prose(place=f"{place}, paragraph {number}", text=text, only=only)


def _look_up(prose: _Prose, known: Known) -> Iterator[Finding]:
    for left in find_placeholders(prose.text):
        yield Finding(
            text=left,
            place=prose.place,
            doubt=Doubt.PLACEHOLDER,
            why="something was to be filled in here",
        )
    # An address may hold any number; only the words of a link are read.
    text = read_paragraph(prose.text).text if prose.text else ""
    for mark in (*find_marks(text), *find_ones(text)):
        why = known.contradicted_by(
            mark.value, before=text[: mark.start], after=text[mark.end :], only=prose.only
        )
        if why:
            yield Finding(text=mark.text, place=prose.place, doubt=Doubt.CONTRADICTS, why=why)
        elif mark.value not in known.values:
            why = "stands nowhere among the figures and facts of this letter"
            yield Finding(text=mark.text, place=prose.place, doubt=Doubt.UNKNOWN, why=why)
