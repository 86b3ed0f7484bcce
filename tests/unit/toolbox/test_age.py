"""Streams for the holder of a key."""

import io
from collections.abc import Iterator

import pytest

from upheld.toolbox import age


@pytest.fixture
def pair() -> tuple[object, list[object]]:
    """What opens, and whom it is made for."""
    opens, public = age.new_key()
    return age.identity(f"# a comment\n{opens}\n".encode()), age.recipients(f" {public} ,")


def locked(content: bytes, to: list[object]) -> bytes:
    """The content as its holder gets it, in pieces of odd lengths."""
    target = io.BytesIO()
    pieces = (content[at : at + 70_001] for at in range(0, len(content), 70_001))
    age.encrypt([b"", *pieces], target, to)
    return target.getvalue()


def opened(content: bytes, key: object) -> bytes:
    """Read to the end."""
    with age.decrypted(io.BytesIO(content), key) as stream:
        return stream.read()


def test_what_is_locked_opens_again(pair: tuple[object, list[object]]) -> None:
    """Byte for byte, the empty content too."""
    key, to = pair
    for content in (b"", b"x", bytes(range(256)) * 2000):
        made = locked(content, to)
        assert made.startswith(age.MAGIC)
        assert opened(made, key) == content


def test_another_key_opens_nothing(pair: tuple[object, list[object]]) -> None:
    """And the error says that it is the key."""
    other = age.identity(age.new_key()[0].encode())
    with pytest.raises(age.Locked):
        opened(locked(b"secret", pair[1]), other)


@pytest.mark.parametrize("at", [-1, -70_000, -150_000])
def test_a_stream_that_was_cut_or_changed_is_refused(
    pair: tuple[object, list[object]], at: int
) -> None:
    """Wherever it happened."""
    key, to = pair
    made = locked(b"x" * 200_000, to)
    for bad in (made[:at], made[:at] + bytes([made[at] ^ 1]) + made[at:][1:]):
        with pytest.raises(age.Changed):
            opened(bad, key)


def test_a_fault_of_whoever_gives_is_told_as_it_was(pair: tuple[object, list[object]]) -> None:
    """Not as a fault of the encryption."""

    def chunks() -> Iterator[bytes]:
        yield b"x"
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        age.encrypt(chunks(), io.BytesIO(), pair[1])


def test_a_reader_may_stop_early(pair: tuple[object, list[object]]) -> None:
    """Whoever has seen enough waits for nothing."""
    key, to = pair
    with age.decrypted(io.BytesIO(locked(b"x" * 3_000_000, to)), key) as stream:
        assert stream.read(1) == b"x"


def test_what_is_no_key_is_refused() -> None:
    """A private key is no public one, and the other way round."""
    opens, public = age.new_key()
    for text in (opens, "age1nothing", "ssh-ed25519 nothing"):
        with pytest.raises(age.BadKey):
            age.recipients(text)
    for text in (public, "", opens[:-1]):
        with pytest.raises(age.BadKey):
            age.identity(text.encode())
    assert age.recipients("") == []


def test_an_ssh_key_will_do() -> None:
    """The kind that people have already."""
    public = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHvIO25U7v5xeh8ufHTNR2nyKrvkbULUdio/s7g056gI me"
    assert b"-> ssh-ed25519 " in locked(b"secret", age.recipients(public))
