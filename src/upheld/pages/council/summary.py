"""A year in a sentence or three, from the counts alone."""

from collections.abc import Iterator

from upheld.domain.compliance import ComplianceOutcome
from upheld.letters import words
from upheld.pages.council.subject import Subject

_BOTH = 2
# Outcomes recorded in the year: what fell due before may be among them.
_BASE = "where we recorded the outcome in the year"


def summarise(subject: Subject) -> str:
    """What was investigated and upheld, what came of remedies, which reports were issued."""
    return " ".join((_investigated(subject), *_remedies(subject), *_reports(subject)))


def _investigated(subject: Subject) -> str:
    investigated, upheld = subject.count("investigations"), subject.count("upheld")
    lead = f"In the year to {subject.year_end} we investigated"
    about = f"about {subject.short_name}"
    if not investigated:
        return f"{lead} no complaints {about}.{_otherwise_decided(subject)}"
    complaints = words.counted(investigated, "complaint")
    return f"{lead} {complaints} {about} and {_upheld(upheld, investigated)}."


def _upheld(upheld: int, investigated: int) -> str:
    if investigated == 1:
        return "upheld it" if upheld else "did not uphold it"
    if not upheld:
        return "upheld neither of them" if investigated == _BOTH else "upheld none of them"
    if upheld == investigated:
        return "upheld both of them" if investigated == _BOTH else "upheld all of them"
    return f"upheld {words.number(upheld)}"


def _otherwise_decided(subject: Subject) -> str:
    decided = subject.figures.decided["total"]
    if not decided:
        return ""
    others = words.counted(decided, "complaint")
    return f" We decided {others} without an investigation."


def _remedies(subject: Subject) -> Iterator[str]:
    """Nothing for years that had no compliance figures."""
    figure = subject.figure("compliance_rate")
    if figure is None:
        return
    if not figure.denominator:
        yield words.sentence(figure.reason or "no recommendations were due")
        return
    yield _carried_out(subject)
    if unsettled := subject.figures.due_unsettled:
        yield (
            f"{words.sentence(words.counted(unsettled, 'recommendation')).rstrip('.')} that "
            f"{'was' if unsettled == 1 else 'were'} due by 31 March had no outcome yet."
        )


def _carried_out(subject: Subject) -> str:
    counts = subject.figures.compliance
    total = counts["total"]
    unmet = counts.get(ComplianceOutcome.NOT_SATISFIED, 0)
    lead = "Our recommendations were carried out to our satisfaction in"
    if not unmet:
        return f"{lead} {words.every(total)} {_BASE}{_but(subject, total)}."
    if unmet == total:
        cases = words.any_of(total)
        return (
            f"We were not satisfied that our recommendations were carried out in {cases} {_BASE}."
        )
    met = f"{words.number(total - unmet)} of {words.counted(total, 'case')} {_BASE}"
    return f"{lead} {met}{_but(subject, total - unmet)}; in {words.number(unmet)} they were not."


def _but(subject: Subject, met: int) -> str:
    """What "carried out" hides: late, or not all of it."""
    counts = subject.figures.compliance
    said = [
        f"{how}{_of_them(counts.get(outcome, 0), met)}"
        for outcome, how in (
            (ComplianceOutcome.LATE, "late"),
            (ComplianceOutcome.INCOMPLETE_SATISFIED, "not completely"),
        )
        if counts.get(outcome, 0)
    ]
    return f", {' and '.join(said)}" if said else ""


def _of_them(count: int, met: int) -> str:
    if met == 1:
        return ""
    if count == met:
        return " in both" if met == _BOTH else " in all of them"
    return f" in {words.number(count)} of them"


def _reports(subject: Subject) -> Iterator[str]:
    public, further = (subject.count(f"{k}_reports") for k in ("public_interest", "further"))
    told = [
        words.counted(count, kind)
        for count, kind in ((public, "public interest report"), (further, "further report"))
        if count
    ]
    if told:
        yield f"We issued {words.listed(told)} about it."
