"""What a demonstration leaves unsaid: nobody looked up the reports of its real councils."""

from upheld.statistics.figures import BodyFigures
from upheld.statistics.measures.terms import IMPROVEMENTS, REPORTS

UNSTATED = "Reports and improvements of real councils are not part of this demonstration."
IMPROVEMENTS_UNSTATED = "Improvements of real councils are not part of this demonstration."

NOT_HERE = "not part of this demonstration"
DASHED = "A dash stands where a real council’s number is not part of this demonstration."

_REPORTS = tuple(count.id for count in REPORTS)
_COUNTS = (*_REPORTS, *(count.id for count in IMPROVEMENTS))


def is_real_in_demonstration(figures: BodyFigures) -> bool:
    """Whether a body exists and its figures belong to a demonstration."""
    return figures.demonstration and not figures.fictional


def unstated_counts(figures: BodyFigures) -> frozenset[str]:
    """Counts of reports and improvements that are nought only because none were entered."""
    if not is_real_in_demonstration(figures):
        return frozenset()
    found = {name: figures.measures.get(name) for name in _COUNTS}
    return frozenset(name for name, each in found.items() if each and not each.numerator)


def tell_unstated(figures: BodyFigures) -> str:
    """What is not stated about a body, in a sentence; empty where every count is one."""
    without = unstated_counts(figures)
    if not without:
        return ""
    known = any(name in figures.measures and name not in without for name in _REPORTS)
    return IMPROVEMENTS_UNSTATED if known else UNSTATED
