"""Tar files as streams."""

import io
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from upheld.toolbox import tar


def packed(folder: Path, digests: dict[str, str]) -> Iterator[bytes]:
    """A folder with one file, and one from memory."""
    yield from tar.folder_blocks("below", 0o500)
    with (folder / "a").open("rb") as source:
        digests["below/a"] = yield from tar.file_blocks("below/a", source)
    yield from tar.bytes_blocks("b", b"memory")
    yield tar.END


@pytest.fixture
def made(tmp_path: Path) -> bytes:
    """Such a tar file."""
    (tmp_path / "a").write_bytes(b"x" * 3_000_001)
    (tmp_path / "a").chmod(0o400)
    return b"".join(packed(tmp_path, {}))


def test_what_is_packed_is_unpacked(made: bytes, tmp_path: Path) -> None:
    """Files, folders, their modes and digests; other programs read it too."""
    digests: dict[str, str] = {}
    list(packed(tmp_path, digests))
    place = tmp_path / "place"
    place.mkdir()
    found = tar.unpack(io.BytesIO(made), place)
    assert found["below/a"] == digests["below/a"]
    assert (place / "below" / "a").read_bytes() == b"x" * 3_000_001
    assert (place / "b").read_bytes() == b"memory"
    assert [(place / n).stat().st_mode & 0o777 for n in ("below", "below/a")] == [0o500, 0o400]
    with tarfile.open(fileobj=io.BytesIO(made)) as other:
        assert other.getnames() == ["below", "below/a", "b"]


def test_half_a_tar_file_is_odd(made: bytes, tmp_path: Path) -> None:
    """Cut in the middle of a file."""
    with pytest.raises(tar.Odd):
        tar.unpack(io.BytesIO(made[:1_000_000]), tmp_path)
    with pytest.raises(tar.Odd):
        tar.unpack(io.BytesIO(b"nothing of the kind" * 100), tmp_path)


@pytest.mark.parametrize("name", ["/etc/passwd", "../beside", "a/../../beside"])
def test_a_name_that_leads_out_is_odd(name: str, tmp_path: Path) -> None:
    """Nothing is written outside the folder."""
    made = b"".join([*tar.bytes_blocks(name, b"x"), tar.END])
    with pytest.raises(tar.Odd, match="leads out"):
        tar.unpack(io.BytesIO(made), tmp_path)


def test_a_link_is_odd(tmp_path: Path) -> None:
    """A backup holds none, so one that does was not made by us."""
    entry = tarfile.TarInfo("link")
    entry.type, entry.linkname = tarfile.SYMTYPE, "/"
    with pytest.raises(tar.Odd, match="neither a file nor a folder"):
        tar.unpack(io.BytesIO(entry.tobuf() + tar.END), tmp_path)
