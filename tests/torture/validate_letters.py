"""Validate every letter of one year as accessible PDF: a part of `make torture`.

`python tests/torture/validate_letters.py --year 2020 --to docs/torture.md`

The year is a demonstration made for it. Every PDF that would be sent is checked against PDF/UA-1
by the field's validator, and so is its large print; the result stands in the page with its date.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from support import pdfua, program
from upheld.letters.render import render_pdf
from upheld.letters.stored import from_json
from upheld.toolbox.files import read_json

# So many files go to one run of the validator; two runs go side by side.
TOGETHER, WORKERS = 40, 2
TITLE = "## Every letter of a year as accessible PDF"
HEAD = f"""\
{TITLE}

Every letter of the year, as it would be sent and in large print, validated as PDF/UA-1.
`YEAR=2018 make torture-letters` does another year and leaves the other lines as they were.

| year | date | commit | letters | in large print | faults |
|---|---|---|---|---|---|
"""


@dataclass(frozen=True, kw_only=True)
class Validated:
    """What came of one year."""

    year: int
    letters: int
    large: int
    faults: tuple[str, ...]


def validate_year(year: int, work: Path) -> Validated:
    """Make the year, then check each of its letters."""
    data = work / "data"
    done = program.run("demo", "--years", year, data=data)
    assert done.returncode == 0, done.stderr
    letters = sorted((data / "letters" / str(year)).glob("*/*/*.pdf"))
    assert letters, f"the demonstration wrote no letter of {year}"
    with ThreadPoolExecutor(WORKERS) as workers:
        large = list(workers.map(lambda pdf: _enlarged(pdf, work), letters))
        verdicts: dict[Path, str] = {}
        for part in workers.map(pdfua.validate, _in_parts([*letters, *large])):
            verdicts.update(part)
    return Validated(
        year=year, letters=len(letters), large=len(large), faults=tuple(_faults(verdicts))
    )


def _enlarged(pdf: Path, work: Path) -> Path:
    (stored,) = pdf.parent.glob("*letter.json")
    letter = from_json(read_json(stored)["content"])
    path = work / f"{pdf.stem}-large-print.pdf"
    path.write_bytes(render_pdf(letter, large_print=True))
    return path


def _in_parts(paths: Sequence[Path]) -> list[Sequence[Path]]:
    return [paths[start : start + TOGETHER] for start in range(0, len(paths), TOGETHER)]


def _faults(verdicts: Mapping[Path, str]) -> Iterator[str]:
    for path, verdict in verdicts.items():
        if verdict != pdfua.COMPLIANT:
            yield f"{path.name}: {verdict}"


def report(done: Validated, page: Path) -> str:
    """The page with this year's line in its own section; other sections stay as they are."""
    before, _, section = page.read_text(encoding="utf-8").partition(TITLE)
    lines = {line.split("|")[1].strip(): line for line in section.splitlines() if _is_year(line)}
    lines[str(done.year)] = _line(done)
    faults = [f"- {done.year}: {fault}" for fault in done.faults]
    whole = HEAD + "\n".join((*(lines[year] for year in sorted(lines)), *faults, ""))
    return f"{before.rstrip()}\n\n{whole}"


def _is_year(line: str) -> bool:
    return line.startswith("|") and line.split("|")[1].strip().isdigit()


def _line(done: Validated) -> str:
    today = datetime.now(UTC).date()  # noqa: TID251 - the date of the report
    words = ["git", "rev-parse", "--short", "HEAD"]
    commit = subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip()
    cells = (done.year, today, commit, done.letters, done.large, len(done.faults))
    return f"| {' | '.join(map(str, cells))} |"


def main() -> int:
    """Validate a year and write what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--year", type=int, default=2020)
    parser.add_argument("--to", type=Path, required=True)
    chosen = parser.parse_args()
    if missing := pdfua.missing():
        sys.exit(missing)
    with tempfile.TemporaryDirectory() as folder:
        done = validate_year(chosen.year, Path(folder))
        subprocess.run(["chmod", "-R", "u+w", folder], check=True)  # releases are read-only
    page = report(done, chosen.to)
    chosen.to.write_text(page, encoding="utf-8")
    print(page[page.index(TITLE) :])  # noqa: T201 - a program for a terminal
    return 1 if done.faults else 0


if __name__ == "__main__":
    sys.exit(main())
