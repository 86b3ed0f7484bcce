"""What came of one printed figure."""

from dataclasses import dataclass, replace
from enum import StrEnum

from upheld.domain.errors import Refused


class Status(StrEnum):
    """How a printed figure stands beside ours."""

    MATCHED = "matched"
    DIFFERS = "differs"
    INTERPOLATED = "rests on an interpolated population"
    NOT_COMPUTABLE = "not computable"


class Family(StrEnum):
    """What kind of figure it is."""

    COUNT = "counts"
    RATE = "rates"
    AVERAGE = "averages"


class Kind(StrEnum):
    """Why a printed figure may differ from ours."""

    MISPRINT = "misprint"
    OTHER_POPULATION = "other_population"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One printed figure of one row beside ours."""

    line: int
    body: str
    year: int
    family: Family
    measure: str
    printed: str
    ours: str | None
    """None where we show no figure, or none can be made of the row."""
    status: Status
    why: str = ""
    """The arithmetic, or what is missing."""
    read_out: bool = False
    """Whether a count was read out of the printed figure itself, since it was not printed."""
    kind: Kind | None = None
    reason: str = ""
    source: str = ""

    def __post_init__(self) -> None:
        """Refuse a finding that does not say why, and a reason for what does not differ."""
        if self.status is not Status.MATCHED and not self.why:
            raise Refused(f"{self.body} {self.year} {self.measure}: a finding says why")
        if self.kind and (self.status is not Status.DIFFERS or not self.reason):
            raise Refused(f"{self.body} {self.year} {self.measure}: only a difference has a reason")

    @property
    def unnamed(self) -> bool:
        """Whether it differs and nobody has said why."""
        return self.status is Status.DIFFERS and self.kind is None

    def named(self, kind: Kind, reason: str, source: str) -> "Finding":
        """The same with the reason why it differs."""
        return replace(self, kind=kind, reason=reason, source=source)
