"""House rules about change: only in actions, keyword-only, signed, in one transaction."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "upheld"
WRITES = {"save", "create", "bulk_create", "bulk_update", "update_or_create", "get_or_create"}
# Parts of an action in a file of their own, called inside its transaction; and the audit chain.
ALLOWED = {"casework/audit.py", "casework/models/event.py", "casework/models/audit_event.py"}


def action_files() -> list[Path]:
    """Every module of actions."""
    return [p for p in sorted(SOURCE.rglob("actions/**/*.py")) if p.name != "__init__.py"]


def public_functions(path: Path) -> list[ast.FunctionDef]:
    """The functions of a module that others call."""
    body = ast.parse(path.read_text()).body
    return [n for n in body if isinstance(n, ast.FunctionDef) and not n.name.startswith("_")]


@pytest.mark.parametrize("path", action_files(), ids=lambda p: str(p.relative_to(SOURCE)))
def test_actions_are_keyword_only_and_signed(path: Path) -> None:
    """Every action takes keywords only, says by whom, and holds one transaction."""
    if path.name == "bulk.py":
        assert "caller's transaction" in path.read_text()
        return
    for function in public_functions(path):
        names = [a.arg for a in function.args.kwonlyargs]
        assert not function.args.args, f"{function.name} takes positions"
        assert "by" in names, f"{function.name} is not signed"
        atomic = [ast.unparse(d) for d in function.decorator_list]
        inner = "_load" in ast.unparse(function)  # the register asks first, then loads in one
        assert "transaction.atomic" in atomic or inner, f"{function.name} is not one transaction"


def test_nothing_is_saved_outside_actions() -> None:
    """Rows are written in actions alone."""
    offenders = []
    for path in sorted(SOURCE.rglob("*.py")):
        name = str(path.relative_to(SOURCE))
        if "migrations" in path.parts or "actions" in path.parts or name in ALLOWED:
            continue
        offenders += [
            f"{name}:{node.lineno}"
            for node in ast.walk(ast.parse(path.read_text()))
            if isinstance(node, ast.Attribute)
            and node.attr in WRITES
            and "objects" in ast.unparse(node.value)
        ]
    assert offenders == []
