"""Sections on authorities: by region, by type, and what was reported in public."""

from collections import Counter
from collections.abc import Iterable, Iterator

from upheld.domain.facts import ReportFact, ReportKind
from upheld.letters import words
from upheld.publication.review.parts import ReviewTable, Row, Section
from upheld.publication.review.rates import RATE_COLUMNS, stage_row
from upheld.publication.site import PublicYear, Site
from upheld.statistics.figures import BodyFigures, TypeComparison
from upheld.statistics.measures import MEASURES

AVERAGE = (
    "The average of similar authorities: all councils of a type taken together. A council is "
    "compared with its own type only."
)
NO_REGION = "In no one region"
APART = (
    "The fictional councils of this demonstration are compared with each other only; their "
    "averages stand in the open data."
)


def regions_section(site: Site, year: PublicYear) -> Section:
    """Sums of authorities' figures by region; fictional ones are in none."""
    sums: dict[str, Counter[str]] = {}
    for slug, figures in year.bodies.items():
        if figures.fictional:
            continue
        region = site.bodies[slug].region or NO_REGION
        sums.setdefault(region, Counter()).update(_counts(figures))
    known = sorted(region for region in sums if region != NO_REGION)
    regions = [*known, *(r for r in sums if r == NO_REGION and any(sums[r].values()))]
    whole = sum(sums.values(), start=Counter())
    rows = [stage_row(region, sums[region], year.year) for region in regions]
    table = ReviewTable(
        caption="Complaints by region, counted for every body they concern",
        head="Region",
        columns=RATE_COLUMNS,
        rows=(*rows, stage_row("All", whole, year.year, total=True)),
    )
    return Section(
        id="regions",
        title="By region",
        lead=("Sums of the figures of all authorities in a region of England.",),
        tables=(table,),
        notes=(_left_out(year),) if any(f.fictional for f in year.bodies.values()) else (),
    )


def types_section(year: PublicYear) -> Section | None:
    """The average of each type of council, for each measure that is compared."""
    real = [each for each in year.comparisons if not each.fictional]
    measures = list(dict.fromkeys(each.measure for each in real))
    if not measures:
        return None
    return Section(
        id="types",
        title="By type of council",
        lead=(AVERAGE,),
        tables=tuple(_type_table(measure, real) for measure in measures),
        notes=(APART,) if len(real) < len(year.comparisons) else (),
    )


def reports_section(site: Site, year: PublicYear) -> Section | None:
    """The public reports issued in the year; None where there was none."""
    if not (year.reports or year.reports_gone):
        return None
    table = ReviewTable(
        caption="Public reports of the year",
        head="Report",
        columns=("Authority", "Kind", "Issued"),
        rows=tuple(_report_row(report, site) for report in sorted(year.reports, key=_by_name)),
        words=True,
    )
    kinds = Counter(report.kind for report in (*year.reports, *year.reports_gone))
    public = words.counted(kinds[ReportKind.PUBLIC_INTEREST], "public interest report")
    further = words.counted(kinds[ReportKind.FURTHER], "further report")
    lead = f"We issued {public} and {further}."
    gone = words.counted(len(year.reports_gone), "of them was", "of them were")
    return Section(
        id="reports", title="Public reports", lead=(lead,), tables=(table,) if year.reports else (),
        notes=(f"Taken down since and not listed: {gone}.",) if year.reports_gone else (),
    )  # fmt: skip


def _counts(figures: BodyFigures) -> dict[str, int]:
    return {
        "received": figures.received["total"],
        "decided": figures.decided["total"],
        "investigations": figures.measures["investigations"].numerator,
        "upheld": figures.measures["upheld"].numerator,
    }


def _left_out(year: PublicYear) -> str:
    fictional = [figures for figures in year.bodies.values() if figures.fictional]
    received = sum(figures.received["total"] for figures in fictional)
    those = words.counted(len(fictional), "fictional authority", "fictional authorities")
    return (
        f"Left out here: {those} of this demonstration, with {received:,} complaints and enquiries "
        "received. The national figures hold them."
    )


def _type_table(measure: str, real: Iterable[TypeComparison]) -> ReviewTable:
    record = MEASURES[measure]
    base = record.denominator.title if record.denominator else "Residents"
    found = [each for each in real if each.measure == measure]
    return ReviewTable(
        caption=record.title,
        head="Type",
        columns=("Councils", record.numerators[0].title, base, record.title),
        rows=tuple(_type_row(each) for each in found),
    )


def _type_row(each: TypeComparison) -> Row:
    plural = each.type.plural
    cells = (len(each.authorities), each.numerator, each.denominator)
    empty = "nothing to count"
    return Row(
        name=f"{plural[0].upper()}{plural[1:]}",
        cells=(*(f"{cell:,}" for cell in cells), each.display or empty),
    )


def _report_row(report: ReportFact, site: Site) -> Row:
    kind = "Further report" if report.kind is ReportKind.FURTHER else "Public interest report"
    return Row(
        name=report.title,
        cells=(site.bodies[report.body].name, kind, words.day_or_words(report.issued)),
    )


def _by_name(report: ReportFact) -> tuple[str, str]:
    return report.body, report.reference


def parts(site: Site, year: PublicYear) -> Iterator[Section]:
    """These sections in order."""
    yield regions_section(site, year)
    for section in (types_section(year), reports_section(site, year)):
        if section is not None:
            yield section
