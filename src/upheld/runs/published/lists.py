"""Case lists made of printed counts: one folder for a year, plain, with nothing drawn by lot."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, count, repeat, zip_longest
from pathlib import Path
from typing import TypeVar

from upheld.domain.compliance import ComplianceOutcome
from upheld.domain.errors import Refused
from upheld.domain.headings import Heading
from upheld.domain.outcomes import Outcome, Remedied
from upheld.domain.reporting_year import ReportingYear
from upheld.runs.published.listed import Listed, counts_of
from upheld.runs.published.lives import read_lives
from upheld.runs.published.rows import PrintedRow
from upheld.runs.published.timetable import Timetable
from upheld.toolbox.delimited import to_csv
from upheld.toolbox.files import write_whole

COLUMNS = {
    "received.csv": ("reference", "body", "received", "heading"),
    "decided.csv": (
        "reference", "body", "received", "decided", "heading", "outcome", "remedied",
    ),
    "compliance.csv": ("reference", "body", "due", "done", "outcome", "recorded"),
}  # fmt: skip
# The heading of cases that were not received in the year: no printed count rests on it.
UNPRINTED = Heading.OTHER

Line = Mapping[str, object]
T = TypeVar("T")


@dataclass
class Lists:
    """The three lists of a year as they grow; references run on through the year."""

    year: ReportingYear
    lines: dict[str, list[Line]] = field(default_factory=lambda: {name: [] for name in COLUMNS})
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def refer(self, received: date) -> str:
        """The next reference, which begins with the year in which the case came in."""
        thousands, rest = divmod(next(self.numbers), 1000)
        prefix = (ReportingYear.of(received).ended - 1) % 100
        return f"{prefix:02} {thousands:03} {rest:03}"

    def add(self, name: str, **line: object) -> None:
        """One line more."""
        self.lines[name].append(line)


def make_lists(year: int, rows: Iterable[PrintedRow]) -> Mapping[str, Sequence[Line]]:
    """The lines of each list that show the counts of all rows, each of another authority."""
    lists = Lists(ReportingYear(year))
    for row in rows:
        life = read_lives().get(row.body)
        if life is None:
            raise Refused(
                f"councils.csv:{row.line}: authority: {row.body!r} is not a body of the register; "
                "give its slug"
            )
        _add_row(lists, row.body, counts_of(row), Timetable.of(lists.year, life))
    return lists.lines


def write_lists(lists: Mapping[str, Sequence[Line]], folder: Path) -> None:
    """Write the lists into a folder that can be imported."""
    for name, lines in lists.items():
        write_whole(folder / name, to_csv(lines, COLUMNS[name]))


def _add_row(lists: Lists, body: str, listed: Listed, days: Timetable) -> None:
    upheld = []
    headings = _each(listed.received) if days.received else ()
    for heading, decision in zip_longest(headings, _decisions(listed)):
        received = days.received if heading else days.received_before or days.received
        if received is None:
            continue
        case = {"body": body, "reference": lists.refer(received), "received": received,
                "heading": heading or UNPRINTED}  # fmt: skip
        if heading:
            lists.add("received.csv", **case)
        if decision:
            outcome, remedied = decision
            lists.add(
                "decided.csv", **case, decided=days.decided, outcome=outcome, remedied=remedied
            )
            if outcome is Outcome.UPHELD:
                upheld.append(case["reference"])
    _add_compliance(lists, body, listed.compliance, upheld, days)


def _add_compliance(
    lists: Lists,
    body: str,
    outcomes: Mapping[ComplianceOutcome, int],
    upheld: Sequence[object],
    days: Timetable,
) -> None:
    # Remedies beyond the upheld cases of the year belong to decisions of the year before.
    earlier = (lists.refer(days.year.before.end) for _ in repeat(None))
    for outcome, reference in zip(_each(outcomes), chain(upheld, earlier), strict=False):
        lists.add(
            "compliance.csv", reference=reference, body=body, due=days.due,
            done=days.done(outcome), outcome=outcome, recorded=days.recorded,
        )  # fmt: skip


def _decisions(listed: Listed) -> Iterator[tuple[Outcome, Remedied | None]]:
    remedied = _each(listed.remedied)
    for outcome in _each(listed.decided):
        yield outcome, next(remedied) if outcome is Outcome.UPHELD else None


def _each(counts: Mapping[T, int]) -> Iterator[T]:
    return chain.from_iterable(repeat(kind, number) for kind, number in counts.items())
