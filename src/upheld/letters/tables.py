"""The tables of a year: received by heading, decided by outcome, remedied by whom."""

from dataclasses import replace

from upheld.domain.compliance import ComplianceOutcome
from upheld.domain.headings import Heading
from upheld.domain.outcomes import Outcome
from upheld.letters import words
from upheld.letters.material import Material
from upheld.letters.rates import base_note, lay_out_rates, rate_notes, rate_row
from upheld.letters.similar import list_similar
from upheld.letters.statistics_pages import Row, Table, TablesPage

COHORTS = (
    "Received and decided are not the same complaints: some that were decided had come in the "
    "year before, and some that came in were not yet decided at its end."
)
REMEDIES = (
    "The complaints remedied need not add up to those upheld: we may find fault that caused no "
    "injustice, and then there is nothing to remedy."
)
SOME_HEADINGS = "Services about which we received nothing are left out."
# Rows without a heading are counted under this name until someone has coded them.
UNCODED = "uncoded"


def lay_out_tables(material: Material) -> TablesPage:
    """What was received, and what was decided with its uphold rate."""
    tables = (_received(material), _decided(material, upheld=True))
    return _page(material, tables, notes=(COHORTS, base_note(material)))


def lay_out_remedied(material: Material) -> TablesPage:
    """The same, and who put things right."""
    tables = (_received(material), _decided(material, upheld=True), _remedied(material))
    return _page(material, tables, notes=(COHORTS, base_note(material), REMEDIES))


def lay_out_compliance(material: Material) -> TablesPage:
    """What was received, decided and complied with; then rates beside similar authorities."""
    tables = (_received(material), _decided(material), _settled(material))
    rates = lay_out_rates(material)
    notes = (COHORTS, *rate_notes(material))
    similar = list_similar(material) if rates.compared else None
    return replace(_page(material, tables, notes=notes), rates=rates, similar=similar)


def lay_out_short(material: Material) -> TablesPage:
    """For a body without similar authorities: what it had, and rates with their bases."""
    tables = (_received(material, all_headings=False), _decided(material))
    notes = (COHORTS, *rate_notes(material), SOME_HEADINGS)
    return replace(_page(material, tables, notes=notes), rates=lay_out_rates(material))


def _page(material: Material, tables: tuple[Table, ...], *, notes: tuple[str, ...]) -> TablesPage:
    year = material.year
    return TablesPage(
        title=f"Statistics for {material.figures.name}",
        period=f"For the year from {words.day(year.start)} to {words.day(year.end)}",
        tables=tables,
        notes=notes,
    )


def _received(material: Material, *, all_headings: bool = True) -> Table:
    counts = material.figures.received
    named = [heading for heading in Heading if all_headings or counts.get(heading)]
    rows = [_count(heading.words, counts.get(heading, 0)) for heading in named]
    if uncoded := counts.get(UNCODED):
        rows.append(_count("No heading recorded", uncoded))
    rows.append(_count("Total", counts["total"], total=True))
    return Table(
        title="Complaints and enquiries received",
        columns=("Service", "Received"),
        rows=tuple(rows),
    )


def _decided(material: Material, *, upheld: bool = False) -> Table:
    counts = material.figures.decided
    rows = [_count(outcome.words, counts.get(outcome, 0)) for outcome in Outcome]
    rows.append(_count("All decisions", counts["total"], total=True))
    if upheld:
        rows.append(rate_row(material.figure("uphold_rate")))
    return Table(title="Decisions made", columns=("Outcome", "Decisions"), rows=tuple(rows))


def _settled(material: Material) -> Table:
    counts = material.figures.compliance
    rows = [_count(outcome.words, counts[outcome]) for outcome in ComplianceOutcome]
    rows.append(_count("All compliance outcomes", counts["total"], total=True))
    return Table(
        title="Remedies carried out", columns=("Compliance outcome", "Cases"), rows=tuple(rows)
    )


def _remedied(material: Material) -> Table:
    by_us, by_body = material.figure("remedied_by_us"), material.figure("remedied_by_body")
    return Table(
        title="Complaints remedied",
        columns=("Who put things right", "Complaints"),
        rows=(
            _count("By us", by_us.numerator),
            _count("By the authority before us, to our satisfaction", by_body.numerator),
        ),
    )


def _count(label: str, count: int, *, total: bool = False) -> Row:
    return Row(label=label, display=f"{count:,}", total=total)
