"""What was made, for a person to look at: figures, letters, tables."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from upheld.domain.compliance import ComplianceOutcome
from upheld.domain.errors import Refused
from upheld.domain.headings import Heading
from upheld.domain.outcomes import Outcome
from upheld.domain.reporting_year import ReportingYear
from upheld.publication import open_data
from upheld.register.queries.resolver import Resolver
from upheld.runs.annual.count import latest_release
from upheld.runs.annual.keeping_back import kept_back
from upheld.runs.annual.letter_files import shelf_of
from upheld.runs.annual.models import LetterVersion
from upheld.runs.annual.twins import Twin, twin_bytes
from upheld.runs.annual.write import newest_letters
from upheld.statistics.figures import BodyFigures, Figure
from upheld.statistics.figures_json import to_json
from upheld.statistics.measures import MEASURES
from upheld.toolbox import clock

WIDTH = 46  # the longest title of a measure, heading or outcome, and a space


def slug_of(body: str, year: int) -> str:
    """The authority meant, as it was called on 31 March of the year."""
    return Resolver.from_register().resolve(body, on=ReportingYear(year).end)


def body_figures(body: str, year: int) -> BodyFigures:
    """One body's figures in the newest release of the year."""
    release = latest_release(year)
    return release.figures(slug_of(body, year))


def figures_json(figures: BodyFigures) -> Mapping[str, Any]:
    """The figures as plain data, in the shape other programs rely on."""
    return to_json(figures)


def figures_text(figures: BodyFigures) -> str:
    """The figures as lines of text, each rate with its base and comparison."""
    year = ReportingYear(figures.year)
    mark = f"\nDEMONSTRATION ({figures.source})" if figures.demonstration else ""
    head = f"{figures.name}, {year.label}, release {figures.release}{mark}"
    return "\n".join([head, "", *_tables(figures), "", *_measures(figures)])


def _tables(figures: BodyFigures) -> Iterator[str]:
    yield from _counts("Received", figures.received, {h: h.words for h in Heading})
    yield ""
    yield from _counts("Decided", figures.decided, {o: o.words for o in Outcome})
    yield ""
    outcomes = {o: o.words for o in ComplianceOutcome}
    yield from _counts("Compliance outcomes", figures.compliance, outcomes)


def _counts(title: str, counts: Mapping[str, int], titles: Mapping[Any, str]) -> Iterator[str]:
    yield title
    for key, count in counts.items():
        name = titles.get(key, "Not coded" if key == "uncoded" else "All")
        yield f"  {name:<{WIDTH}}{count:>7,}"


def _measures(figures: BodyFigures) -> Iterator[str]:
    for title, shown, details in measure_rows(figures):
        yield f"{title:<{WIDTH + 2}}{shown:>7}"
        for detail in details:
            yield f"    {detail}"


def measure_rows(figures: BodyFigures) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Each measure of a body: its title, what it is, and what that rests on."""
    titles = {
        name: count.title if len(measure.numerators) > 1 else measure.title
        for measure in MEASURES.values()
        for name, count in zip(measure.figure_ids, measure.numerators, strict=True)
    }
    for figure in figures.measures.values():
        yield titles[figure.measure], _shown(figure), tuple(_details(figure))


def _shown(figure: Figure) -> str:
    return figure.display if figure.display is not None else "-"


def _details(figure: Figure) -> Iterator[str]:
    if figure.reason:
        yield figure.reason
    if figure.base and figure.display is not None:
        yield f"{figure.numerator} of {figure.base}"
    if figure.population:
        yield (
            f"{figure.population:,} residents, {figure.population_year}, {figure.population_status}"
        )
    if figure.interval:
        yield f"could lie between {figure.interval[0]} and {figure.interval[1]}"
    if figure.similar and figure.similar.display:
        yield f"similar authorities: {figure.similar.display} ({figure.similar.authorities})"
    if figure.verdict:
        yield figure.verdict


def letter_pdf(body: str, year: int) -> bytes:
    """The bytes of the newest letter."""
    letter = _letter(body, year)
    return shelf_of(year).place(letter.authority_id, letter.version).pdf.read_bytes()


def letter_twin(body: str, year: int, twin: Twin) -> bytes:
    """The newest letter in another form."""
    letter = _letter(body, year)
    return twin_bytes(shelf_of(year).place(letter.authority_id, letter.version).read(), twin)


def letter_state(body: str, year: int) -> str:
    """Which version of the letter is the newest, and how far it has come."""
    letter = _letter(body, year)
    return f"{letter}, {letter.state}"


def _letter(body: str, year: int) -> LetterVersion:
    slug = slug_of(body, year)
    letter = newest_letters(year).get(slug)
    if letter is None:
        raise Refused(f"{slug} has no letter of {year}; write the letters first")
    return letter


def copy_tables(year: int, to: Path) -> int:
    """Write the open data of the newest release into a folder; how many files."""
    files = open_data.files_of(latest_release(year), kept_back(clock.now()))
    to.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (to / name).write_bytes(content)
    return len(files)
