"""Letters read per second; figures found, and figures that are right."""

import tempfile
from pathlib import Path

from benchmarks.apart import run_apart
from benchmarks.benchmark import Benchmark
from benchmarks.results import Goal, Line, Result
from benchmarks.sampling import Plan, sample_in_turn

HERE = "benchmarks.reading"
OURS, BARE = f"{HERE}.ours", f"{HERE}.bare_text"

SPEED = Line(
    name="letters of the 2020 form read from PDF to figures, two processes",
    unit="letters/s",
    goal=Goal(ratio_at_least=0.2),
    against="pypdfium2's text alone, nothing understood",
)
PERCENT = "%"
RECALL = Line(
    name="figures found in letters as rendered (PDF)", unit=PERCENT, goal=Goal(value_at_least=100)
)
PRECISION = Line(
    name="figures read from them that are right", unit=PERCENT, goal=Goal(value_at_least=100)
)
NOISY_RECALL = Line(
    name="figures found after re-wrapping, hyphens and footers",
    unit=PERCENT,
    goal=Goal(value_at_least=99),
)
NOISY_PRECISION = Line(
    name="figures read after that which are right", unit=PERCENT, goal=Goal(value_at_least=100)
)
LINES = (SPEED, RECALL, PRECISION, NOISY_RECALL, NOISY_PRECISION)

WANTED = 120
PLAN = Plan(rounds=3)


def measure(place: Path) -> list[Result]:
    """Compose and render letters once; read them by turns; then compare figure by figure."""
    with tempfile.TemporaryDirectory(dir=place) as data:
        run_apart("benchmarks.letters.composed", "write_letters", place, WANTED, data=Path(data))
    number = run_apart(f"{HERE}.rendered", "write_pdfs", place)
    taken = sample_in_turn((OURS, BARE), place, PLAN, alike=(OURS,))
    rates = {name: number / each.seconds for name, each in taken.items()}
    told = f"{number} letters, {PLAN.words}; the peer did {rates[BARE]:.3g} {SPEED.unit}"
    return [
        SPEED.measured(rates[OURS], rates[OURS] / rates[BARE], how=told),
        *_right(place, "as_rendered", (RECALL, PRECISION)),
        *_right(place, "with_noise", (NOISY_RECALL, NOISY_PRECISION)),
    ]


def _right(place: Path, how_read: str, lines: tuple[Line, Line]) -> list[Result]:
    printed, found, read, right = run_apart(f"{HERE}.compared", how_read, place)
    recall, precision = lines
    how = "the pages of statistics, against the letter's data"
    return [
        recall.measured(100 * found / printed, how=f"{found:,} of {printed:,} figures; {how}"),
        precision.measured(100 * right / read, how=f"{right:,} of {read:,} figures; {how}"),
    ]


READING = Benchmark(name="reading", lines=LINES, measure=measure)
