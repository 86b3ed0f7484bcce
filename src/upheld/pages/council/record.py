"""What stands beside the figures: letters, public reports, improvements, corrections."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from upheld.domain.facts import ImprovementFact, ReportFact
from upheld.letters import words
from upheld.letters.blocks import report_sentences
from upheld.pages.council.subject import Subject
from upheld.pages.letters_list import size_in_words
from upheld.pages.reports.standing import response_line
from upheld.pages.unstated import (
    IMPROVEMENTS_UNSTATED,
    UNSTATED,
    is_real_in_demonstration,
)
from upheld.publication.site import PublicCorrection


@dataclass(frozen=True, kw_only=True)
class LetterLink:
    """One letter: its page and its PDF."""

    year: int
    page: str
    text: str
    pdf: str
    pdf_text: str


@dataclass(frozen=True, kw_only=True)
class ReportShown:
    """One public report in sentences."""

    title: str
    kind: str
    reference: str
    issued: str
    said: tuple[str, ...]
    state: str


@dataclass(frozen=True, kw_only=True)
class ImprovementShown:
    """One improvement, and how it stood on 31 March."""

    summary: str
    theme: str
    agreed: str
    due: str
    done: str
    state: str


@dataclass(frozen=True, kw_only=True)
class Improvements:
    """Those of a year: agreed in it, or still open when it began."""

    counts: tuple[tuple[str, int], ...]
    """How many are in each state, in words."""
    shown: tuple[ImprovementShown, ...]


def letter_to_follow(subject: Subject) -> str:
    """That the letter of the year is still to come; empty where it is here, or there is none."""
    if subject.body.slug not in subject.year.letters_to_follow:
        return ""
    return f"The annual review letter {subject.year.year} is to follow."


def letters_of(subject: Subject) -> tuple[LetterLink, ...]:
    """The letters of all years, newest first."""
    found = (
        published.letters.get(subject.body.slug)
        for _, published in sorted(subject.site.years.items(), reverse=True)
    )
    return tuple(
        LetterLink(
            year=letter.year,
            page=letter.address,
            text=f"Annual review letter {letter.year}",
            pdf=letter.pdf_address,
            pdf_text=f"{letter.year} as PDF, {_pages(letter.pages)}, {size_in_words(letter.size)}",
        )
        for letter in found
        if letter is not None
    )


def _pages(count: int) -> str:
    return f"{count} {'page' if count == 1 else 'pages'}"


def reports_of(subject: Subject) -> tuple[ReportShown, ...]:
    """The reports that the year's release tells of, in order of issue."""
    own = [report for report in subject.year.reports if report.body == subject.body.slug]
    own.sort(key=lambda report: (report.issued, report.reference))
    # A real report of a demonstration stands on a made-up case: it has no number here.
    unnumbered = is_real_in_demonstration(subject.figures)
    return tuple(
        ReportShown(
            title=report.title,
            kind=report.kind.words,
            reference="" if unnumbered else report.reference,
            issued=words.day_or_words(report.issued),
            said=tuple(text for text in _said(report, subject.noun) if text),
            # As the year was told: the page says no more than its release knew.
            state=response_line(report, subject.year.public_from.date(), subject.noun),
        )
        for report in own
    )


def none_reported(subject: Subject) -> str:
    """What stands where no report does."""
    if is_real_in_demonstration(subject.figures):
        return UNSTATED
    return f"None in the year to {subject.year_end}."


def none_agreed(subject: Subject, improvements: Improvements) -> str:
    """What stands where improvements were not looked up; empty where they were."""
    known = improvements.shown or not is_real_in_demonstration(subject.figures)
    return "" if known else IMPROVEMENTS_UNSTATED


def _said(report: ReportFact, noun: str) -> Iterator[str]:
    """Findings only: what the ombudsman was glad of belongs in the letter."""
    yield report_sentences.subject(report)
    yield from report_sentences.findings(report, noun)
    yield report_sentences.complete(f"The {noun} declined to", report.refused)


def other_report_years(subject: Subject) -> tuple[tuple[int, str, int], ...]:
    """Other years with reports about the body: year, address and how many."""
    slug = subject.body.slug
    counted = (
        (year, subject.site.address(slug, year), sum(r.body == slug for r in published.reports))
        for year, published in sorted(subject.site.years.items(), reverse=True)
        if year != subject.year.year and slug in published.bodies
    )
    return tuple(each for each in counted if each[2])


def improvements_of(subject: Subject) -> Improvements:
    """How those stood on 31 March that were agreed in the year or open when it began."""
    span = subject.year.reporting_year
    own = [
        each
        for each in subject.year.improvements
        if each.body == subject.body.slug
        and each.agreed <= span.end
        and (each.agreed >= span.start or each.done is None or each.done >= span.start)
    ]
    own.sort(key=lambda each: (each.due, each.reference))
    shown = tuple(_show(each, span.end) for each in own)
    states = [each.state for each in shown]
    counts = tuple((state, states.count(state)) for state in _STATES if state in states)
    return Improvements(counts=counts, shown=shown)


_ON_TIME, _LATE, _DUE, _OVERDUE = "done on time", "done late", "not yet due", "overdue"
_STATES = (_ON_TIME, _LATE, _DUE, _OVERDUE)


def state_of(improvement: ImprovementFact, day: date) -> str:
    """How an improvement stood at the end of `day`; what was done later was not done yet."""
    done = improvement.done
    if done is not None and done <= day:
        return _ON_TIME if done <= improvement.due else _LATE
    return _OVERDUE if improvement.due <= day else _DUE


def _show(improvement: ImprovementFact, end: date) -> ImprovementShown:
    done = improvement.done
    return ImprovementShown(
        summary=improvement.summary,
        theme=improvement.theme,
        agreed=words.day(improvement.agreed),
        due=words.day(improvement.due),
        done=words.day(done) if done is not None and done <= end else "",
        state=state_of(improvement, end),
    )


def corrections_of(subject: Subject) -> tuple[PublicCorrection, ...]:
    """The corrections of the year that changed a figure of the body."""
    return tuple(each for each in subject.year.corrections if subject.body.slug in each.bodies)
