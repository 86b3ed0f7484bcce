"""Sections on the nation: both ways of counting, outcomes, headings, remedies and times."""

from collections.abc import Iterable, Iterator

from upheld.domain.headings import Heading
from upheld.domain.method import Pages, method_of
from upheld.domain.outcomes import Outcome
from upheld.publication.review.parts import ReviewTable, Row, Section
from upheld.publication.review.rates import RATE_COLUMNS, stage_row
from upheld.publication.site import PublicYear
from upheld.statistics.figures import Figure, NationalCount
from upheld.statistics.measures import MEASURES

ONCE, EVERY = "Each case once", "For every body it concerns"
COHORTS = (
    "Complaints received and complaints decided are not the same complaints: one may be received "
    "in one year and decided in the next. Neither number is a share of the other."
)
SEVERAL = (
    "A complaint may concern several bodies. National totals count it once; figures of "
    "authorities count it for each of them."
)
SETTLED = (
    "Agreed remedies are counted when the last recommendation of a case was settled, whichever "
    "year the decision fell in."
)
# Measures whose counts the review shows, as the open data name them.
REMEDIES = (
    "compliance_rate", "on_time_rate", "late", "satisfactory_remedy_rate", "remedied_by_us",
    "remedied_by_body", "improvements_agreed", "improvements_completed", "improvements_overdue",
)  # fmt: skip
TIMES = ("within_13_weeks", "within_26_weeks", "within_52_weeks")
RATES = ("uphold_rate", "satisfactory_remedy_rate", "compliance_rate")


def title_of(figure: str) -> str:
    """What a figure is called: its count's title where a measure has several."""
    for measure in MEASURES.values():
        for name, count in zip(measure.figure_ids, measure.numerators, strict=True):
            if name == figure:
                return count.title if len(measure.numerators) > 1 else measure.title
    raise KeyError(figure)


def stages_section(year: PublicYear) -> Section:
    """From received to upheld, counted both ways."""
    cases, pairs = year.national.cases, year.national.pairs
    counts = [
        ("Complaints and enquiries received", "received"),
        ("Decisions made", "decided"),
        ("Investigations", "investigations_by_heading"),
        ("Upheld", "upheld_by_heading"),
    ]
    rows = [
        Row(
            name=title,
            cells=tuple(f"{getattr(way, field)['total']:,}" for way in (cases, pairs)),
        )
        for title, field in counts
    ]
    rates = [name for name in RATES if name in pairs.measures]
    rows += [
        Row(name=title_of(name), cells=(_rate_in(cases, name), _rate_in(pairs, name)))
        for name in rates
    ]
    return Section(
        id="stages",
        title="From complaint to decision",
        lead=(COHORTS,),
        tables=(
            ReviewTable(
                caption="The year, counted both ways",
                head="Counted",
                columns=(ONCE, EVERY),
                rows=tuple(rows),
            ),
        ),
        notes=(SEVERAL,),
    )


def outcomes_section(year: PublicYear) -> Section:
    """Decisions by outcome, counted both ways."""
    cases, pairs = year.national.cases.decided, year.national.pairs.decided
    names = [*((o.words, o.value) for o in Outcome), ("All decisions", "total")]
    rows = tuple(
        Row(
            name=title,
            cells=(f"{cases.get(key, 0):,}", f"{pairs.get(key, 0):,}"),
            total=key == "total",
        )
        for title, key in names
    )
    table = ReviewTable(
        caption="Decisions by outcome", head="Outcome", columns=(ONCE, EVERY), rows=rows
    )
    lead = "Outcomes stand in the order in which a complaint travels, the shortest way first."
    tables = (*_overview(year), table)
    return Section(id="outcomes", title="What we decided", lead=(lead,), tables=tables)


def _overview(year: PublicYear) -> Iterator[ReviewTable]:
    if method_of(year.year).pages is Pages.OVERVIEW:
        cases, pairs = year.national.cases.measures, year.national.pairs.measures
        yield ReviewTable(
            caption=MEASURES["overview"].title,
            head="Counted",
            columns=(ONCE, EVERY),
            rows=tuple(
                Row(
                    name=title_of(name),
                    cells=(f"{cases[name].numerator:,}", f"{pairs[name].numerator:,}"),
                )
                for name in MEASURES["overview"].figure_ids
            ),
        )


def headings_section(year: PublicYear) -> Section:
    """Complaints by heading, each case counted once."""
    count = year.national.cases
    names = [(heading.words, heading.value) for heading in Heading]
    if any("uncoded" in table for table in (count.received, count.decided_by_heading)):
        names.append(("Not coded", "uncoded"))
    rows = [_heading_row(title, key, count, year.year) for title, key in names]
    whole = _heading_row("All", "total", count, year.year, total=True)
    table = ReviewTable(
        caption="Complaints by heading, each case counted once",
        head="Heading",
        columns=RATE_COLUMNS,
        rows=(*rows, whole),
    )
    return Section(
        id="headings",
        title="By heading",
        lead=(
            "The uphold rate is the share of the investigations under a heading that we upheld.",
        ),
        tables=(table,),
    )


def remedies_section(year: PublicYear) -> Section | None:
    """How agreed remedies were carried out; None where the year counted none of it."""
    figures = [
        figure for name in REMEDIES if (figure := year.national.pairs.measures.get(name))
    ]  # fmt: skip
    if not figures:
        return None
    return Section(
        id="remedies",
        title="What was put right",
        lead=(SETTLED,) if "compliance_rate" in year.national.pairs.measures else (),
        tables=(_figure_table("Remedies and service improvements", figures),),
        notes=("Counted for every body that a case concerns.",),
    )  # fmt: skip


def times_section(year: PublicYear) -> Section | None:
    """How long our own decisions took."""
    found = year.national.cases.measures
    figures = [found[name] for name in TIMES if name in found]
    if not figures:
        return None
    return Section(
        id="times",
        title="How long decisions took",
        lead=("The time runs from the day we received a complaint to the day we decided it.",),
        tables=(_figure_table("Our own performance", figures),),
        notes=("Each case counted once, decided when the last of its authorities was.",),
    )


def _figure_table(caption: str, figures: Iterable[Figure]) -> ReviewTable:
    return ReviewTable(
        caption=caption,
        head="Counted",
        columns=("Number", "Out of", "Share"),
        rows=tuple(
            Row(
                name=title_of(figure.measure),
                cells=(
                    f"{figure.numerator:,}",
                    figure.base or "",
                    "" if figure.denominator is None else figure.display or str(figure.reason),
                ),
            )
            for figure in figures
        ),
    )


def _heading_row(
    title: str, key: str, count: NationalCount, year: int, *, total: bool = False
) -> Row:
    counts = {
        "received": count.received.get(key, 0),
        "decided": count.decided_by_heading.get(key, 0),
        "investigations": count.investigations_by_heading.get(key, 0),
        "upheld": count.upheld_by_heading.get(key, 0),
    }
    return stage_row(title, counts, year, total=total)


def _rate_in(count: NationalCount, name: str) -> str:
    figure = count.measures.get(name)
    if figure is None:
        return "not counted this way"
    if figure.display is None:
        return str(figure.reason)
    return f"{figure.display} ({figure.numerator:,} of {figure.base})"
