"""Secrets: nobody can guess them, and a kept one is for its owner."""

from pathlib import Path

import pytest

from upheld.toolbox import secret


def test_a_kept_secret_stays_the_same_and_is_for_its_owner(tmp_path: Path) -> None:
    """Made at first use, read afterwards, nothing else left in the folder."""
    path = tmp_path / "data" / "key"
    first = secret.kept_in(path)
    assert secret.kept_in(path) == first
    assert len(first) > 50
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_a_secret_that_others_could_read_is_refused(tmp_path: Path) -> None:
    """It may be known: whoever runs the program decides."""
    path = tmp_path / "key"
    secret.kept_in(path)
    path.chmod(0o640)
    with pytest.raises(secret.Exposed, match="can be read by others"):
        secret.kept_in(path)


def test_no_two_are_alike() -> None:
    """Tokens fit into an address; readable ones have no sign that is taken for another."""
    assert len({secret.token() for _ in range(100)}) == 100
    assert secret.token().replace("-", "").replace("_", "").isalnum()
    assert set("".join(secret.readable(10) for _ in range(100))).isdisjoint("0o1li")
