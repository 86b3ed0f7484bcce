"""The tables of a year: received by heading, decided by outcome, remedied by whom."""

from upheld.domain.headings import Heading
from upheld.domain.outcomes import Outcome
from upheld.letters import words
from upheld.letters.material import Material
from upheld.letters.statistics_pages import Row, Table, TablesPage

# Rows without a heading are counted under this name until someone has coded them.
UNCODED = "uncoded"


def lay_out_tables(material: Material) -> TablesPage:
    """Three tables and the notes without which they are easily misread."""
    year = material.year
    return TablesPage(
        title=f"Statistics for {material.figures.name}",
        period=f"For the year from {words.day(year.start)} to {words.day(year.end)}",
        tables=(_received(material), _decided(material), _remedied(material)),
        notes=_notes(material),
    )


def _received(material: Material) -> Table:
    counts = material.figures.received
    rows = [_count(heading.words, counts.get(heading, 0)) for heading in Heading]
    if uncoded := counts.get(UNCODED):
        rows.append(_count("No heading recorded", uncoded))
    rows.append(_count("Total", counts["total"], total=True))
    return Table(
        title="Complaints and enquiries received",
        columns=("Service", "Received"),
        rows=tuple(rows),
    )


def _decided(material: Material) -> Table:
    counts = material.figures.decided
    rows = [_count(outcome.words, counts.get(outcome, 0)) for outcome in Outcome]
    rows.append(_count("All decisions", counts["total"], total=True))
    rate = material.figure("uphold_rate")
    of = f"{rate.numerator:,} upheld of {rate.base}" if rate.display else ""
    shown = rate.display or f"none: {rate.reason}"
    return Table(
        title="Decisions made",
        columns=("Outcome", "Decisions"),
        rows=(*rows, Row(label="Uphold rate", display=shown, detail=of)),
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


def _notes(material: Material) -> tuple[str, ...]:
    called = material.method.investigations
    cohorts = (
        "Received and decided are not the same complaints: some that were decided had come in the "
        "year before, and some that came in were not yet decided at its end."
    )
    base = (
        f"The uphold rate is the share of {called} (upheld and not upheld) that were upheld, not "
        "a share of all decisions."
    )
    remedies = (
        "The complaints remedied need not add up to those upheld: we may find fault that caused no "
        "injustice, and then there is nothing to remedy."
    )
    return cohorts, base, remedies
