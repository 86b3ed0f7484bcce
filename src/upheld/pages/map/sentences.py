"""What a map says in words: the name of every tile, and the nation's figure beside it."""

from dataclasses import dataclass

from upheld.domain.compliance import ComplianceOutcome
from upheld.pages.map.shades import Shade
from upheld.publication.site import PublicYear
from upheld.statistics.figures import BodyFigures, Figure

HEADINGS = {
    "uphold_rate": "Complaints upheld",
    "satisfactory_remedy_rate": "Satisfactory remedies",
    "compliance_rate": "Remedies carried out",
}
"""What a map is called."""

_SHARES = {
    "uphold_rate": "upheld",
    "satisfactory_remedy_rate": "put right satisfactorily before we came in",
    "compliance_rate": "carried out to our satisfaction",
}
_BEYOND_TIME = {
    ComplianceOutcome.LATE: "late",
    ComplianceOutcome.INCOMPLETE_SATISFIED: "not complete but satisfied",
    ComplianceOutcome.NOT_SATISFIED: "not satisfied",
}


def tile_name(body: BodyFigures, measure: str, shade: Shade) -> str:
    """A tile's text name: the council, its figure with its base, and what can be said of it."""
    figure = body.measures.get(measure)
    if figure is None or figure.display is None:
        reason = (figure.reason if figure else None) or "not counted this year"
        return f"{body.name}: no figure, {reason}"
    said = _by_counts(body) if measure == "compliance_rate" else shade.words
    return f"{body.name}: {figure.display} {_SHARES[measure]} ({share(figure)}), {said}"


def share(figure: Figure) -> str:
    """Numerator, denominator and base of a rate: "13 of 24 detailed investigations"."""
    return f"{figure.numerator:,} of {figure.base}"


def _by_counts(body: BodyFigures) -> str:
    """The compliance outcomes that the rate hides, each with its number."""
    counts = [
        f"{body.compliance[outcome]} {words}"
        for outcome, words in _BEYOND_TIME.items()
        if body.compliance.get(outcome, 0)
    ]
    return ", ".join(counts) or "all on time"


@dataclass(frozen=True, kw_only=True)
class NationalShare:
    """The nation's rate in a large type and the sentence that goes on from it."""

    display: str
    sentence: str
    counted: str


def national_share(year: PublicYear, measure: str) -> NationalShare | None:
    """The national rate, each case counted once where it can be; None on a zero base."""
    for count in (year.national.cases, year.national.pairs):
        figure = count.measures.get(measure)
        if figure is not None:
            break
    else:
        return None
    if figure.display is None:
        return None
    # Remedies are carried out, outcomes are not.
    said = _SHARES[measure].removeprefix("carried out ")
    return NationalShare(
        display=figure.display,
        sentence=f"of the {figure.base} in England were {said}: {figure.numerator:,}.",
        counted=count.counted,
    )
