"""What the year's desk may have to say names steps of the screen, never commands or settings."""

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import grimp
import pytest

DESK = ("upheld.runs.desk", "upheld.web.staff.years")
COMMAND = re.compile(r"\bupheld [a-z]|(?:^|\s)--[a-z]|UPHELD_|\.venv|command line")
# Nobody at the desk meets these; each with its reason.
ELSEWHERE = {
    # Before the staff site could start at all.
    "UPHELD_DATA names {}, which is a file; name a folder",
}


def reached() -> list[str]:
    """Every module of the program that the desk can call."""
    graph = grimp.build_graph("upheld")
    roots = [m for m in graph.modules if m.startswith(DESK)]
    return sorted({m for root in roots for m in graph.find_upstream_modules(root)} | set(roots))


def refusals(module: str) -> Iterator[str]:
    """The words of every error that a module raises, with {} where something is filled in."""
    path = importlib.util.find_spec(module).origin
    for node in ast.walk(ast.parse(Path(path).read_text())):
        if isinstance(node, ast.Raise) and node.exc is not None:
            yield from _texts(node.exc)


def _texts(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.JoinedStr):
        parts = [p.value if isinstance(p, ast.Constant) else "{}" for p in node.values]
        yield "".join(map(str, parts))
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    else:
        for child in ast.iter_child_nodes(node):
            yield from _texts(child)


@pytest.mark.slow
def test_no_refusal_of_the_desk_names_a_command() -> None:
    """Words serve both: at the screen the step is a link, on the command line a command."""
    said = [(m, text) for m in reached() for text in refusals(m)]
    assert len(said) > 50
    assert [each for each in said if COMMAND.search(each[1]) and each[1] not in ELSEWHERE] == []
