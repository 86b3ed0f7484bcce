"""From received to upheld as bars, each as long as its number."""

from collections.abc import Sequence

from markupsafe import Markup, escape

from upheld.pages.charts.drawing import drawing, ink
from upheld.publication.review.parts import Stage

# Few units across, so that words can still be read where the drawing is as narrow as a phone.
WIDTH, STEP, BAR = 560, 72, 26
TEXT_LINE, BAR_TOP = 20, 30
# Between what was received and what was decided: they are not the same complaints.
GAP = 40


def draw(stages: Sequence[Stage]) -> Markup:
    """The drawing; its numbers stand in its name, and in the table beside it."""
    largest = max([1, *(stage.count for stage in stages)])
    drawn = "".join(
        _stage(place, stage, stage.count / largest) for place, stage in enumerate(stages)
    )
    said = "; ".join(f"{stage.name.lower()} {stage.display}" for stage in stages)
    height = STEP * len(stages) + GAP
    return drawing(
        drawn + _gap(), label=f"Bars: {said}.", width=WIDTH, height=height, name="stages"
    )


def _stage(place: int, stage: Stage, share: float) -> str:
    top = place * STEP + (GAP if place else 0)
    return (
        f'<text class="up-stages__name" x="0" y="{top + TEXT_LINE}">{escape(stage.name)}</text>'
        f'<text class="up-stages__number" x="{WIDTH}" y="{top + TEXT_LINE}" text-anchor="end">'
        f"{stage.display}</text>"
        f'<rect class="up-stages__bar up-stages__bar--{place}" y="{top + BAR_TOP}" '
        f'width="{ink(share * WIDTH)}" height="{BAR}"/>'
    )


def _gap() -> str:
    middle = STEP + GAP / 2 - 8
    return (
        f'<line class="up-stages__gap" x1="0" x2="{WIDTH}" y1="{ink(middle)}" y2="{ink(middle)}"/>'
    )
