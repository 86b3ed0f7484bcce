"""How one council's figure is shaded: a class, a sign, words for the legend; never a judgement."""

from dataclasses import dataclass

from upheld.domain.compliance import ComplianceOutcome
from upheld.publication.site import PublicYear
from upheld.statistics.figures import BodyFigures
from upheld.statistics.measures import MEASURES
from upheld.statistics.measures.record import Measure
from upheld.statistics.verdict import Verdict

DRAWN = ("uphold_rate", "satisfactory_remedy_rate", "compliance_rate")
"""Measures with a map: those with a verdict, and compliance by its counts."""


@dataclass(frozen=True, kw_only=True)
class Shade:
    """One line of the legend."""

    css: str
    """The last part of its class."""
    sign: str
    """What tells it apart without colour; empty for the one that says least."""
    words: str
    short: str
    """The same in few words, for the legend."""


def _verdict(verdict: Verdict, css: str, sign: str, short: str) -> Shade:
    """The shade of a verdict, without the explanation behind its colon."""
    return Shade(css=css, sign=sign, words=verdict.partition(":")[0], short=short)


VERDICTS = {
    Verdict.NO_CLEAR_DIFFERENCE: _verdict(
        Verdict.NO_CLEAR_DIFFERENCE, "none", "", "No clear difference"
    ),
    Verdict.POSSIBLY_LOWER: _verdict(
        Verdict.POSSIBLY_LOWER, "possibly-lower", "▽", "Possibly lower"
    ),
    Verdict.LOWER: _verdict(Verdict.LOWER, "lower", "▼", "Lower"),
    Verdict.POSSIBLY_HIGHER: _verdict(
        Verdict.POSSIBLY_HIGHER, "possibly-higher", "△", "Possibly higher"
    ),
    Verdict.HIGHER: _verdict(Verdict.HIGHER, "higher", "▲", "Higher"),
    Verdict.TOO_FEW: _verdict(Verdict.TOO_FEW, "few", "", "Too few to compare"),
}
NOT_COMPARED = Shade(css="alone", sign="", words="not compared", short="Not compared")
NO_FIGURE = Shade(css="empty", sign="–", words="no figure", short="No figure")

ALL_ON_TIME = Shade(
    css="on-time", sign="", words="every remedy on time", short="Every remedy on time"
)
SOME_LATE = Shade(
    css="late",
    sign="◔",
    words="all carried out, some late or not complete",
    short="All carried out, some late or not complete",
)
NOT_SATISFIED = Shade(
    css="unsatisfied",
    sign="◆",
    words="some not carried out to our satisfaction",
    short="Some not carried out to our satisfaction",
)
NONE_DUE = Shade(
    css="empty", sign="–", words="no outcome to count", short="None due, or no outcome"
)

COMPLIANCE = (ALL_ON_TIME, SOME_LATE, NOT_SATISFIED, NONE_DUE)


def drawn_in(year: PublicYear) -> tuple[Measure, ...]:
    """The measures that have a map in a year: those that some body has a figure of."""
    return tuple(
        MEASURES[measure]
        for measure in DRAWN
        if any(measure in body.measures for body in year.bodies.values())
    )


def shade(body: BodyFigures, measure: str) -> Shade:
    """How a body's tile is shaded."""
    if measure == "compliance_rate":
        return _compliance_shade(body)
    figure = body.measures.get(measure)
    if figure is None or figure.display is None:
        return NO_FIGURE
    if figure.verdict is None:
        return NOT_COMPARED
    return VERDICTS[Verdict(figure.verdict)]


def _compliance_shade(body: BodyFigures) -> Shade:
    """From the four counts; the rate alone would hide what was late."""
    count = body.compliance.get
    if not count("total", 0):
        return NONE_DUE
    if count(ComplianceOutcome.NOT_SATISFIED, 0):
        return NOT_SATISFIED
    if count(ComplianceOutcome.ON_TIME, 0) < count("total", 0):
        return SOME_LATE
    return ALL_ON_TIME


def legend(measure: str, used: set[Shade]) -> tuple[Shade, ...]:
    """The lines of a legend, "no clear difference" first; the rare ones only where used."""
    if measure == "compliance_rate":
        return COMPLIANCE
    rare = tuple(each for each in (NOT_COMPARED, NO_FIGURE) if each in used)
    return (*VERDICTS.values(), *rare)
