"""Which blocks and statistics pages make up a letter, form by form."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from upheld.domain.method import Method, Pages
from upheld.domain.series_breaks import SeriesBreak
from upheld.letters.blocks import (
    compliance,
    further_reports,
    investigations,
    late_remedies,
    opening,
    public_reports,
    reading_panels,
    reading_short,
    reading_tables,
    satisfactory_remedies,
    sector,
    series_breaks,
    succession,
    training,
)
from upheld.letters.material import Block, Material
from upheld.letters.panels import lay_out_overviewed, lay_out_panels, lay_out_population
from upheld.letters.statistics_pages import PanelsPage, TablesPage
from upheld.letters.tables import (
    lay_out_compliance,
    lay_out_remedied,
    lay_out_short,
    lay_out_tables,
)


@dataclass(frozen=True, kw_only=True)
class Form:
    """The blocks of a letter, by key and in order, and which pages of figures follow."""

    blocks: Mapping[str, Block]
    shows: frozenset[str]
    """The measures on its pages, by id: a break in their series is told."""
    tables: Callable[[Material], TablesPage] | None = None
    panels: Callable[[Material], PanelsPage] | None = None

    def lay_out_tables(self, material: Material) -> TablesPage | None:
        """The tables, where this form has them."""
        return self.tables(material) if self.tables else None

    def lay_out_panels(self, material: Material) -> PanelsPage | None:
        """The panels, where this form has them."""
        return self.panels(material) if self.panels else None

    def breaks_of(self, breaks: Iterable[SeriesBreak]) -> tuple[SeriesBreak, ...]:
        """Those of what this form shows, in the way it shows it."""
        measures: dict[str, set[str]] = defaultdict(set)
        for one in (breaks := tuple(breaks)):
            measures[one.why].add(one.measure)
        # What is said of the overview and of the outcomes it is made of is said of the overview.
        elsewhere = {why for why, of in measures.items() if of <= _OVERVIEW and "overview" in of}
        told = (one for one in breaks if one.measure in self.shows)
        return tuple(one for one in told if "overview" in self.shows or one.why not in elsewhere)


_OVERVIEW = frozenset({"decided", "overview"})
_UPHELD = frozenset({"upheld", "investigations", "uphold_rate"})
_COUNTED = frozenset({"received", "decided"}) | _UPHELD
_OUTCOMES = frozenset({"compliance_rate", "satisfactory_remedy_rate"}) | _UPHELD
_POPULATION = _OUTCOMES | {"upheld_per_100k"}

_REPORTS: Mapping[str, Block] = {
    public_reports.KEY: public_reports.write,
    further_reports.KEY: further_reports.write,
}
# Compliance was first counted for 2019, so letters before it say nothing of it.
_CAME_OF_IT: Mapping[str, Block] = {
    compliance.KEY: compliance.write,
    late_remedies.KEY: late_remedies.write,
    satisfactory_remedies.KEY: satisfactory_remedies.write,
}
_REST: Mapping[str, Block] = {
    investigations.KEY: investigations.write,
    succession.KEY: succession.write,
    sector.KEY: sector.write,
    training.KEY: training.write,
}


def _blocks(*, opens: Block, reads: Block, outcomes: bool) -> Mapping[str, Block]:
    return {
        opening.KEY: opens,
        reading_tables.KEY: reads,
        series_breaks.KEY: series_breaks.write,
        **_REPORTS,
        **(_CAME_OF_IT if outcomes else {}),
        **_REST,
    }


def _panels(reads: Block) -> Mapping[str, Block]:
    return _blocks(opens=opening.open_panels, reads=reads, outcomes=True)


FORMS: Mapping[Pages, Form] = {
    Pages.TABLES: Form(
        blocks=_blocks(
            opens=opening.open_tables, reads=reading_tables.write_upheld, outcomes=False
        ),
        shows=_COUNTED,
        tables=lay_out_tables,
    ),
    Pages.TABLES_REMEDIED: Form(
        blocks=_blocks(opens=opening.open_tables, reads=reading_tables.write, outcomes=False),
        shows=_COUNTED,
        tables=lay_out_remedied,
    ),
    Pages.TABLES_COMPLIANCE: Form(
        blocks=_blocks(opens=opening.open_compared, reads=reading_panels.write, outcomes=True),
        shows=_COUNTED | _OUTCOMES,
        tables=lay_out_compliance,
    ),
    Pages.PANELS: Form(
        blocks=_panels(reading_panels.write), shows=_OUTCOMES, panels=lay_out_panels
    ),
    Pages.PANELS_POPULATION: Form(
        blocks=_panels(reading_panels.write_population),
        shows=_POPULATION,
        panels=lay_out_population,
    ),
    Pages.OVERVIEW: Form(
        blocks=_panels(reading_panels.write_overview),
        shows=_POPULATION | {"overview"},
        panels=lay_out_overviewed,
    ),
}


def form_of(method: Method) -> Form:
    """The form of a year's letters to the councils that there are."""
    return FORMS[method.pages]


def form_for(material: Material) -> Form:
    """The form of one body's letter.

    A body without similar authorities gets the short form. A council that has ended has the
    year's pages of figures, but of words only those about itself: it is its heir who reads them,
    and has all others in a letter of its own.
    """
    form = form_of(material.method)
    if not material.averaged:
        form = replace(form, shows=form.shows - {"upheld_per_100k"})
    if material.kind.compared and not material.former:
        return form
    short = _shorten(form, former=material.former)
    if material.kind.compared:
        return replace(form, blocks=short)
    shows = (form.shows - {"overview"}) | _COUNTED
    return Form(blocks=short, shows=shows, tables=lay_out_short)


def _shorten(form: Form, *, former: bool) -> Mapping[str, Block]:
    """What is said of the body itself, without what is said to all alike."""
    outcomes = {key: write for key, write in form.blocks.items() if key in _CAME_OF_IT}
    return {
        opening.KEY: opening.open_short,
        **({succession.KEY: succession.write_former} if former else {}),
        reading_short.KEY: reading_short.write,
        series_breaks.KEY: series_breaks.write,
        **_REPORTS,
        **outcomes,
        **({compliance.KEY: compliance.write_due} if outcomes else {}),
        investigations.KEY: investigations.write,
        **({} if former else {succession.KEY: succession.write}),
    }
