"""What all charts share: numbers as ink, the figure around a chart, its source line."""

from dataclasses import dataclass

from markupsafe import Markup, escape

# Round numbers between the marks of an axis; the first that needs few enough marks is taken.
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)


@dataclass(frozen=True, kw_only=True)
class Scale:
    """Where values of an axis lie on the paper."""

    first: float
    last: float
    start: float
    """Where `first` lies."""
    end: float
    """Where `last` lies; smaller than `start` on an axis that goes up."""

    def __post_init__(self) -> None:
        """Refuse an axis without length."""
        if self.first >= self.last or self.start == self.end:
            raise ValueError("an axis needs a length")

    def __call__(self, value: float) -> float:
        """The place of a value."""
        share = (value - self.first) / (self.last - self.first)
        return self.start + share * (self.end - self.start)


def ink(value: float) -> str:
    """A coordinate with one decimal at most: "12.5", "12"."""
    return f"{value:.1f}".removesuffix(".0")


def step_of(largest: int, marks: int = 7) -> int:
    """The distance between marks so that at most `marks` of them reach `largest`."""
    return next((step for step in _STEPS if largest / step <= marks), largest)


def drawing(content: str, *, label: str, width: int, height: int, name: str) -> Markup:
    """An SVG that is one picture with its text name; `content` is markup of ours."""
    return Markup(  # noqa: S704 -- every text in `content` was escaped where it was written
        f'<svg class="up-chart__drawing up-chart__drawing--{escape(name)}" '
        f'viewBox="0 0 {width} {height}" role="img" aria-label="{escape(label)}">{content}</svg>'
    )


def figure(chart: Markup, *, caption: str | Markup, name: str, source: str) -> Markup:
    """A chart with its caption, ready to be taken away: file name and source line go with it."""
    return Markup(
        '<figure class="up-chart" data-name="{name}" data-source="{source}">{chart}'
        '<figcaption class="up-small">{caption}</figcaption></figure>'
    ).format(name=name, source=source, chart=chart, caption=caption)
