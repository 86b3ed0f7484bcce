"""Case lists of 200 thousand lines, the same for everyone."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from upheld.domain.headings import Heading
from upheld.domain.outcomes import Outcome, Remedied
from upheld.domain.reporting_year import ReportingYear
from upheld.runs.demo.bodies import read_bodies
from upheld.runs.demo.lists import COMPLIANCE, DECIDED, RECEIVED
from upheld.toolbox.delimited import to_csv
from upheld.toolbox.drawing import Lots
from upheld.toolbox.files import write_whole

YEAR = ReportingYear(2020)
FOLDER = "lists"
# What is decided in a year came in part the year before: 5 thousand decisions without a receipt.
RECEIVED_LINES, DECIDED_LINES, COMPLIANCE_LINES = 90_000, 85_000, 25_000
EARLIER = 5_000
LINES = RECEIVED_LINES + DECIDED_LINES + COMPLIANCE_LINES
# Every third decision is upheld: more than in life, so that 25 thousand can be settled.
UPHELD_EACH = 3

Row = dict[str, str]


def write_lists(place: Path) -> None:
    """Write the three lists into a folder of `place`."""
    received, decided = _draw_cases()
    settled = _settle([row for row in decided if row["outcome"] == Outcome.UPHELD])
    for name, rows, columns in (
        ("received.csv", received, RECEIVED),
        ("decided.csv", decided, DECIDED),
        ("compliance.csv", settled, COMPLIANCE),
    ):
        # The last column is the demonstration's own.
        write_whole(place / FOLDER / name, to_csv(rows, columns[:-1]))


def _draw_cases() -> tuple[list[Row], list[Row]]:
    lots = Lots("benchmark", "import")
    # Councils that lived on both days: a case from before a body began would be refused.
    days = (YEAR.ended - 1, YEAR.ended)
    bodies = [slug for slug, body in read_bodies().items() if all(map(body.compared_in, days))]
    received: list[Row] = []
    decided: list[Row] = []
    for number in range(EARLIER + RECEIVED_LINES):
        case = {
            "reference": f"19 {number // 1000:03} {number % 1000:03}",
            "body": bodies[lots.below(len(bodies))],
            "heading": list(Heading)[lots.below(len(Heading))].value,
        }
        earlier = number < EARLIER
        first = YEAR.start - timedelta(days=100) if earlier else YEAR.start
        day = first + timedelta(days=lots.below(100 if earlier else 200))
        case["received"] = day.isoformat()
        if not earlier:
            received.append(case)
        if number < DECIDED_LINES:
            decided.append(_decide(case, day, number, lots))
    return received, decided


def _decide(case: Row, received: date, number: int, lots: Lots) -> Row:
    outcomes = [outcome for outcome in Outcome if outcome is not Outcome.UPHELD]
    upheld = number % UPHELD_EACH == 0
    outcome = Outcome.UPHELD if upheld else outcomes[lots.below(len(outcomes))]
    remedied = list(Remedied)[lots.below(len(Remedied))].value if upheld else ""
    return {
        **case,
        "decided": (received + timedelta(days=100 + lots.below(60))).isoformat(),
        "outcome": outcome.value,
        "remedied": remedied,
    }


def _settle(upheld: list[Row]) -> Iterator[Row]:
    for number, row in enumerate(upheld[:COMPLIANCE_LINES]):
        agreed = date.fromisoformat(row["decided"])
        late = number % 5 == 0
        yield {
            "reference": row["reference"],
            "body": row["body"],
            "due": (agreed + timedelta(days=30)).isoformat(),
            "done": (agreed + timedelta(days=40 if late else 20)).isoformat(),
            "outcome": "late" if late else "on_time",
            "recorded": (agreed + timedelta(days=50)).isoformat(),
        }
