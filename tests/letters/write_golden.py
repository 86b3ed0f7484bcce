"""Writes the golden letters anew, where a change of words is meant.

`PYTHONPATH=tests .venv/bin/python tests/letters/write_golden.py`

Read the difference before keeping it: a golden letter is what a chief executive would read.
"""

from pathlib import Path

from letter_cases import CASES

from upheld.letters.plain import plain_text

GOLDEN = Path(__file__).parent / "golden"

if __name__ == "__main__":
    for name, write in CASES.items():
        (GOLDEN / f"{name}.txt").write_text(plain_text(write()), encoding="utf-8")
