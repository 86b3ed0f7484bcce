"""House rule 1: small files, small functions."""

import ast
from functools import cache
from pathlib import Path
from statistics import median

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "upheld"
LONGEST_FILE, MEDIAN_FILE, LONGEST_FUNCTION, MEDIAN_FUNCTION = 400, 80, 60, 10


def modules() -> list[Path]:
    """Every module of ours; migrations are written by a machine."""
    return [p for p in sorted(SOURCE.rglob("*.py")) if "migrations" not in p.parts]


@cache
def functions() -> list[tuple[str, int]]:
    """Every function with its place and length in lines."""
    found = []
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                found.append((f"{path.relative_to(SOURCE)}:{node.lineno} {node.name}", length))
    return found


def test_files_are_small() -> None:
    """No file is over 400 lines, and half of them are under 80."""
    lengths = {p: p.read_text().count("\n") for p in modules()}
    assert [p for p, n in lengths.items() if n > LONGEST_FILE] == []
    assert median(lengths.values()) <= MEDIAN_FILE


def test_functions_are_small() -> None:
    """No function is over 60 lines, and half of them are under 10."""
    found = functions()
    assert [place for place, length in found if length > LONGEST_FUNCTION] == []
    assert median(length for _, length in found) <= MEDIAN_FUNCTION


@pytest.mark.parametrize("word", ["util", "helper", "manager", "handle_", "process_", "misc"])
def test_no_name_says_nothing(word: str) -> None:
    """Names come from the field; these could mean anything."""
    named = [str(p.relative_to(SOURCE)) for p in modules()] + [place for place, _ in functions()]
    assert [name for name in named if word in name] == []
