"""What readers ask of our site, and the same question as Datasette has it.

Datasette has a view for each, of the columns that our page shows: choosing columns by the address
makes its pages twice as long.
"""

from benchmarks.site.peer import DATABASE, KEY, TABLE
from upheld.domain.compliance import ComplianceOutcome
from upheld.domain.headings import Heading
from upheld.domain.outcomes import Outcome

COUNCIL, OTHER, YEAR, TYPE = "luton", "bedford", 2020, "london"

PAGE = f"/councils/{COUNCIL}/{YEAR}/"
COMPARE = f"/compare/?a={COUNCIL}&b={OTHER}&year={YEAR}"
LIST = f"/councils/?type={TYPE}&year={YEAR}"

RATES = ("uphold_rate", "compliance_rate", "satisfactory_remedy_rate")
COUNTS = (
    "public_interest_reports", "further_reports", "improvements_agreed",
    "improvements_completed", "improvements_overdue",
)  # fmt: skip
TOTALS = ("received_total", "decided_total", "measures_investigations_display")


def _rates(*parts: str) -> list[str]:
    # A compliance rate is a full count: it has neither interval nor verdict.
    return [
        f"measures_{rate}_{part}"
        for rate in RATES
        for part in parts
        if rate != "compliance_rate" or part not in {"interval", "verdict"}
    ]


OF_EACH = (*KEY, "type", "name", *TOTALS, *_rates("display", "base", "interval", "verdict"))
OF_TWO = (
    *KEY,
    "name",
    *_rates("numerator", "base", "display", "interval", "verdict"),
    *_rates("similar_numerator", "similar_denominator", "similar_display"),
    *(f"compliance_{outcome}" for outcome in ComplianceOutcome),
    *(f"received_{heading}" for heading in Heading),
    *(f"decided_{outcome}" for outcome in Outcome),
    *TOTALS[:2],
    *(f"measures_{count}_display" for count in COUNTS),
)
VIEWS = {"listed": OF_EACH, "compared": OF_TWO}

ROW = f"/{DATABASE}/{TABLE}/{COUNCIL},{YEAR}"
VIEW_OF_TWO = f"/{DATABASE}/compared?body__in={COUNCIL},{OTHER}&year={YEAR}"
VIEW_OF_TYPE = f"/{DATABASE}/listed?type={TYPE}&year={YEAR}&_size=max"
