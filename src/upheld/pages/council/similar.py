"""A body among the similar authorities: the plot and the table of its type, drawn once a year."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup, escape

from upheld.domain.reporting_year import ReportingYear
from upheld.letters import words
from upheld.pages.called import called
from upheld.pages.charts import Dot, FunnelGround, figure, funnel, funnel_ground
from upheld.pages.council.subject import Subject
from upheld.publication.site import PublicBody, PublicYear
from upheld.statistics.figures import BodyFigures, Figure, TypeComparison

JUDGED = "uphold_rate"
"""The measure that is plotted."""
_ALSO = "satisfactory_remedy_rate"


@dataclass(frozen=True, kw_only=True)
class Field:
    """What the pages of all authorities of one type share in one year."""

    ground: FunnelGround | None
    """None where no authority has a base, or the measure no funnel."""
    table: Markup
    """Every authority averaged, with its figures."""


@dataclass(frozen=True, kw_only=True)
class Similar:
    """The part of a page that compares."""

    title: str
    chart: Markup | None
    table: Markup
    compare: str
    """Address of the comparison, to be filled in."""


@dataclass(frozen=True, eq=False)
class _Shared:
    """A comparison in its year, known by identity: thousands of pages ask for the same few."""

    year: PublicYear
    bodies: Mapping[str, PublicBody]
    comparison: TypeComparison

    def __hash__(self) -> int:
        return hash((id(self.year), id(self.bodies), id(self.comparison)))

    def __eq__(self, other: object) -> bool:
        # The cache keeps what it was asked with, so an id is never that of something newer.
        return (
            isinstance(other, _Shared)
            and self.year is other.year
            and self.bodies is other.bodies
            and self.comparison is other.comparison
        )


def similar_of(subject: Subject) -> Similar | None:
    """The comparison of a body with its type; None for those that have no similar authorities."""
    comparison = subject.year.comparison(subject.figures, JUDGED)
    rate = subject.figure(JUDGED)
    if comparison is None or rate is None or not subject.similar:
        return None
    field = _field(_Shared(subject.year, subject.site.bodies, comparison))
    return Similar(
        title=f"Among {subject.similar}",
        chart=_chart(subject, field.ground, rate) if field.ground else None,
        table=field.table,
        compare=f"/compare/?a={subject.body.slug}&year={subject.year.year}",
    )


@lru_cache(maxsize=256)
def _field(shared: _Shared) -> Field:
    comparison, year = shared.comparison, shared.year
    known = [year.bodies[slug] for slug in comparison.authorities if slug in year.bodies]
    known.sort(key=lambda one: called(shared.bodies[one.body], shared.bodies))
    return Field(
        ground=_ground(comparison, known, shared.bodies),
        table=_table(comparison, known, shared.bodies),
    )


def _ground(
    comparison: TypeComparison, known: Iterable[BodyFigures], bodies: Mapping[str, PublicBody]
) -> FunnelGround | None:
    dots = [
        Dot(
            name=called(bodies[one.body], bodies),
            numerator=rate.numerator,
            denominator=rate.denominator,
        )
        for one in known
        for rate in [one.measures[JUDGED]]
        if rate.denominator
    ]
    if comparison.theta is None or comparison.rho is None or not dots:
        return None
    return funnel_ground(
        theta=comparison.theta,
        rho=comparison.rho,
        dots=dots,
        across="Investigations in the year",
        up="Share upheld",
        average=comparison.display or "",
    )


def _chart(subject: Subject, ground: FunnelGround, rate: Figure) -> Markup:
    own = (
        Dot(
            name=subject.short_name,
            numerator=rate.numerator,
            denominator=rate.denominator,
        )
        if rate.denominator
        else None
    )
    place = (
        f"{subject.short_name}: {rate.display}, {rate.numerator} of {rate.base}, {rate.verdict}"
        if own
        else f"{subject.short_name} is not in it: {rate.reason}"
    )
    label = (
        f"Funnel plot of the uphold rates of {subject.similar} in the year to {subject.year_end}, "
        f"by number of investigations. {place}. The table below has every number."
    )
    return figure(
        funnel(ground, own=own, label=label),
        caption=_caption(subject, rate, ground),
        name=f"{subject.stem}-funnel",
        source=source_line(subject),
    )


# What lies beyond each pair of lines, as far as they could be drawn.
_BEYOND = {
    "possible": " Outside the dashed lines about 1 in 20 councils would fall by chance alone.",
    "clear": " Outside the solid lines about 1 in 500 would.",
}


def _caption(subject: Subject, rate: Figure, ground: FunnelGround) -> str:
    said = "Each dot is a council; a larger one stands for several with the same numbers."
    if rate.similar and rate.similar.display:
        said += f" The ochre line is the average of {subject.similar}, {rate.similar.display}."
    return said + "".join(_BEYOND[name] for name in ground.limited)


def source_line(subject: Subject) -> str:
    """Where a chart says its numbers are from when it is taken elsewhere."""
    kind = "Demonstration with invented figures" if subject.site.demonstration else "Source"
    return (
        f"{kind}: Your council’s performance, release {subject.year.release}, "
        f"{subject.name}, year to {subject.year_end}"
    )


def _table(
    comparison: TypeComparison, known: Iterable[BodyFigures], bodies: Mapping[str, PublicBody]
) -> Markup:
    remedies = any(_ALSO in one.measures for one in known)
    heads: tuple[str, ...] = ("Council", "Investigated", "Upheld", "Uphold rate")
    if remedies:
        heads = (*heads, "Satisfactory remedies")
    head = "".join(f'<th scope="col">{text}</th>' for text in heads)
    rows = "".join(_row(one, bodies, remedies=remedies) for one in known)
    made_up = "fictional " if comparison.fictional else ""
    end = words.day(ReportingYear(comparison.year).end)
    caption = (
        f"{made_up}{comparison.type.plural}, year to {end}: all that the average is taken over"
    )
    return Markup(  # noqa: S704 -- every name was escaped
        '<div class="up-scroll" tabindex="0" role="region" aria-label="Similar authorities">'
        f'<table class="up-table"><caption class="up-small">{caption[0].upper()}{caption[1:]}'
        f"</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _row(one: BodyFigures, bodies: Mapping[str, PublicBody], *, remedies: bool) -> str:
    name = escape(called(bodies[one.body], bodies))
    link = f'<a href="/councils/{one.body}/{one.year}/">{name}</a>'
    return f'<tr><th scope="row">{link}</th>{"".join(_cells(one, remedies=remedies))}</tr>'


def _cells(one: BodyFigures, *, remedies: bool) -> Iterator[str]:
    rate = one.measures[JUDGED]
    yield f"<td>{rate.denominator:,}</td><td>{rate.numerator:,}</td>"
    yield f"<td>{rate.display or escape(rate.reason)}</td>"
    also = one.measures.get(_ALSO)
    if remedies and also is not None:
        shown = f"{also.display}, {also.numerator} of {also.denominator}"
        yield f"<td>{shown if also.display else escape(also.reason)}</td>"
