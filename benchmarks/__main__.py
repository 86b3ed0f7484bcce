"""`python -m benchmarks [NAME]`: measure, keep var/bench.json, print the table.

With `--readme` nothing is measured: the table in README.md is written anew from that file.
"""

import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from benchmarks import machine, table
from benchmarks.benchmark import Benchmark
from benchmarks.registry import BENCHMARKS
from benchmarks.results import Result

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
RESULTS = ROOT / "var" / "bench.json"
WORKPLACE = ROOT / "var" / "bench"
REFUSED = 2


def main(arguments: list[str]) -> int:
    """Do what the arguments ask; the exit code."""
    if arguments == ["--readme"]:
        return write_readme()
    if unknown := [name for name in arguments if name not in BENCHMARKS]:
        say(f"no benchmark is called {' '.join(unknown)}; there is: {', '.join(BENCHMARKS)}")
        return REFUSED
    for name in arguments or BENCHMARKS:
        results = measure(BENCHMARKS[name])
        # Kept after each, so that a run that is broken off loses only what it was at.
        table.write_records(RESULTS, table.merge(table.read_records(RESULTS), results))
    records = table.read_records(RESULTS)
    click.echo(f"\n{machine.describe()}\n\n{table.lay_out(records)}\n")
    click.echo("\n".join(table.explain(records)))
    return 0


def measure(benchmark: Benchmark) -> list[Result]:
    """The results of one benchmark, in a folder that is gone afterwards."""
    say(f"{benchmark.name}: measuring")
    place = WORKPLACE / benchmark.name
    discard(WORKPLACE)
    place.mkdir(parents=True)
    try:
        return benchmark.measure(place)
    finally:
        discard(WORKPLACE)


def discard(folder: Path) -> None:
    """Remove a folder and what a benchmark left in it, sealed releases included."""
    if folder.exists():
        for each in (folder, *folder.rglob("*")):
            if each.is_dir():
                each.chmod(0o755)
        shutil.rmtree(folder)


def write_readme() -> int:
    """Bring the table of README.md up to the results kept."""
    if not RESULTS.exists():
        say("nothing was measured yet; run: make bench")
        return REFUSED
    day = datetime.fromtimestamp(RESULTS.stat().st_mtime, tz=UTC).date()
    records = table.read_records(RESULTS)
    section = (
        f"`make bench` on {day}; {machine.describe()}.\n"
        "How each figure came about stands in `var/bench.json` after a run.\n\n"
        f"{table.lay_out(records)}"
    )
    page = README.read_text(encoding="utf-8")
    README.write_text(table.replace_section(page, section), encoding="utf-8")
    return 0


def say(text: str) -> None:
    """A line for whoever waits."""
    click.echo(text, err=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
