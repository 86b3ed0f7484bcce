"""Results as people read them, and as README.md keeps them."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.results import Result

Record = dict[str, Any]

COLUMNS = ("what", "ours", "against", "ratio", "goal", "met")
HEADING = "## Measured"
NOTHING = "-"


def merge(kept: Iterable[Record], new: Iterable[Result]) -> list[Record]:
    """The results of a run over those kept from before: a line measured again is replaced."""
    found = {(record["name"], record["against"]): record for record in kept}
    found |= {(result.name, result.against): result.as_record() for result in new}
    return list(found.values())


def read_records(path: Path) -> list[Record]:
    """What a run left, or nothing."""
    return json.loads(path.read_bytes()) if path.exists() else []


def write_records(path: Path, records: list[Record]) -> None:
    """Keep results as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(records, ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")


def lay_out(records: Iterable[Record]) -> str:
    """A Markdown table of results."""
    rows = [COLUMNS, ("---",) * len(COLUMNS), *map(_cells, records)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def explain(records: Iterable[Record]) -> Iterator[str]:
    """How each figure came about, a line each."""
    for record in records:
        against = f" against {record['against']}" if record["against"] else ""
        yield f"{record['name']}{against}: {record['how']}"


def replace_section(page: str, section: str) -> str:
    """The page with its section "Measured" written anew; at its end where it had none."""
    before, _, rest = page.partition(f"{HEADING}\n")
    _, mark, after = rest.partition("\n## ")
    tail = f"\n## {after}" if mark else ""
    return f"{before.rstrip()}\n\n{HEADING}\n{section.strip()}\n{tail}"


def _cells(record: Record) -> tuple[str, ...]:
    ratio = NOTHING if record["ratio"] is None else f"{record['ratio']:g}"
    value = "not measured" if record["value"] is None else f"{record['value']:g} {record['unit']}"
    met = {True: "yes", False: "**no**", None: NOTHING}[record["met"]]
    return (record["name"], value, record["against"] or NOTHING, ratio, record["goal"], met)
