"""A council chosen for a comparison."""

from dataclasses import dataclass

from upheld.domain.authority_types import AuthorityType
from upheld.publication.site import PublicBody
from upheld.statistics.figures import BodyFigures, Figure

MOST = 4
"""More columns than this cannot be read side by side."""

COUNTED_AFTERWARDS = (
    "The letters of this year gave no averages of similar authorities. They were counted "
    "afterwards, in the same way as those of later years."
)
"""For years whose method showed no averages, though their releases hold them."""


@dataclass(frozen=True, kw_only=True)
class ComparedBody:
    """A body and its figures of the year; None where it has none."""

    body: PublicBody
    figures: BodyFigures | None
    called: str = ""
    """What running text calls it where its short name is another body's too."""

    def __post_init__(self) -> None:
        """Refuse a body beside the figures of another."""
        if self.figures is not None and self.figures.body != self.body.slug:
            raise ValueError(f"{self.body.slug} has the figures of {self.figures.body}")

    @property
    def name(self) -> str:
        """What it is called side by side with others."""
        return self.called or self.body.short_name

    @property
    def kind(self) -> AuthorityType | None:
        """Its type on 31 March of the year."""
        return self.body.kind if self.figures is None else self.figures.type

    @property
    def address(self) -> str:
        """Its page of the year; empty where it has none."""
        if self.figures is None:
            return ""
        return f"/councils/{self.body.slug}/{self.figures.year}/"

    def figure(self, measure: str) -> Figure | None:
        """One figure, if the year has it."""
        return self.figures.measures.get(measure) if self.figures else None
