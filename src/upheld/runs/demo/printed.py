"""What was printed about a council in a year: the counts and percentages its lists must give."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from upheld import reference
from upheld.domain.errors import Refused
from upheld.domain.headings import Heading
from upheld.domain.outcomes import INVESTIGATED, Outcome
from upheld.runs.demo.years import FIRST

NOT_FOR_US = (Outcome.INCOMPLETE_INVALID, Outcome.ADVICE_GIVEN, Outcome.REFERRED_BACK)


@dataclass(frozen=True, kw_only=True)
class Printed:
    """One council in one year. None, or an entry that is missing: not printed.

    Percentages are kept as printed text, without the sign.
    """

    received: int | None = None
    headings: Mapping[Heading, int] = field(default_factory=dict)
    decided: int | None = None
    outcomes: Mapping[Outcome, int] = field(default_factory=dict)
    not_for_us: int | None = None
    investigations: int | None = None
    uphold_rate: str = ""
    remedied_by_us: int | None = None
    remedied_by_body: int | None = None
    satisfactory_remedy_rate: str = ""
    compliance_outcomes: int | None = None
    compliance_rate: str = ""
    late: int | None = None

    @property
    def upheld(self) -> int | None:
        """Upheld decisions."""
        return self.outcomes.get(Outcome.UPHELD)

    @property
    def not_upheld(self) -> int | None:
        """Investigations without fault."""
        return self.outcomes.get(Outcome.NOT_UPHELD)

    @property
    def least_decided(self) -> int:
        """The fewest decisions that have room for all that was printed."""
        fixed = dict(self.outcomes)
        if self.investigations is not None:
            fixed = {o: n for o, n in fixed.items() if o not in INVESTIGATED}
        if self.not_for_us is not None:
            fixed = {o: n for o, n in fixed.items() if o not in NOT_FOR_US}
        return sum(fixed.values()) + (self.investigations or 0) + (self.not_for_us or 0)

    @property
    def fixed_outcomes(self) -> frozenset[Outcome]:
        """Outcomes whose number follows from what was printed."""
        fixed = set(self.outcomes)
        if self.investigations is not None or self.uphold_rate:
            fixed |= INVESTIGATED
        if self.not_for_us is not None:
            fixed |= set(NOT_FOR_US)
        return frozenset(Outcome) if self.decided is not None else frozenset(fixed)


NOTHING = Printed()


@cache
def read_printed() -> Mapping[tuple[str, int], Printed]:
    """What was printed for the listed years, by slug and year; sources of one year put together."""
    merged: dict[tuple[str, int], dict[str, str]] = {}
    for row in reference.rows(reference.PUBLISHED_COUNCILS):
        key = (row["authority"], int(row["year"]))
        if key[1] < FIRST:
            continue
        merged[key] = _merge(merged.get(key, {}), _trusted(row), key)
    return {key: _printed(row) for key, row in merged.items()}


def _trusted(row: Mapping[str, str]) -> dict[str, str]:
    wrong = row["misprint"].split(";")
    return {name: value for name, value in row.items() if value and name not in wrong}


def _merge(known: dict[str, str], more: dict[str, str], key: tuple[str, int]) -> dict[str, str]:
    for name in known.keys() & more.keys() & _FIGURES:
        if known[name] != more[name]:
            raise Refused(
                f"published/councils.csv: {key[0]} {key[1]} has {known[name]} and {more[name]} "
                f"for {name}; name one of them in the column misprint"
            )
    return more | known


_HEADINGS = {heading: f"received_{heading}" for heading in Heading}
_FIGURES = frozenset(
    {
        *Outcome, *_HEADINGS.values(), "received", "decided", "not_for_us", "assessed_and_closed",
        "investigations", "investigated", "uphold_rate", "remedied_by_us", "remedied_by_body",
        "satisfactory_remedies", "satisfactory_remedy_rate", "compliance_outcomes",
        "compliance_rate", "late",
    }
)  # fmt: skip


def _printed(row: Mapping[str, str]) -> Printed:
    outcomes = {o: int(row[o]) for o in Outcome if o in row}
    investigations = _first(row, "investigations", "investigated")
    if investigations is None and outcomes.keys() >= INVESTIGATED:
        investigations = sum(outcomes[o] for o in INVESTIGATED)
    closed = _first(row, "closed_initial", "assessed_and_closed")
    if closed is not None:
        outcomes[Outcome.CLOSED_INITIAL] = closed
    return Printed(
        headings={h: int(row[name]) for h, name in _HEADINGS.items() if name in row},
        outcomes=outcomes,
        investigations=investigations,
        received=_first(row, "received"),
        decided=_first(row, "decided"),
        not_for_us=_first(row, "not_for_us"),
        remedied_by_us=_first(row, "remedied_by_us"),
        remedied_by_body=_first(row, "remedied_by_body", "satisfactory_remedies"),
        compliance_outcomes=_first(row, "compliance_outcomes"),
        late=_first(row, "late"),
        uphold_rate=row.get("uphold_rate", ""),
        satisfactory_remedy_rate=row.get("satisfactory_remedy_rate", ""),
        compliance_rate=row.get("compliance_rate", ""),
    )


def _first(row: Mapping[str, str], *names: str) -> int | None:
    return next((int(row[name]) for name in names if name in row), None)
