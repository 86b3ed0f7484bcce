"""The three panels of a year: every number as the release displays it, its base, its doubt."""

from upheld.domain.compliance import ComplianceOutcome
from upheld.letters import words
from upheld.letters.material import COUNCIL_PAGE, METHOD_PAGE, Material
from upheld.letters.paragraphs import Paragraph
from upheld.letters.statistics_pages import Panel, PanelsPage, Ring, SimilarAuthorities
from upheld.letters.text import paragraph, pointing
from upheld.statistics.figures import Figure
from upheld.statistics.verdict import MILDER_THAN_INTERVAL

STANDING_NOTE = (
    "It is rare that our recommendations are not carried out. An authority below 100% should look "
    "closely at those cases and learn from them."
)
_INTERVAL_NOTE = (
    "The range given with a rate is its 95% interval: how far chance alone may have moved it."
)
# So many names fit under the panels' notes on one page at a size that can be read; districts are
# about three times as many, and their list is on the web.
LISTED_AT_MOST = 70


def lay_out_panels(material: Material) -> PanelsPage:
    """Complaints upheld, compliance, satisfactory remedies; then whom they are compared with."""
    return PanelsPage(
        title=f"Your figures for the year to {words.day(material.year.end)}",
        panels=(_upheld(material), _compliance(material), _satisfactory(material)),
        notes=_notes(material),
        similar=_similar_authorities(material),
    )


def _upheld(material: Material) -> Panel:
    figure = material.figure("uphold_rate")
    return _panel(
        figure,
        title="Complaints upheld",
        sentence=f"{figure.display} of the complaints we investigated were upheld.",
        count_words="upheld decision" if figure.numerator == 1 else "upheld decisions",
        base=_based(figure, "decided", material),
        notes=_doubt(figure),
    )


def _compliance(material: Material) -> Panel:
    figure = material.figure("compliance_rate")
    counts = material.figures.compliance
    four = ", ".join(f"{one.words.lower()} {counts[one]:,}" for one in ComplianceOutcome)
    told = (f"{words.sentence(four)} ", STANDING_NOTE) if figure.display else (STANDING_NOTE,)
    case = "case" if figure.numerator == 1 else "cases"
    return _panel(
        figure,
        title="Compliance with our recommendations",
        sentence=(
            f"In {figure.display} of cases we were satisfied that our recommendations had been "
            "carried out."
        ),
        count_words=f"{case} where we were satisfied",
        base=_based(figure, "recorded", material),
        notes=tuple(note.strip() for note in told),
    )


def _satisfactory(material: Material) -> Panel:
    figure = material.figure("satisfactory_remedy_rate")
    return _panel(
        figure,
        title="Satisfactory remedies before we were asked",
        sentence=(
            f"In {figure.display} of upheld cases you had offered a satisfactory remedy before "
            "the complaint reached us."
        ),
        count_words="satisfactory remedy" if figure.numerator == 1 else "satisfactory remedies",
        base=_based(figure, "decided", material),
        notes=_doubt(figure),
    )


def _panel(
    figure: Figure,
    *,
    title: str,
    sentence: str,
    count_words: str,
    base: str,
    notes: tuple[str, ...],
) -> Panel:
    similar = figure.similar.display if figure.similar else None
    average = f"Average of similar authorities: {similar}." if similar else ""
    return Panel(
        measure=figure.measure,
        title=title,
        ring=_ring(figure, sentence),
        sentence=sentence if figure.display else f"No percentage can be given: {figure.reason}.",
        similar=average,
        count=f"{figure.numerator:,}",
        count_words=count_words,
        base=base,
        notes=notes,
    )


def _ring(figure: Figure, sentence: str) -> Ring | None:
    """The share as a ring; None over an empty base."""
    if figure.display is None or not figure.denominator:
        return None
    of = f"{figure.numerator:,} of {figure.base}"
    similar = figure.similar if figure.similar and figure.similar.display else None
    tick = (
        f" A tick marks the average of similar authorities, {similar.display}." if similar else ""
    )
    return Ring(
        display=figure.display,
        numerator=figure.numerator,
        denominator=figure.denominator,
        average=(similar.numerator, similar.denominator) if similar else None,
        alternative=f"Ring chart. {sentence[:-1]}: {of}.{tick}",
    )


def _based(figure: Figure, when: str, material: Material) -> str:
    """The base in words, from the denominator that was used, and the period."""
    year = material.year
    period = f"{when} from {words.day(year.start)} to {words.day(year.end)}"
    return f"of {figure.base}, {period}" if figure.denominator and figure.base else period


def _doubt(figure: Figure) -> tuple[str, ...]:
    """How far chance alone could move the rate, and what may be concluded."""
    said = []
    if figure.display and figure.interval:
        low, high = figure.interval
        said.append(f"On {figure.base} the rate is uncertain: from {low} to {high}.")
    if figure.display and figure.verdict:
        said.append(words.sentence(figure.verdict))
    return tuple(said)


def _notes(material: Material) -> tuple[Paragraph, ...]:
    rounded = "Percentages are rounded to whole numbers."
    figures = [material.figure(measure) for measure in ("uphold_rate", "satisfactory_remedy_rate")]
    ranged = any(figure.display and figure.interval for figure in figures)
    judged = ranged and any(figure.verdict for figure in figures)
    interval = _INTERVAL_NOTE if ranged else ""
    milder = MILDER_THAN_INTERVAL if judged else ""
    pages = pointing(
        material.link(METHOD_PAGE, "how each figure is counted"),
        material.link(COUNCIL_PAGE, "the cases behind each figure"),
    )
    return tuple(note for note in (paragraph(rounded, interval, milder), pages) if note is not None)


def _similar_authorities(material: Material) -> SimilarAuthorities | None:
    bodies = material.figures.similar_bodies
    if not material.similar:
        return None
    names = tuple(sorted(material.names.get(body, "") for body in bodies))
    listed = len(bodies) <= LISTED_AT_MOST and all(names)
    told = f"Averages are taken over all cases of {material.similar}, yours among them"
    where = f"{told}:" if listed else f"{told}. Their names are published with the figures."
    return SimilarAuthorities(
        title="Similar authorities", sentence=where, names=names if listed else ()
    )
