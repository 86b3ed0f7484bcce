"""One row of printed figures: what a source says about an authority in a year."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from upheld import reference
from upheld.domain.errors import Refused
from upheld.domain.headings import Heading
from upheld.domain.outcomes import Outcome

HEADINGS = {heading: f"received_{heading}" for heading in Heading}
OUTCOMES = tuple(str(outcome) for outcome in Outcome)
COUNTS = (
    "received", *HEADINGS.values(), "decided", *OUTCOMES, "investigations", "investigated",
    "not_for_us", "assessed_and_closed", "compliance_outcomes", "late", "satisfactory_remedies",
    "remedied_by_us", "remedied_by_body",
)  # fmt: skip
UPHOLD, COMPLIANCE = "uphold_rate", "compliance_rate"
SATISFACTORY, PER_RESIDENTS = "satisfactory_remedy_rate", "upheld_per_100k"
RATES = (UPHOLD, COMPLIANCE, SATISFACTORY, PER_RESIDENTS)
SIMILAR = "_similar"
AVERAGES = tuple(rate + SIMILAR for rate in RATES)
NOT_APPLICABLE = "n/a"

Cells = Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class PrintedRow:
    """What one source prints. What is missing from a mapping was not printed.

    `rates` holds percentages, rates per residents and averages as printed text without the sign.
    `derived` names counts that are arithmetic of ours: lists may be made of them, but nothing
    printed stands behind them.
    """

    line: int
    body: str
    year: int
    counts: Mapping[str, int]
    rates: Mapping[str, str]
    derived: frozenset[str] = frozenset()

    @property
    def upheld(self) -> int | None:
        """Upheld decisions, printed or what the investigations leave."""
        whole = self._first("investigations", "investigated")
        return self._first("upheld") if "upheld" in self.counts else self._less(whole, "not_upheld")

    @property
    def investigations(self) -> int | None:
        """Upheld and not upheld together."""
        whole = self._first("investigations", "investigated")
        both = {"upheld", "not_upheld"} <= self.counts.keys()
        return self.counts["upheld"] + self.counts["not_upheld"] if both else whole

    @property
    def satisfactory(self) -> int | None:
        """Upheld cases that the authority had put right before."""
        return self._first("satisfactory_remedies", "remedied_by_body")

    @property
    def settled(self) -> int | None:
        """Compliance outcomes."""
        return self._first("compliance_outcomes")

    def _first(self, *names: str) -> int | None:
        return next((self.counts[name] for name in names if name in self.counts), None)

    def _less(self, whole: int | None, part: str) -> int | None:
        return None if whole is None or part not in self.counts else whole - self.counts[part]


def read_rows(table: Iterable[Cells] | None = None) -> list[PrintedRow]:
    """Every printed row, in file order; `table` takes the place of the reference file.

    Raises `Refused` with each cell that is neither a number, empty, nor (for a rate) `n/a`.
    """
    problems: list[str] = []
    given = reference.rows(reference.PUBLISHED_COUNCILS) if table is None else table
    rows = [_read_row(line, cells, problems) for line, cells in enumerate(given, start=2)]
    if problems:
        raise Refused("the printed figures cannot be read", problems=problems)
    return rows


def _read_row(line: int, cells: Cells, problems: list[str]) -> PrintedRow:
    def read(name: str) -> int | None:
        text = cells.get(name, "")
        if text and not (text.isascii() and text.isdigit()):
            problems.append(f"councils.csv:{line}: {name}: {text!r} is not a whole number")
            return None
        return int(text) if text else None

    counts = {name: count for name in COUNTS if (count := read(name)) is not None}
    rates = {name: cells[name] for name in (*RATES, *AVERAGES) if cells.get(name)}
    for name, text in rates.items():
        if not _is_rate(text):
            problems.append(f"councils.csv:{line}: {name}: {text!r} is not a number")
    return PrintedRow(
        line=line,
        body=cells["authority"],
        year=read("year") or 0,
        counts=counts,
        rates=rates,
        derived=frozenset(cells.get("derived", "").split(";")),
    )


def _is_rate(text: str) -> bool:
    if text == NOT_APPLICABLE:
        return True
    try:
        return text[0].isdigit() and "/" not in text and Fraction(text) >= 0
    except ValueError:
        return False
