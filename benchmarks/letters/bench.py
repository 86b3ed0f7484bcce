"""Letters per second."""

import tempfile
from pathlib import Path

from benchmarks.apart import run_apart
from benchmarks.benchmark import Benchmark
from benchmarks.results import Goal, Line, Result
from benchmarks.sampling import Plan, sample_in_turn

HERE = "benchmarks.letters"
OURS, BARE, WEASYPRINT = f"{HERE}.ours", f"{HERE}.bare_typst", f"{HERE}.with_weasyprint"
NAME, UNIT = "letters of the 2020 form, two workers", "letters/s"

AGAINST_TYPST = Line(
    name=NAME, unit=UNIT, goal=Goal(ratio_at_least=0.85), against="bare Typst, the same bytes"
)
AGAINST_WEASYPRINT = Line(
    name=NAME, unit=UNIT, goal=Goal(ratio_at_least=10), against="WeasyPrint on an HTML twin"
)

# Enough that starting counts for little; a third of a year's letters.
WANTED = 120
# Typst remembers what it has set: a second run in one process would measure its memory.
PLAN = Plan(rounds=3)


def measure(place: Path) -> list[Result]:
    """Compose letters once, then render them by turns."""
    with tempfile.TemporaryDirectory(dir=place) as data:
        number = run_apart(f"{HERE}.composed", "write_letters", place, WANTED, data=Path(data))
    missing = _missing_weasyprint()
    contenders = (OURS, BARE) if missing else (OURS, BARE, WEASYPRINT)
    taken = sample_in_turn(contenders, place, PLAN, alike=(OURS, BARE))
    rates = {contender: number / each.seconds for contender, each in taken.items()}
    how = f"{number} letters, {PLAN.words}"
    return [
        _line_result(AGAINST_TYPST, rates, BARE, how),
        AGAINST_WEASYPRINT.unmeasured(missing)
        if missing
        else _line_result(AGAINST_WEASYPRINT, rates, WEASYPRINT, how),
    ]


def _line_result(line: Line, rates: dict[str, float], peer: str, how: str) -> Result:
    told = f"{how}; the peer made {rates[peer]:.3g} {UNIT}"
    return line.measured(rates[OURS], rates[OURS] / rates[peer], how=told)


def _missing_weasyprint() -> str:
    try:
        run_apart(WEASYPRINT, "name")
    except (ImportError, OSError) as error:
        cause = str(error).strip().splitlines()[0]
        return f"WeasyPrint or Pango is not there ({cause}); see docs/operations.md"
    return ""


LETTERS = Benchmark(name="letters", lines=(AGAINST_TYPST, AGAINST_WEASYPRINT), measure=measure)
