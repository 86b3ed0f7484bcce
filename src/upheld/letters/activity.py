"""The ombudsman's own courses and seminars of a year, read from the training record."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from upheld.domain.activity import YES, is_highest, share_of
from upheld.domain.errors import Refused
from upheld.domain.facts import ActivityFact

# From here on a letter says how many hundreds, as letters of the office always did.
HUNDRED = 100


@dataclass(frozen=True, kw_only=True)
class Activity:
    """The recorded values of one year and of the year before it, by measure."""

    now: dict[str, str]
    before: dict[str, str]

    def count(self, measure: str) -> int | None:
        """A number recorded for this year, or None."""
        return _whole(self.now.get(measure), measure)

    def more_than_before(self, measure: str) -> int | None:
        """How many more than last year; None unless both years are recorded as numbers."""
        now, before = (_whole(row.get(measure), measure) for row in (self.now, self.before))
        return None if now is None or before is None else now - before

    def amount(self, measure: str) -> str:
        """A number or a bound in words: "800", "more than 1,400"; empty where not recorded."""
        value = self.now.get(measure, "")
        bounds = {">": "more than ", "<": "fewer than "}
        lead = bounds.get(value[:1], "")
        number = _whole(value[1:] if lead else value, measure)
        return "" if number is None else f"{lead}{number:,}"

    def hundreds(self, measure: str) -> int | None:
        """The full hundreds below an exact number that is above them; None for any other."""
        number = self.count(measure)
        if number is None or number < HUNDRED or number % HUNDRED == 0:
            return None
        return number // HUNDRED * HUNDRED

    def about(self, measure: str) -> str:
        """The same as `amount`, and of 843 "more than 800": a letter needs no more."""
        hundreds = self.hundreds(measure)
        return self.amount(measure) if hundreds is None else f"more than {hundreds:,}"

    def names(self, measure: str) -> list[str]:
        """Names separated by `;`; none where the value is a number or only says yes."""
        value = self.now.get(measure, "")
        if value.casefold() == YES or value.isdigit():
            return []
        return [name.strip() for name in value.split(";") if name.strip()]

    def held(self, measure: str) -> bool:
        """Whether something is recorded that is not "no" or nought."""
        return self.now.get(measure, "").casefold() not in ("", "0", "no")

    def share_grew(self, measure: str) -> bool:
        """Whether a share is recorded as above last year's, or as the highest so far."""
        now, before = self.now.get(measure, ""), self.before.get(measure, "")
        if is_highest(now):
            return True
        if not now or not before:
            return False
        share, last = _share(now, measure), _share(before, measure)
        return last is not None and share is not None and share > last


def read_activity(facts: Iterable[ActivityFact], *, year: int) -> Activity:
    """The rows of a year and the year before; other years do not matter to its letters."""
    rows: dict[int, dict[str, str]] = {year: {}, year - 1: {}}
    for fact in facts:
        if fact.year in rows:
            rows[fact.year][fact.measure] = fact.value.strip()
    return Activity(now=rows[year], before=rows[year - 1])


def _whole(value: str | None, measure: str) -> int | None:
    if not value:
        return None
    digits = value.replace(",", "")
    if digits[:1] in "<>" and digits[1:].isdigit():
        return None
    if not digits.isdigit():
        raise Refused(f"activity: {measure} is {value!r}, expected a number")
    return int(digits)


def _share(value: str, measure: str) -> Fraction | None:
    share = share_of(value)
    if share is None and not is_highest(value):
        raise Refused(f"activity: {measure} is {value!r}, expected a share")
    return share
