"""Ask a contender everything and note how long each answer took; to be run apart."""

import hashlib
import json
import resource
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path
from time import perf_counter

from benchmarks.searching.questions import questions

WARM_UPS = 20
KILOBYTE = 1024


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What contenders must agree on."""

    total: int
    shown: int
    counts: dict[str, dict[str, int]]


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What it took."""

    seconds: list[float]
    totals: list[int]
    answers: list[str]
    """SHA-256 of each answer."""
    memory: int
    """Highest, in bytes, with the files that are mapped."""


def make(contender: str, place: Path) -> tuple[float, int, int]:
    """Seconds to build it, its size, and the highest memory while it was built."""
    module = import_module(contender)
    started = perf_counter()
    size = module.make(place)
    return perf_counter() - started, size, _peak()


def ask_all(contender: str, place: Path) -> Asked:
    """Every question once, after some to warm up."""
    module = import_module(contender)
    opened, asked = module.opened(place), questions(place)
    for search in asked[:WARM_UPS]:
        module.ask(opened, search)
    seconds, answers = [], []
    for search in asked[WARM_UPS:]:
        started = perf_counter()
        answers.append(module.ask(opened, search))
        seconds.append(perf_counter() - started)
    return Asked(
        seconds=seconds,
        totals=[answer.total for answer in answers],
        answers=[_digest(answer) for answer in answers],
        memory=_peak(),
    )


def folder_size(folder: Path) -> int:
    """The bytes of all files in it."""
    return sum(each.stat().st_size for each in folder.iterdir())


def _digest(answer: Answer) -> str:
    return hashlib.sha256(json.dumps(asdict(answer), sort_keys=True).encode()).hexdigest()


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * KILOBYTE
