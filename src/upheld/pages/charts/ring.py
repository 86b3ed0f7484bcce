"""A share as a ring, with a tick where the average of similar authorities lies."""

import math

from markupsafe import Markup, escape

from upheld.pages.charts.drawing import drawing, ink

SIZE, MIDDLE, RADIUS = 124, 62, 46
AROUND = 2 * math.pi * RADIUS
# The tick begins inside the band and ends outside it, so that it is seen on full rings too.
TICK = (36, 58)


def ring(
    *,
    numerator: int,
    denominator: int,
    display: str,
    label: str,
    average: tuple[int, int] | None = None,
) -> Markup:
    """The ring of `numerator` out of `denominator`; `display` stands in it as it was released."""
    for part, whole in ((numerator, denominator), average or (0, 1)):
        if not 0 <= part <= whole or whole == 0:
            raise ValueError(f"{part} of {whole} cannot be drawn as a ring")
    drawn = (
        _band()
        + _arc(numerator / denominator)
        + (_tick(average[0] / average[1]) if average else "")
        + f'<text class="up-ring__number" x="{MIDDLE}" y="70" text-anchor="middle">'
        f"{escape(display)}</text>"
    )
    return drawing(drawn, label=label, width=SIZE, height=SIZE, name="ring")


def _band() -> str:
    return f'<circle class="up-ring__band" cx="{MIDDLE}" cy="{MIDDLE}" r="{RADIUS}" fill="none"/>'


def _arc(share: float) -> str:
    """Nothing for none: a dash of no length would still draw its cap in some browsers."""
    if not share:
        return ""
    return (
        f'<circle class="up-ring__share" cx="{MIDDLE}" cy="{MIDDLE}" r="{RADIUS}" fill="none" '
        f'stroke-dasharray="{ink(share * AROUND)} {ink(AROUND + 1)}" '
        f'transform="rotate(-90 {MIDDLE} {MIDDLE})"/>'
    )


def _tick(share: float) -> str:
    angle = share * 2 * math.pi
    (x1, y1), (x2, y2) = (
        (MIDDLE + math.sin(angle) * far, MIDDLE - math.cos(angle) * far) for far in TICK
    )
    return (
        f'<line class="up-ring__tick" x1="{ink(x1)}" y1="{ink(y1)}" x2="{ink(x2)}" y2="{ink(y2)}"/>'
    )
