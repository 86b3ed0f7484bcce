from pathlib import Path

import pytest

from upheld.toolbox.files import create_once, digests_of, sealed_folder, write_whole


def names(folder: Path) -> list[str]:
    """Everything that lies in a folder."""
    return sorted(p.name for p in folder.iterdir())


def fail_to_seal(place: Path) -> None:
    """Begin a folder and fail before it is complete."""
    with sealed_folder(place) as folder:
        (folder / "file").write_bytes(b"x")
        raise RuntimeError


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    """The new bytes take the place of the old, and nothing is left beside them."""
    path = tmp_path / "a" / "b.txt"
    write_whole(path, b"one")
    write_whole(path, b"two")
    assert path.read_bytes() == b"two"
    assert names(path.parent) == ["b.txt"]


def test_a_file_is_created_once(tmp_path: Path) -> None:
    """The same bytes again are accepted and not written; other bytes are refused."""
    path = tmp_path / "mail.eml"
    assert create_once(path, b"one") is True
    assert create_once(path, b"one") is False
    with pytest.raises(FileExistsError):
        create_once(path, b"two")
    assert path.read_bytes() == b"one"
    assert names(tmp_path) == ["mail.eml"]


def test_a_sealed_folder_is_there_whole_and_read_only(tmp_path: Path) -> None:
    """It appears at its place when it is complete, and its modes forbid writing."""
    with sealed_folder(tmp_path / "v1") as folder:
        (folder / "inner").mkdir()
        (folder / "inner" / "file").write_bytes(b"x")
        assert not (tmp_path / "v1").exists()
    modes = {p.stat().st_mode & 0o222 for p in (tmp_path / "v1", *(tmp_path / "v1").rglob("*"))}
    assert modes == {0}
    assert list(digests_of(tmp_path / "v1")) == ["inner/file"]


def test_a_failed_seal_leaves_nothing(tmp_path: Path) -> None:
    """What was begun is swept away, whatever it had become."""
    with pytest.raises(RuntimeError):
        fail_to_seal(tmp_path / "v1")
    assert names(tmp_path) == []


def test_the_next_seal_sweeps_what_a_killed_one_left(tmp_path: Path) -> None:
    """A half-filled folder of a killed run does not stay for ever."""
    rest = tmp_path / ".v1.partial-abc"
    (rest / "inner").mkdir(parents=True)
    (rest / "inner" / "file").write_bytes(b"x")
    (rest / "inner").chmod(0o555)
    with sealed_folder(tmp_path / "v1") as folder:
        (folder / "file").write_bytes(b"y")
    assert names(tmp_path) == ["v1"]
