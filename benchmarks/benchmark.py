"""What one benchmark is: its lines, and how to measure them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.results import Line, Result


@dataclass(frozen=True, kw_only=True)
class Benchmark:
    """One entry of `make bench ONLY=name`."""

    name: str
    lines: tuple[Line, ...]
    measure: Callable[[Path], list[Result]]
    """From a new, empty folder to a result for each line, in order."""
