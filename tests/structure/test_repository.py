"""House rules about the repository: locks, dependencies, settings, words, places."""

import re
import socket  # noqa: TID251 - to prove that it is blocked
import subprocess
from pathlib import Path

import pytest
import pytest_socket
from django.conf import settings

ROOT = Path(__file__).parents[2]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
TEXT = {".py", ".md", ".toml", ".txt", ".in", ".typ", ".csv", ".java", ".json", ".ini", ".cfg"}


def committed() -> list[Path]:
    """Every text file under version control."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.split("\n")  # fmt: skip
    paths = [ROOT / name for name in listed if name]
    return [p for p in paths if p.is_file() and (p.suffix in TEXT or p.parent.name == ".ci")]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda p: p.name)
def test_locks_hold_hashes_and_name_no_host(lock: Path) -> None:
    """Each locked package has a hash; no lock names an index or its host."""
    text = lock.read_text()
    packages = re.findall(r"^[a-z0-9][\w.-]*(?:\[[\w,]+\])?==", text, re.MULTILINE)
    assert packages
    for block in re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]:
        assert "--hash=sha256:" in block, block.split("\n")[0]
    assert "://" not in text
    assert "index" not in text.lower().replace("reindex", "")


def test_every_dependency_has_its_reason() -> None:
    """What requirements/*.in asks for stands in docs/dependencies.md with one line of reason."""
    reasons = (ROOT / "docs" / "dependencies.md").read_text()
    for wanted in sorted((ROOT / "requirements").glob("*.in")):
        for line in wanted.read_text().splitlines():
            name = re.split(r"[\[~=<>! ]", line)[0]
            if name and not line.startswith(("#", "-")):
                assert f"| {name} |" in reasons, f"{name} has no line in docs/dependencies.md"


def test_every_setting_is_in_the_docs() -> None:
    """Each environment variable stands in docs/operations.md."""
    text = (ROOT / "docs" / "operations.md").read_text()
    assert [name for name in settings.UPHELD_SETTINGS if f"`{name}`" not in text] == []


def test_no_file_names_a_machine() -> None:
    """No path of a machine, no shared folder and no package host is named in the repository."""
    # Written in parts, so that this file does not name them either.
    rooms = ("main", "shared", "data", ".")  # the staff site has a room of the same name
    strange = [
        *("/wor" + f"k/{each}" for each in rooms),
        "../sha" + "red",
        "/roo" + "t/",
        "pypi" + ".org",
        "/opt/py" + "pi",
    ]
    found = [
        f"{path.relative_to(ROOT)}: {word}"
        for path in committed()
        for word in strange
        if word in path.read_text(encoding="utf-8")
    ]
    assert found == []


def test_tests_have_no_network() -> None:
    """A test that opens a connection fails."""
    with (
        pytest.warns(UserWarning, match="socket"),
        pytest.raises(pytest_socket.SocketBlockedError),
    ):
        socket.socket(socket.AF_INET, socket.SOCK_STREAM)


def test_the_glossary_has_the_words_of_the_field() -> None:
    """One sense per word: the words that code and pages use are defined."""
    glossary = (ROOT / "GLOSSARY.md").read_text().lower()
    words = (
        "authority", "case", "case x body", "compliance outcome", "correction", "cut", "decision",
        "heading", "letter", "method", "outcome", "recommendation", "release", "remedy",
        "reporting year", "similar authorities", "verdict",
    )  # fmt: skip
    assert [word for word in words if f"**{word}**" not in glossary] == []
