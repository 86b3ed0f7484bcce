"""The panels of a year: each figure with its base, its doubt, its comparison and its sentence."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from upheld.domain.compliance import ComplianceOutcome
from upheld.letters import words
from upheld.pages.charts import ring
from upheld.pages.council.subject import Subject
from upheld.pages.council.verdicts import FULL_COUNT, VerdictShown, show_verdict
from upheld.statistics.figures import Figure
from upheld.statistics.measures import MEASURES
from upheld.statistics.verdict import MILDER_THAN_INTERVAL


@dataclass(frozen=True, kw_only=True)
class Panel:
    """One measure as the page shows it; `reason` stands where there is no rate to draw."""

    measure: str
    title: str
    ring: Markup | None
    count: str
    of: str
    reason: str = ""
    similar: str = ""
    doubt: str = ""
    verdict: VerdictShown | None = None
    quote: str = ""
    how: str
    """The full name of the link to how it was made."""
    cases: str
    """The full name of the link to the cases in it."""

    @property
    def judged(self) -> bool:
        """Whether a verdict stands on it, and not only a note."""
        return self.verdict is not None and self.verdict.kind != FULL_COUNT.kind


def panels_of(subject: Subject) -> tuple[Panel, ...]:
    """Those that the year has, in the order of the letters."""
    return tuple(_panels(subject))


def milder_note(panels: tuple[Panel, ...]) -> str:
    """The one sentence where a verdict stands beside an interval."""
    return MILDER_THAN_INTERVAL if any(p.judged and p.doubt for p in panels) else ""


def _panels(subject: Subject) -> Iterator[Panel]:
    if figure := subject.figure("uphold_rate"):
        yield _panel(
            subject,
            figure,
            title="Complaints upheld",
            called="uphold rate",
            told="{n} of {base} about {name} {were} upheld",
        )
    if figure := subject.figure("compliance_rate"):
        yield _compliance(subject, figure)
    if figure := subject.figure("satisfactory_remedy_rate"):
        yield _panel(
            subject,
            figure,
            title="Satisfactory remedies",
            called="satisfactory remedy rate",
            told="in {n} of {base} {name} had offered a satisfactory remedy before the complaint "
            "reached the Ombudsman",
        )
    if subject.figure("remedied_by_us"):
        yield _remedied(subject)


def _compliance(subject: Subject, figure: Figure) -> Panel:
    counts = subject.figures.compliance
    four = ", ".join(f"{one.words.lower()} {counts.get(one, 0):,}" for one in ComplianceOutcome)
    return _panel(
        subject,
        figure,
        title="Compliance",
        called="compliance rate",
        told="{n} of {base} of {name} satisfied the Ombudsman",
        doubt=words.sentence(four) if figure.denominator else "",
        verdict=FULL_COUNT if figure.denominator else None,
    )


def _remedied(subject: Subject) -> Panel:
    """The panel of years that counted who put things right; two counts, and no rate of them."""
    by_us, by_body = subject.count("remedied_by_us"), subject.count("remedied_by_body")
    return Panel(
        measure="remedied",
        title="Complaints remedied",
        ring=None,
        count=f"{by_us:,}",
        of="",
        reason=f"{by_us:,} by us, {by_body:,} by the {subject.noun.lower()} before us.",
        doubt=(
            "The two need not add up to the complaints upheld: a fault may have caused nothing "
            "that had to be put right."
        ),
        how=_how(subject, "number of complaints remedied"),
        cases=_cases(subject, "number of complaints remedied"),
    )


def _how(subject: Subject, called: str) -> str:
    return f"How the {called} of {subject.short_name} {subject.year.year} was made"


def _cases(subject: Subject, called: str) -> str:
    return f"The cases in the {called} of {subject.short_name} {subject.year.year}"


def _panel(
    subject: Subject,
    figure: Figure,
    *,
    title: str,
    called: str,
    told: str,
    doubt: str | None = None,
    verdict: VerdictShown | None = None,
) -> Panel:
    return Panel(
        measure=figure.measure,
        title=title,
        ring=_ring(figure, title),
        count=f"{figure.numerator:,}",
        of=f"of {figure.base}" if figure.base else "",
        reason=words.sentence(figure.reason) if figure.reason else "",
        similar=_similar(subject, figure),
        doubt=_doubt(figure) if doubt is None else doubt,
        verdict=verdict or (show_verdict(figure.verdict) if figure.verdict else None),
        quote=_quote(subject, figure, told),
        how=_how(subject, called),
        cases=_cases(subject, called),
    )


def _ring(figure: Figure, title: str) -> Markup | None:
    if figure.display is None or not figure.denominator:
        return None
    similar = figure.similar if figure.similar and figure.similar.denominator else None
    average = f"; the tick marks similar authorities, {similar.display}" if similar else ""
    return ring(
        numerator=figure.numerator,
        denominator=figure.denominator,
        display=figure.display,
        label=f"{title}: {figure.display}, {figure.numerator:,} of {figure.base}{average}",
        average=(similar.numerator, similar.denominator) if similar else None,
    )


def _similar(subject: Subject, figure: Figure) -> str:
    similar = figure.similar
    if similar is None or similar.display is None:
        return ""
    return (
        f"Similar authorities: {similar.display} ({similar.numerator:,} of "
        f"{_base(subject, figure, similar.denominator)}, {subject.similar.removeprefix('the ')} "
        "together)"
    )


def _base(subject: Subject, figure: Figure, number: int) -> str:
    """So many of what a measure divides by, in the year's own words."""
    base = MEASURES[figure.measure].base
    return base.describe(number, subject.method) if base else f"{number:,}"


def _doubt(figure: Figure) -> str:
    if figure.display is None or figure.interval is None:
        return ""
    low, high = figure.interval
    return f"Allowing for chance, the rate could lie between {low} and {high} (95% interval)."


def _quote(subject: Subject, figure: Figure, told: str) -> str:
    """A sentence that stands alone: year, numerator, base, and the average with its own base."""
    if figure.display is None or not figure.base:
        return ""
    said = told.format(
        n=f"{figure.numerator:,}",
        base=figure.base,
        name=subject.name,
        were="was" if figure.denominator == 1 else "were",
    )
    own = f"In the year to {subject.year_end}, {said} ({figure.display})."
    return f"{_warning(subject)}{own}{_quoted_average(subject, figure)}"


def _quoted_average(subject: Subject, figure: Figure) -> str:
    similar = figure.similar
    if similar is None or similar.display is None:
        return ""
    return (
        f" For {subject.similar} together it was {similar.display} ({similar.numerator:,} of "
        f"{_base(subject, figure, similar.denominator)})."
    )


def _warning(subject: Subject) -> str:
    """A sentence travels without its page, so a demonstration says so in it."""
    if not subject.figures.demonstration or subject.figures.source == "published":
        return ""
    return "[Demonstration with invented figures] "
