"""One line of the table: what is measured, against what, and what it should reach."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True, kw_only=True)
class Goal:
    """What a figure should reach: a limit of the value, or of the ratio to the peer.

    A ratio "at most" divides our time by the peer's; a ratio "at least" divides our speed by the
    peer's.
    """

    value_at_most: float | None = None
    value_at_least: float | None = None
    ratio_at_most: float | None = None
    ratio_at_least: float | None = None

    def __post_init__(self) -> None:
        """Refuse a goal that nothing could miss."""
        if not self.limits:
            raise ValueError("a goal needs a limit")

    @property
    def limits(self) -> tuple[float, ...]:
        """Every limit it sets."""
        every = (
            *(self.value_at_most, self.value_at_least),
            *(self.ratio_at_most, self.ratio_at_least),
        )
        return tuple(limit for limit in every if limit is not None)

    def words(self, unit: str) -> str:
        """The goal as the table prints it: "at most 0.3 s", "at least 10 x as fast"."""
        parts = (
            ("at most", self.value_at_most, unit),
            ("at least", self.value_at_least, unit),
            ("at most", self.ratio_at_most, "x its time"),
            ("at least", self.ratio_at_least, "x as fast"),
        )
        return ", ".join(f"{side} {limit:g} {of}" for side, limit, of in parts if limit is not None)

    def is_met(self, value: float, ratio: float | None) -> bool:
        """Whether the figure reaches it; a ratio that was not measured reaches nothing."""
        compared = ratio if ratio is not None else float("nan")
        return all(
            (
                self.value_at_most is None or value <= self.value_at_most,
                self.value_at_least is None or value >= self.value_at_least,
                self.ratio_at_most is None or compared <= self.ratio_at_most,
                self.ratio_at_least is None or compared >= self.ratio_at_least,
            )
        )


@dataclass(frozen=True, kw_only=True)
class Result:
    """One line as `var/bench.json` keeps it. What could not be measured has no value."""

    name: str
    value: float | None
    unit: str
    against: str
    ratio: float | None
    goal: str
    met: bool | None
    how: str

    def as_record(self) -> dict[str, str | float | bool | None]:
        """The line as plain data."""
        return asdict(self)


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line before it is measured. A figure without a peer has `against` empty."""

    name: str
    unit: str
    goal: Goal
    against: str = ""

    def measured(self, value: float, ratio: float | None = None, *, how: str) -> Result:
        """The line with its figure; `how` says what ran and how often."""
        return Result(
            name=self.name,
            value=_rounded(value),
            unit=self.unit,
            against=self.against,
            ratio=None if ratio is None else _rounded(ratio),
            goal=self.goal.words(self.unit),
            met=self.goal.is_met(value, ratio),
            how=how,
        )

    def measured_against(self, ours: float, peer: float, *, how: str) -> Result:
        """The line with our time and the peer's, for the same work."""
        ratio = peer / ours if self.goal.ratio_at_least is not None else ours / peer
        return self.measured(
            ours, ratio, how=f"{how}; the peer took {_rounded(peer):g} {self.unit}"
        )

    def unmeasured(self, why: str) -> Result:
        """The line where something it needs is not there."""
        return Result(
            name=self.name,
            value=None,
            unit=self.unit,
            against=self.against,
            ratio=None,
            goal=self.goal.words(self.unit),
            met=None,
            how=f"not measured: {why}",
        )


def _rounded(value: float) -> float:
    # Three figures: runs differ among themselves by more than the fourth.
    return float(f"{value:.3g}")
