"""The bridge: for each published count of a body and year, the cases behind it.

A case either has a decision that can be read, or there is a reason why not; the two always add up.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from upheld.domain.outcomes import INVESTIGATED, Outcome
from upheld.domain.publication import NotShown
from upheld.pages.environment import page
from upheld.pages.frame import Crumb, Frame
from upheld.pages.setting import Setting
from upheld.pages.unstated import tell_unstated, unstated_counts
from upheld.publication.shelf.facts import CaseCount, reference_in_address
from upheld.publication.site import address_of
from upheld.statistics.figures import BodyFigures
from upheld.statistics.measures import MEASURES, measures_of
from upheld.statistics.measures.record import Audience, Measure, Scope, Unit

CASES = "cases/"
# What a part of a count says of the outcome of its cases.
_COUNTED_AS = {outcome.value: frozenset({outcome}) for outcome in Outcome} | {
    "investigations": INVESTIGATED,
    "investigated": INVESTIGATED,
    "remedied_by_us": frozenset({Outcome.UPHELD}),
    "remedied_by_body": frozenset({Outcome.UPHELD}),
}


@dataclass(frozen=True, kw_only=True)
class CaseLink:
    """One case whose decision can be read."""

    reference: str
    address: str
    remark: str = ""
    """Its outcome today, where it was counted under another."""


@dataclass(frozen=True, kw_only=True)
class Bridge:
    """One count: those that can be read, and why the others cannot."""

    id: str
    title: str
    count: int
    shown: tuple[CaseLink, ...]
    withheld: tuple[tuple[int, str], ...]

    @property
    def unread(self) -> int:
        """How many cannot be read."""
        return sum(number for number, _ in self.withheld)


@dataclass(frozen=True, kw_only=True)
class Bridges:
    """The counts of one measure."""

    id: str
    title: str
    rows: tuple[Bridge, ...]


@dataclass(frozen=True, kw_only=True)
class Rate:
    """A rate, and where on the page the counts stand that it is made of."""

    id: str
    title: str
    made_of: tuple[tuple[str, str], ...]


def cases_address(slug: str, year: int) -> str:
    """Where the cases behind a body's counts of a year are listed."""
    return f"{address_of(slug)}{year}/{CASES}"


def cases_page(
    figures: BodyFigures, counts: Sequence[CaseCount], outcomes: Mapping[str, Outcome],
    setting: Setting,
) -> bytes:  # fmt: skip
    """The page; `outcomes`: those of its decisions that can be read now, by reference."""
    slug, year = figures.body, figures.year
    body, called = setting.bodies[slug], setting.called[slug]
    measures = tuple(_measures(counts, outcomes))
    rates = tuple(_rates(measures, year))
    without, unstated = _without(measures, rates, year), unstated_counts(figures)
    unknown = [measure for measure in without if unstated.issuperset(measure.figure_ids)]
    return page(
        "council_cases.html",
        Frame(
            title=f"The cases behind the figures of {called} {year}",
            address=cases_address(slug, year),
            demonstration=setting.demonstration,
            crumbs=(
                Crumb(text="Councils", address="/councils/"),
                Crumb(text=body.name, address=address_of(slug)),
                Crumb(text=str(year), address=f"{address_of(slug)}{year}/"),
            ),
            description=f"Every published count of {body.name} for the year to 31 March {year}, "
            "with its published decisions and how many are withheld.",
            section="councils",
        ),
        body=body,
        called=called,
        year=year,
        address=f"{address_of(slug)}{year}/",
        measures=measures,
        rates=rates,
        # Cases that were counted may still wait to be listed; a body may also have had none.
        awaited=not measures and _has_cases(figures),
        without=[measure for measure in without if measure not in unknown],
        unknown=unknown,
        unstated=tell_unstated(figures),
    )


def _has_cases(figures: BodyFigures) -> bool:
    totals = (table["total"] for table in (figures.received, figures.decided, figures.compliance))
    return any(totals) or any(each.numerator for each in figures.measures.values())


def _measures(counts: Sequence[CaseCount], outcomes: Mapping[str, Outcome]) -> Iterator[Bridges]:
    grouped: dict[str, list[Bridge]] = {}
    for count in counts:
        grouped.setdefault(count.measure, []).append(bridge_of(count, outcomes))
    for measure, rows in grouped.items():
        known = MEASURES.get(measure)
        yield Bridges(
            # A count that bears the name of its measure is the anchor itself.
            id="" if measure in {row.id for row in rows} else measure,
            title=known.title if known else rows[0].title,
            rows=tuple(rows),
        )


def _rates(measures: Sequence[Bridges], year: int) -> Iterator[Rate]:
    """Rates that have no cases of their own: which counts each is made of."""
    rows = {row.id: row for measure in measures for row in measure.rows}
    known = set(rows) | {measure.id for measure in measures}
    for measure in _on_pages(year):
        if measure.id in known or measure.unit is Unit.COUNT:
            continue
        anchors = ((count.title, _anchor(count.id, rows)) for count in measure.counts)
        made_of = tuple((title, anchor) for title, anchor in anchors if anchor)
        if made_of:
            yield Rate(id=measure.id, title=measure.title, made_of=made_of)


def _without(measures: Sequence[Bridges], rates: Sequence[Rate], year: int) -> list[Measure]:
    """The measures of the council's page behind which no case stands here."""
    known = {row.id for measure in measures for row in measure.rows}
    known |= {measure.id for measure in measures} | {rate.id for rate in rates}
    return [measure for measure in _on_pages(year) if measure.id not in known]


def _on_pages(year: int) -> list[Measure]:
    every = measures_of(year, Scope.BODY)
    return [measure for measure in every if measure.audience is Audience.EVERYWHERE]


def _anchor(count: str, rows: Mapping[str, Bridge]) -> str:
    """Where a count stands, under its own name or as a part of a table."""
    places = (count, *(f"{table}-{count}" for table in ("decided", "compliance_rate")))
    return next((place for place in places if place in rows), "")


def bridge_of(count: CaseCount, outcomes: Mapping[str, Outcome]) -> Bridge:
    """One count; a case whose decision is not to be read at this moment counts as waiting."""
    shown = tuple(
        CaseLink(
            reference=reference,
            address=f"/decisions/{reference_in_address(reference)}/",
            remark=_remark(count, outcomes[reference]),
        )
        for reference in count.shown
        if reference in outcomes
    )
    withheld = dict(count.withheld)
    if late := len(count.shown) - len(shown):
        withheld[NotShown.WAITING] = withheld.get(NotShown.WAITING, 0) + late
    return Bridge(
        id=count.figure.replace(":", "-"),
        title=count.title,
        count=count.count,
        shown=shown,
        withheld=tuple((withheld[why], why.words) for why in NotShown if withheld.get(why)),
    )


def _remark(count: CaseCount, outcome: Outcome) -> str:
    said = (_COUNTED_AS.get(part) for part in count.figure.split(":"))
    expected = next((each for each in said if each), None)
    return "" if expected is None or outcome in expected else f"today: {outcome.words.lower()}"
