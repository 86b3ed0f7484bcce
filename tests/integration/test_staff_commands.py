"""People from the command line: the first invitation, and a demonstration's codes."""

from pathlib import Path

import pytest

from support.program import Program
from support.staff_server import make_people

pytestmark = pytest.mark.slow


def test_the_first_administrator_is_invited_from_the_machine(program: Program) -> None:
    """A link to follow; the mail lies in the outbox; a second invitation has to wait."""
    before = int(program("audit", "verify").stdout.split()[0])
    done = program("invite", "ada@example.org", "--role", "administrator", "--by", "operator")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1].startswith("http://127.0.0.1:8001/invitation/")
    again = program("invite", "Ada@example.org", "--role", "administrator")
    assert again.returncode == 2
    assert "has an invitation that waits" in again.stderr
    # The check before and the one invitation.
    told = f"{before + 2} audit events, the chain is whole"
    assert told in program("audit", "verify").stdout
    assert program("invite", "ada", "--role", "king").returncode == 2


def test_codes_are_told_in_a_demonstration_alone(program: Program) -> None:
    """Where casework may be real, the second factor stays with its owner."""
    done = program("code", "publisher")
    assert done.returncode == 2
    assert "in a demonstration alone" in done.stderr


def test_a_demonstration_tells_its_codes(program: Program, tmp_path: Path) -> None:
    """By role or by address; nobody else's."""
    make_people(tmp_path / "data")
    for user in ("team-coordinator", "team_coordinator", "publisher@demonstration.invalid"):
        assert len(program("code", user).stdout.strip()) == 6
    done = program("code", "king")
    assert done.returncode == 2
    assert "is nobody of the demonstration" in done.stderr


def test_the_key_of_sessions_is_not_shown(program: Program) -> None:
    """`upheld settings` says that it is set, not what it is."""
    said = program("settings", environment={"UPHELD_SECRET_KEY": "very secret"}).stdout
    assert "UPHELD_SECRET_KEY = set" in said
    assert "very secret" not in said
