"""Charts as inline SVG, each with its words; numbers come displayed, fractions only place ink."""

from upheld.pages.charts.bars import BarRow, bars
from upheld.pages.charts.drawing import figure
from upheld.pages.charts.funnel import Dot, FunnelGround, funnel, funnel_ground
from upheld.pages.charts.ring import ring
from upheld.pages.charts.trend import TrendBreak, TrendPoint, trend

__all__ = [
    "BarRow",
    "Dot",
    "FunnelGround",
    "TrendBreak",
    "TrendPoint",
    "bars",
    "figure",
    "funnel",
    "funnel_ground",
    "ring",
    "trend",
]
