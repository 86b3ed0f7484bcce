"""Letters per second."""

import tempfile
from pathlib import Path

from benchmarks.apart import run_apart
from benchmarks.benchmark import Benchmark
from benchmarks.results import Goal, Line, Result
from benchmarks.sampling import Plan, sample_in_turn

HERE = "benchmarks.letters"
OURS, BARE, WEASYPRINT = f"{HERE}.ours", f"{HERE}.bare_typst", f"{HERE}.with_weasyprint"
WHOLE = f"{HERE}.whole_write"
NAME, UNIT = "letters of the 2020 form, two workers", "letters/s"

AGAINST_TYPST = Line(
    name=NAME, unit=UNIT, goal=Goal(ratio_at_least=0.85), against="bare Typst, the same bytes"
)
AGAINST_WEASYPRINT = Line(
    name=NAME, unit=UNIT, goal=Goal(ratio_at_least=10), against="WeasyPrint on the HTML twin"
)
# As many as a year has; what a demonstration has more or less is reckoned in.
A_YEAR = 350
FROM_FIGURES = Line(
    name=f"{A_YEAR} letters from figures to PDFs on disk, two workers",
    unit="s",
    goal=Goal(value_at_most=5),
    against="WeasyPrint on the HTML twin",
)
MEMORY = Line(
    name=f"memory of {A_YEAR} letters from figures to PDFs on disk",
    unit="MB",
    goal=Goal(value_at_most=300),
)

LINES = (AGAINST_TYPST, AGAINST_WEASYPRINT, FROM_FIGURES, MEMORY)
MEGABYTE = 1_000_000

# Enough that starting counts for little; a third of a year's letters.
WANTED = 120
# Typst remembers what it has set: a second run in one process would measure its memory.
PLAN = Plan(rounds=3)


def measure(place: Path) -> list[Result]:
    """Compose letters once, then render them by turns; then write the whole year."""
    with tempfile.TemporaryDirectory(dir=place) as data:
        number, whole = run_apart(
            f"{HERE}.composed", "write_letters", place, WANTED, data=Path(data)
        )
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
        *_whole_year(place, whole, rates.get(WEASYPRINT)),
    ]


def _whole_year(place: Path, whole: int, peer: float | None) -> list[Result]:
    """The step `write` itself, with its check, database and audit; the peer only renders."""
    taken = sample_in_turn((WHOLE,), place, PLAN, casework=True)[WHOLE]
    seconds = taken.seconds * A_YEAR / whole
    how = f"`upheld write` of {whole} letters, told for {A_YEAR}; {PLAN.words}"
    return [
        FROM_FIGURES.measured_against(
            seconds, A_YEAR / peer, how=f"{how}; the peer is given composed letters"
        )
        if peer
        else FROM_FIGURES.measured(seconds, how=how),
        MEMORY.measured(taken.peak / MEGABYTE, how=how),
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


LETTERS = Benchmark(name="letters", lines=LINES, measure=measure)
