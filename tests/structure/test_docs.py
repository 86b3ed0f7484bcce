"""The docs and the program name the same commands."""

import re
from pathlib import Path

import click
import pytest

from upheld.cli.commands import TOPICS, commands_of
from upheld.domain.compliance import ComplianceOutcome
from upheld.domain.headings import Heading
from upheld.domain.outcomes import Outcome
from upheld.register.models.contact import ROLES
from upheld.runs.importing.specs import specs
from upheld.toolbox import clock

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def every_command() -> dict[str, click.Command]:
    """Each command by its name."""
    return {str(c.name): c for topic in TOPICS for c in commands_of(topic)}


def commands() -> set[str]:
    """Every command of the program, groups with their parts: "freeze", "audit verify"."""
    found = set()
    for name, command in every_command().items():
        parts = command.commands if isinstance(command, click.Group) else {}
        found |= {f"{name} {part}" for part in parts} or {name}
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_pages_name_commands_that_exist(page: Path) -> None:
    """A page that says `upheld something` can be followed."""
    said = re.findall(r"^(?:\S*/)?upheld ([a-z]+)|`upheld ([a-z]+)", page.read_text(), re.MULTILINE)
    known = {name.split()[0] for name in commands()}
    assert {first or second for first, second in said} <= known


def test_operations_name_every_command() -> None:
    """Whoever runs the program finds each command in docs/operations.md."""
    text = (ROOT / "docs" / "operations.md").read_text()
    assert [name for name in sorted(commands()) if f"`upheld {name}" not in text] == []


def test_operations_name_every_column_of_the_lists() -> None:
    """Whoever brings case lists finds each file, column and word of a cell in one place."""
    told = (ROOT / "docs" / "operations.md").read_text()
    text = told.partition("\n## Case lists\n")[2].partition("\n## ")[0]
    named = {f"`{name}`" for spec in specs(clock.today()).values() for name in spec.columns}
    words = {f"`{each}`" for kind in (Heading, Outcome, ComplianceOutcome, ROLES) for each in kind}
    # The sessions of a training record stand in a table of their own.
    named -= {
        f"`{name}`"
        for name in specs(clock.today())["training.csv"].columns
        if f"| {name} |" in text
    }
    assert [each for each in sorted(named | words) if each not in text] == []


def test_every_command_says_what_it_does() -> None:
    """`--help` of each command begins with a sentence."""
    for name, command in every_command().items():
        assert (command.help or "").strip().endswith("."), name
