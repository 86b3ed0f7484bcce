"""How the numbers of one page were made: measure by measure, from the records alone."""

from collections.abc import Iterator
from dataclasses import dataclass

from upheld.domain.headings import Heading
from upheld.domain.outcomes import Outcome
from upheld.letters import words
from upheld.pages.council.counts import UNCODED
from upheld.pages.council.printed import printed_of
from upheld.pages.council.subject import Subject
from upheld.pages.environment import page
from upheld.pages.frame import Crumb, Frame
from upheld.pages.unstated import NOT_HERE, UNSTATED, unstated_counts
from upheld.publication.site import PublicYear
from upheld.statistics.figures import Figure
from upheld.statistics.measures import MEASURES
from upheld.statistics.measures.record import Audience, IntervalKind, Measure, Scope

_INTERVALS = {
    IntervalKind.WILSON: "Wilson score interval, 95%",
    IntervalKind.POISSON: "exact Poisson interval, 95%",
    IntervalKind.CASE_MIX: "Wilson score interval, 95%, scaled to the expected number",
}

_PARTS = {part.value: part.words.lower() for part in (*Heading, *Outcome)} | {
    UNCODED: "no heading recorded"
}


@dataclass(frozen=True, kw_only=True)
class Made:
    """One measure: what it means, and the lines that lead to its figures."""

    measure: str
    title: str
    meaning: str
    lines: tuple[tuple[str, str], ...]
    caution: str


def write_how(subject: Subject) -> bytes:
    """The page /councils/<slug>/<year>/how/."""
    title = f"How the figures of {subject.short_name} {subject.year.year} were made"
    council = Crumb(text=subject.body.name, address=subject.stable_address)
    return page(
        "council_how.html",
        Frame(
            title=title,
            address=subject.how_address,
            demonstration=subject.site.demonstration,
            crumbs=(
                Crumb(text="Councils", address="/councils/"),
                council,
                Crumb(text=str(subject.year.year), address=subject.address),
            ),
            description=(
                f"Measure, numerator, denominator, method and release of every figure of "
                f"{subject.name} for the year to {subject.year_end}."
            ),
            section="councils",
        ),
        subject=subject,
        made=tuple(_made(subject)),
        release=release_lines(subject.year),
        printed=printed_of(subject),
    )


def release_lines(year: PublicYear) -> tuple[tuple[str, str], ...]:
    """Which release a page rests on, and which cut that was counted from."""
    lines = [
        ("Release", year.release),
        ("Frozen", words.day(year.frozen_at.date())),
        ("First published", words.day(year.public_from.date())),
    ]
    if cut := year.manifest.get("cut_sha256"):
        lines.append(("SHA-256 of the cut", str(cut)))
    return tuple(lines)


def _made(subject: Subject) -> Iterator[Made]:
    year = subject.year.year
    for measure in MEASURES.values():
        shown = measure.shown_from is None or measure.shown_from <= year
        everywhere = measure.audience is Audience.EVERYWHERE
        if not (shown and everywhere and Scope.BODY in measure.scopes and measure.exists_in(year)):
            continue
        lines = tuple(_lines(subject, measure))
        if lines:
            yield Made(
                measure=measure.id,
                title=measure.title,
                meaning=measure.meaning,
                lines=lines,
                caution=measure.caution,
            )


def _lines(subject: Subject, measure: Measure) -> Iterator[tuple[str, str]]:
    if measure.tabled:
        yield from _table_lines(subject, measure)
        return
    without = unstated_counts(subject.figures)
    if without.issuperset(measure.figure_ids):
        yield "Not stated", UNSTATED
        return
    titles = {count.id: count.title for count in measure.numerators}
    for name in measure.figure_ids:
        figure = subject.figure(name)
        if name in without:
            yield titles[name], NOT_HERE
        elif figure is not None:
            yield from _figure_lines(subject, measure, name, figure)


def _table_lines(subject: Subject, measure: Measure) -> Iterator[tuple[str, str]]:
    by_name = {"received": subject.figures.received, "decided": subject.figures.decided}
    counts = by_name.get(measure.id)
    if counts is not None:
        yield "Total", f"{counts['total']:,}"
        parts = (f"{_PARTS[key]} {n:,}" for key, n in counts.items() if key in _PARTS)
        yield "Parts", words.sentence(", ".join(parts))


def _figure_lines(
    subject: Subject, measure: Measure, name: str, figure: Figure
) -> Iterator[tuple[str, str]]:
    titles = {count.id: count.title for count in measure.numerators}
    if measure.denominator is None:
        yield titles.get(name, measure.title), figure.display or f"none: {figure.reason}"
        return
    yield "Numerator", f"{measure.numerators[0].title}: {figure.numerator:,}"
    if figure.denominator is not None:
        yield "Denominator", f"{measure.denominator.title}: {figure.denominator:,}"
    yield "Shown as", figure.display or f"no figure: {figure.reason}"
    if figure.interval and measure.interval:
        yield "Range", f"{' to '.join(figure.interval)} ({_INTERVALS[measure.interval]})"
    if figure.similar:
        yield from _similar_lines(subject, figure)
    if figure.verdict:
        yield "Verdict", words.sentence(figure.verdict)
        yield from _funnel_lines(subject, figure)
    if figure.population is not None:
        vintage = f"{figure.population_year}, {figure.population_status}"
        source = f"source {figure.population_source}"
        yield "Residents", f"{figure.population:,} ({vintage}, {source})"


def _similar_lines(subject: Subject, figure: Figure) -> Iterator[tuple[str, str]]:
    similar = figure.similar
    if similar is None:
        return
    ratio = f"{similar.numerator:,} of {similar.denominator:,}"
    shown = similar.display or "no figure"
    yield "Similar authorities", f"{shown}: {ratio} over {subject.similar}, itself included"
    if similar.mean and similar.median:
        yield (
            "Mean and median of their rates",
            f"{similar.mean} and {similar.median}, over the {similar.averaged or 0:,} with a base",
        )


def _funnel_lines(subject: Subject, figure: Figure) -> Iterator[tuple[str, str]]:
    comparison = subject.year.comparison(subject.figures, figure.measure)
    if comparison is None or comparison.theta is None or comparison.rho is None:
        return
    phi = "not estimated" if comparison.phi is None else f"{comparison.phi:.2f}"
    yield (
        "Funnel",
        f"beta-binomial around {comparison.display}; phi {phi}, rho {comparison.rho:.4f}",
    )
