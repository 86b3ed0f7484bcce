"""Figures: of one body over the years, or of all, row by row as in the open data."""

from collections.abc import Iterator

from upheld.pages.unstated import tell_unstated, unstated_counts
from upheld.publication.open_data.columns import Column, Kind, columns_of
from upheld.publication.tables.bodies import figures as table_of
from upheld.statistics.figures import BodyFigures
from upheld.statistics.figures_json import to_json
from upheld.statistics.measures import MEASURES
from upheld.statistics.measures.record import Scope
from upheld.web.public.api import schemas as s
from upheld.web.public.api.bodies import SLUG
from upheld.web.public.api.paging import Placed, cut
from upheld.web.public.api.problems import missing
from upheld.web.public.api.resource import Page, Parameter, Question, Resource
from upheld.web.public.api.schemas import Json, Schema

BODY = Parameter(name="body", schema=s.slug("Only what concerns this body, by its slug."))
YEAR = Parameter(name="year", schema=s.year("Only this reporting year, named by its end."))
# Complaints received and decided are told by heading and outcome, body by body.
NAMES = [
    name
    for measure in MEASURES.values()
    if Scope.BODY in measure.scopes and measure.id not in {"received", "decided"}
    for name in measure.figure_ids
]
MEASURE = Parameter(name="measure", schema=s.one_of(NAMES, "Only this figure, by its identifier."))
_ALWAYS = {
    "year", "body", "name", "measure", "numerator", "source", "fictional", "demonstration",
    "release",
}  # fmt: skip
_TYPES = {
    Kind.TEXT: s.text(), Kind.COUNT: s.count(), Kind.NUMBER: {"type": "number"},
    Kind.FLAG: s.flag(), Kind.DAY: s.day(),
}  # fmt: skip


def _cell(column: Column) -> Schema:
    kind = {**_TYPES[column.kind], "description": column.meaning}
    return kind if column.name in _ALWAYS else s.or_null(kind)


ROW = s.record(
    {each.name: _cell(each) for each in columns_of("figures", tuple(table_of(()).columns))},
    "One figure, as the open table of figures has it.",
)
_COUNTS = s.by_name(s.count(minimum=0))
FIGURES = s.record(
    {
        "body": s.slug(),
        "name": s.text("Its name on 31 March of the year."),
        "type": s.or_null(s.text("Its type on that day; null if it did not exist then.")),
        "year": s.year(),
        "release": s.text(),
        "demonstration": s.flag(),
        "source": s.or_null(
            s.text("In a demonstration: `published`, `invented` or `part published`.")
        ),
        "fictional": s.flag(),
        "received": {**_COUNTS, "description": "By heading, and `total`."},
        "decided": {**_COUNTS, "description": "By outcome, and `total`."},
        "decided_by_heading": _COUNTS,
        "compliance": {**_COUNTS, "description": "By compliance outcome, and `total`."},
        "due_unsettled": s.count("Remedies due by 31 March without an outcome.", minimum=0),
        "measures": s.by_name(
            s.record(
                {
                    "numerator": s.count(),
                    "denominator": s.or_null(s.count()),
                    "display": s.or_null(s.text("As letters and pages print it.")),
                }
            ),
            "By identifier: numerator, denominator, what is printed, and where there are such, "
            "the base in words, the interval, the similar authorities, the verdict, the residents "
            "and the reason why there is no figure.",
        ),
        "investigations_by_heading": _COUNTS,
        "upheld_by_heading": _COUNTS,
        "similar_bodies": s.many(s.slug(), "The authorities averaged."),
        "not_stated": s.text("Which counts were not looked up; empty where all were."),
    }
)


def _tell(figures: BodyFigures) -> Json:
    data, unstated = to_json(figures), unstated_counts(figures)
    measures = {name: each for name, each in data["measures"].items() if name not in unstated}
    return {**data, "measures": measures, "not_stated": tell_unstated(figures)}


def of_body(question: Question) -> Page:
    """Everything that was counted about one body, year by year."""
    if question.body is None:
        raise missing("There is no such body.")
    (last,) = question.after or (0,)
    found = (
        Placed(place=(year,), item=_tell(figures) if figures else None)
        for year in question.served.years
        if (year,) > (last,)
        for figures in [question.edition.figures(question.slug, year, question.now)]
    )
    return cut(found, question.size)


def rows(question: Question) -> Page:
    """Figures by year, body and measure."""
    return cut(_rows(question, question.values["measure"]), question.size)


def _rows(question: Question, measure: str | None) -> Iterator[Placed]:
    # Asked here, so that what does not exist is a problem before any page is begun.
    slugs = [question.slug] if question.slug else sorted(question.edition.bodies())
    last = question.after or (0, "", "")
    for year in question.years:
        for slug in slugs:
            if (year, slug) < last[:2]:
                continue
            found = [
                Placed(place=(year, slug, name), item=row)
                for name, row in _rows_of(question, slug, year)
                if measure in {None, name} and (year, slug, name) > last
            ]
            yield from found
            if measure and not found:
                # The body alone counts as looked at, not each of its other figures.
                yield Placed(place=(year, slug, "~"), item=None)


def _rows_of(question: Question, slug: str, year: int) -> Iterator[tuple[str, Json]]:
    figures = question.edition.figures(slug, year, question.now)
    if figures is None:
        return
    unstated = unstated_counts(figures)
    for row in sorted(table_of([figures]).rows, key=lambda row: str(row["measure"])):
        if row["measure"] not in unstated:
            yield str(row["measure"]), dict(row)


RESOURCES = (
    Resource(
        path="/bodies/{slug}/figures", name="figuresOfBody", title="Figures of one body",
        about="Everything that was counted about one body, year by year, the oldest first.",
        parameters=(SLUG,), answer=of_body, schema=FIGURES, schema_name="BodyFigures", lists=True,
        place=(int,),
    ),
    Resource(
        path="/figures", name="figures", title="Figures",
        about="Figures by year, body and measure, each with numerator, denominator, comparison "
        "and reasons. What was not looked up is left out, never nought.",
        parameters=(YEAR, BODY, MEASURE), answer=rows, schema=ROW, schema_name="Figure",
        lists=True, place=(int, str, str),
    ),
)  # fmt: skip
