import math
import re
from pathlib import Path

import numpy as np
import pytest
from scipy.stats import betabinom

from upheld.statistics.comparison import Ratio
from upheld.statistics.funnel import CLEAR, POSSIBLE, Funnel
from upheld.statistics.overdispersion import estimate_spread
from upheld.statistics.verdict import MILDER_THAN_INTERVAL, judge

PAGE = (Path(__file__).parents[3] / "docs/method/funnel.md").read_text()


def _read_table(heading: str) -> dict[str, list[str]]:
    table, _, _ = PAGE[PAGE.index(heading) :].partition("\n\n")
    rows = (line.strip("| ").split(" | ") for line in table.splitlines()[2:])
    return {row[0]: row[1:] for row in rows}


def _read_value(name: str) -> str:
    (value,) = re.findall(rf"^- {re.escape(name)} = (.+)$", PAGE, flags=re.MULTILINE)
    return value


SCORES = "| authority | n | upheld | rate |"
TAILS = "| authority | n | upheld | this or more |"


@pytest.fixture
def counts() -> dict[str, tuple[int, int]]:
    """Investigations and upheld decisions of every authority of the page."""
    return {name: (int(n), int(upheld)) for name, (n, upheld, *_) in _read_table(TAILS).items()}


def test_scores_follow_from_the_counts(counts: dict[str, tuple[int, int]]) -> None:
    """Rate, s, z, z drawn in and its square are those of the counts, by NumPy."""
    large = {name: count for name, count in counts.items() if count[0] >= 5}
    n, upheld = np.array(list(large.values())).T
    theta = sum(u for _, u in counts.values()) / sum(n for n, _ in counts.values())
    s = np.sqrt(theta * (1 - theta) / n)
    z = (upheld / n - theta) / s
    low, high = np.quantile(z, [0.1, 0.9])
    drawn = np.clip(z, low, high)
    printed = {name: row[2:] for name, row in _read_table(SCORES).items()}
    assert list(printed) == list(large)
    columns = zip(upheld / n, s, z, drawn, drawn**2, strict=True)
    for name, row in zip(large, columns, strict=True):
        assert printed[name] == [f"{value:.4f}" for value in row]
    assert (_read_value("10th percentile of z"), _read_value("90th percentile of z")) == (
        f"{low:.4f}",
        f"{high:.4f}",
    )


def test_spread_is_the_one_printed(counts: dict[str, tuple[int, int]]) -> None:
    """theta, phi, tau squared and rho of the page are what is computed for releases."""
    ratios = [Ratio(numerator=upheld, denominator=n) for n, upheld in counts.values()]
    spread = estimate_spread(ratios)
    assert spread is not None
    variance = spread.theta * (1 - spread.theta)
    weights = [n / variance for n, _ in counts.values() if n >= 5]
    computed = {
        "upheld": str(sum(upheld for _, upheld in counts.values())),
        "investigations": str(sum(n for n, _ in counts.values())),
        "theta": f"{spread.theta:.4f}",
        "theta(1 - theta)": f"{variance:.4f}",
        "I": str(spread.bodies),
        "phi": f"{spread.phi:.4f}",
        "sum of w": f"{sum(weights):.2f}",
        "sum of w squared": f"{sum(w * w for w in weights):.2f}",
        "tau squared": f"{spread.tau_squared:.6f}",
        "rho": f"{spread.rho:.6f}",
    }
    assert {name: _read_value(name) for name in computed} == computed


def test_formula_gives_tau_squared() -> None:
    """The formula as the page states it, with the page's own sums, gives its tau squared."""
    phi, size = float(_read_value("phi")), int(_read_value("I"))
    total, squares = float(_read_value("sum of w")), float(_read_value("sum of w squared"))
    tau_squared = max(0.0, (size * phi - (size - 1)) / (total - squares / total))
    assert tau_squared == pytest.approx(float(_read_value("tau squared")), abs=1e-6)


def test_tails_and_verdicts_are_the_ones_printed(counts: dict[str, tuple[int, int]]) -> None:
    """Each tail is SciPy's, and each verdict is what a letter would print."""
    ratios = [Ratio(numerator=upheld, denominator=n) for n, upheld in counts.values()]
    spread = estimate_spread(ratios)
    assert spread is not None
    shape = (1 - spread.rho) / spread.rho
    for name, (_, _, more, less, verdict) in _read_table(TAILS).items():
        n, upheld = counts[name]
        known = betabinom(n, spread.theta * shape, (1 - spread.theta) * shape)
        assert more == f"{known.sf(upheld - 1):.4f}"
        assert less == f"{known.cdf(upheld):.4f}"
        assert verdict == judge(upheld, n, Funnel.around(spread))


def test_limits_are_the_ones_printed(counts: dict[str, tuple[int, int]]) -> None:
    """The lines of the chart on a base of 30 are where the page says."""
    ratios = [Ratio(numerator=upheld, denominator=n) for n, upheld in counts.values()]
    spread = estimate_spread(ratios)
    assert spread is not None
    for name, tail in (("95 % limits on 30", POSSIBLE), ("99.8 % limits on 30", CLEAR)):
        limits = Funnel.around(spread).limits(30, tail)
        assert _read_value(name) == f"{limits.low} or fewer, {limits.high} or more"


def test_page_quotes_the_sentence() -> None:
    """The sentence about the interval is quoted as letters print it."""
    assert f"> {MILDER_THAN_INTERVAL}\n" in PAGE
    assert math.isclose(POSSIBLE, 0.05 / 2)
    assert math.isclose(CLEAR, 0.002 / 2)
