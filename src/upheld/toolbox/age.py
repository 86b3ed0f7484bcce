"""Streams that only the holder of a key can read: the age format (age-encryption.org/v1)."""

import os
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import IO, Any

import pyrage

MAGIC = b"age-encryption.org/"


class BadKey(Exception):
    """A text that is no key of age and none of ssh."""


class Locked(Exception):
    """The stream was not made for this key, or its first bytes are not those of age."""


class Changed(Exception):
    """The stream is not the one that was written: changed, or cut short."""


def new_key() -> tuple[str, str]:
    """A fresh pair: what opens, and what it is made for (`age1...`)."""
    identity = pyrage.x25519.Identity.generate()
    return str(identity), str(identity.to_public())


def recipients(text: str) -> list[Any]:
    """The public keys of a text, with commas between: of age (`age1...`) or of ssh."""
    return [_recipient(each.strip()) for each in text.split(",") if each.strip()]


def identity(content: bytes) -> Any:
    """What opens a stream: the first key in a file of age, or an ssh key without a passphrase."""
    for line in content.decode("utf-8", "replace").splitlines():
        if line.startswith("AGE-SECRET-KEY-"):
            try:
                return pyrage.x25519.Identity.from_str(line.strip())
            except pyrage.IdentityError:
                raise BadKey("its key was not copied whole") from None
    try:
        return pyrage.ssh.Identity.from_buffer(content)
    except pyrage.IdentityError:
        raise BadKey("it holds no key of age, and none of ssh without a passphrase") from None


def encrypt(chunks: Iterable[bytes], target: IO[bytes], to: list[Any]) -> None:
    """Write chunks to a file so that any one of the keys opens them; nothing stands in memory."""
    pull = _Pull(chunks)
    try:
        pyrage.encrypt_io(pull, target, to)
    except (pyrage.EncryptError, OSError):
        # The library knows a text of what went wrong; the caller gets the fault itself.
        if pull.fault is not None:
            raise pull.fault from None
        raise


@contextmanager
def decrypted(source: IO[bytes], key: Any) -> Iterator[IO[bytes]]:
    """What a file holds, as a stream that is read to its end; `Locked`, `Changed`."""
    out, into = os.pipe()
    faults: list[Exception] = []

    def push() -> None:
        # Whoever reads may have seen enough, also while the last bytes go out at the close.
        with suppress(BrokenPipeError), os.fdopen(into, "wb") as target:
            try:
                pyrage.decrypt_io(source, target, [key])
            except BrokenPipeError:
                pass
            except Exception as fault:  # noqa: BLE001 - told to the reader below
                faults.append(fault)

    worker = threading.Thread(target=push, daemon=True)
    worker.start()
    try:
        with os.fdopen(out, "rb") as stream:
            yield stream
    except Exception:
        # A stream that broke off tells why; what its reader made of the rest does not matter.
        worker.join()
        if faults:
            raise _named(faults[0]) from None
        raise
    worker.join()
    if faults:
        raise _named(faults[0])


def _recipient(text: str) -> Any:
    kind = pyrage.ssh.Recipient if text.startswith("ssh-") else pyrage.x25519.Recipient
    try:
        return kind.from_str(text)
    except pyrage.RecipientError:
        raise BadKey("it is no public key of age (age1...) and none of ssh") from None


def _named(fault: Exception) -> Exception:
    if isinstance(fault, pyrage.DecryptError):
        return Locked(str(fault))
    return Changed(str(fault)) if isinstance(fault, OSError) else fault


class _Pull:
    """A file to read from, made of chunks as they come."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks, self._left = iter(chunks), memoryview(b"")
        self.fault: Exception | None = None

    def read(self, size: int = -1) -> bytes:
        """At most `size` bytes; none at the end."""
        try:
            while not self._left:
                self._left = memoryview(next(self._chunks))
        except StopIteration:
            return b""
        except Exception as fault:
            self.fault = fault
            raise
        size = size if size > 0 else len(self._left)
        taken, self._left = self._left[:size], self._left[size:]
        return bytes(taken)
