"""The panels of a year: every number as the release displays it, its base, its doubt."""

from collections.abc import Iterable
from dataclasses import replace

from upheld.domain.compliance import ComplianceOutcome
from upheld.letters import words
from upheld.letters.material import COUNCIL_PAGE, METHOD_PAGE, Material
from upheld.letters.overview import lay_out_overview
from upheld.letters.paragraphs import Paragraph
from upheld.letters.residents import set_against_residents
from upheld.letters.similar import NO_AVERAGE, list_similar, show_similar
from upheld.letters.statistics_pages import Panel, PanelsPage, Ring
from upheld.letters.text import labelled, paragraph, pointing
from upheld.statistics.figures import Figure
from upheld.statistics.measures import MEASURES
from upheld.statistics.verdict import MILDER_THAN_INTERVAL

STANDING_NOTE = (
    "It is rare that our recommendations are not carried out. An authority below 100% should look "
    "closely at those cases and learn from them."
)
# Measures whose panel gives a range with the rate.
_RANGED = ("uphold_rate", "upheld_per_100k", "satisfactory_remedy_rate")
_INTERVAL_NOTE = (
    "The range given with a rate is its 95% interval: how far chance alone may have moved it."
)


def lay_out_panels(material: Material) -> PanelsPage:
    """Complaints upheld, compliance, satisfactory remedies; then whom they are compared with."""
    return _page(material, _upheld(material), _compliance(material), _satisfactory(material))


def lay_out_population(material: Material) -> PanelsPage:
    """The same, and upheld complaints set against residents."""
    panels = (
        _upheld(material),
        set_against_residents(material),
        _compliance(material),
        _satisfactory(material),
    )
    return _page(material, *(panel for panel in panels if panel is not None))


def lay_out_overviewed(material: Material) -> PanelsPage:
    """The same, after an overview of what became of all complaints."""
    return replace(lay_out_population(material), overview=lay_out_overview(material))


def _page(material: Material, *panels: Panel) -> PanelsPage:
    whose = "Figures" if material.former else "Your figures"
    return PanelsPage(
        title=f"{whose} for the year to {words.day(material.year.end)}",
        panels=panels,
        notes=_notes(material, [panel.measure for panel in panels]),
        similar=list_similar(material) if any(panel.similar for panel in panels) else None,
    )


def _upheld(material: Material) -> Panel:
    figure = material.figure("uphold_rate")
    return _panel(
        material,
        figure,
        title="Complaints upheld",
        sentence=f"{figure.display} of the complaints we investigated were upheld.",
        counted=("upheld decision", "upheld decisions"),
        empty=material.method.investigations,
        when="decided",
        notes=_doubt(figure),
    )


def _compliance(material: Material) -> Panel:
    figure = material.figure("compliance_rate")
    counts = material.figures.compliance
    four = ", ".join(f"{one.words.lower()} {counts[one]:,}" for one in ComplianceOutcome)
    told = (words.sentence(four), STANDING_NOTE) if figure.display else (STANDING_NOTE,)
    return _panel(
        material,
        figure,
        title="Compliance with our recommendations",
        sentence=(
            f"In {figure.display} of cases we were satisfied that our recommendations had been "
            "carried out."
        ),
        counted=("case where we were satisfied", "cases where we were satisfied"),
        empty="compliance outcomes",
        when="recorded",
        notes=told,
    )


def _satisfactory(material: Material) -> Panel:
    figure = material.figure("satisfactory_remedy_rate")
    who = material.yours if material.former else "you"
    return _panel(
        material,
        figure,
        title="Satisfactory remedies before we were asked",
        sentence=(
            f"In {figure.display} of upheld cases {who} had offered a satisfactory remedy before "
            "the complaint reached us."
        ),
        counted=("satisfactory remedy", "satisfactory remedies"),
        empty="upheld decisions",
        when="decided",
        notes=_doubt(figure),
    )


def _panel(
    material: Material,
    figure: Figure,
    *,
    title: str,
    sentence: str,
    counted: tuple[str, str],
    empty: str,
    when: str,
    notes: tuple[str, ...],
) -> Panel:
    """One measure. `counted` is what it counts, one and many; `empty` what a zero base is of."""
    similar = show_similar(figure, material)
    one, many = counted
    return Panel(
        measure=figure.measure,
        title=title,
        ring=_ring(figure, sentence),
        sentence=sentence if figure.display else f"No percentage can be given: {figure.reason}.",
        similar=f"Average of similar authorities: {similar}." if similar else "",
        count=f"{figure.numerator:,}",
        count_words=(one if figure.numerator == 1 else many) if figure.display else empty,
        base=_based(figure, when, material),
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


def _notes(material: Material, shown: Iterable[str]) -> tuple[Paragraph, ...]:
    """Of the page that shows these measures."""
    rounded = "Percentages are rounded to whole numbers."
    ranged = [
        figure
        for figure in (material.figure(measure) for measure in shown if measure in _RANGED)
        if figure.display and figure.interval
    ]
    # No verdict is printed beside the rate by residents.
    judged = any(figure.verdict for figure in ranged if figure.measure != "upheld_per_100k")
    interval = _INTERVAL_NOTE if ranged else ""
    milder = MILDER_THAN_INTERVAL if judged else ""
    pages = pointing(
        material.link(METHOD_PAGE, "how each figure is counted"),
        material.link(COUNCIL_PAGE, "the cases behind each figure"),
    )
    said = (
        paragraph(rounded, interval, milder, _without_average(material)),
        _caution(material),
        pages,
    )
    return tuple(note for note in said if note is not None)


def _without_average(material: Material) -> str:
    if material.averaged:
        return ""
    return (
        f"There is no average ({NO_AVERAGE}): {material.yours} did not exist on "
        f"{words.day(material.year.end)}, so it stands in none."
    )


def _caution(material: Material) -> Paragraph | None:
    """What the measure's own record warns of since its definition changed."""
    measure = MEASURES["uphold_rate"]
    changed = measure.definition_changed
    if changed is None or material.figures.year < changed or not material.averaged:
        return None
    return labelled("Complaints upheld", measure.caution)
