"""The base of a rate in words, so that no percentage stands without what it was divided by."""

from dataclasses import dataclass

from upheld.domain.method import Method


@dataclass(frozen=True, kw_only=True)
class Base:
    """What a rate is divided by; `{investigations}` takes the year's own word for them."""

    singular: str
    plural: str
    empty: str
    """Why nothing is shown where the base is zero."""
    empty_but_due: str | None = None
    """The same where recommendations were due and none was settled."""

    def describe(self, number: int, method: Method) -> str:
        """The base with its number: "1 detailed investigation", "1,846 investigations"."""
        words = self.singular if number == 1 else self.plural
        plural = method.investigations
        word = words.format(investigation=plural.removesuffix("s"), investigations=plural)
        return f"{number:,} {word}"

    def explain_empty(self, due_unsettled: int) -> str:
        """Why the base is zero."""
        if self.empty_but_due is not None and due_unsettled:
            return self.empty_but_due
        return self.empty


INVESTIGATIONS_BASE = Base(
    singular="{investigation}", plural="{investigations}", empty="no investigations"
)
UPHELD_BASE = Base(
    singular="upheld decision", plural="upheld decisions", empty="no complaints upheld"
)
OUTCOMES_BASE = Base(
    singular="compliance outcome",
    plural="compliance outcomes",
    empty="no recommendations were due",
    empty_but_due="recommendations were due, but no outcome was recorded by 31 March",
)
DECISIONS_BASE = Base(singular="decision", plural="decisions", empty="no decisions")
RESIDENTS_BASE = Base(
    singular="resident",
    plural="residents",
    empty="no population is recorded for this authority in the year",
)
