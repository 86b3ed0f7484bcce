"""The only place that makes secrets, and keeps one in a file for its owner alone."""

import os
import secrets  # noqa: TID251 - the one place that makes secrets
import tempfile
from pathlib import Path

from upheld.toolbox.digest import sha256

BYTES = 32
OTHERS = 0o077
# Without what is easily taken for something else when read from paper: 0 and o, 1 and l and i.
READABLE = "abcdefghjkmnpqrstuvwxyz23456789"


class Exposed(Exception):
    """A kept secret that others could have read."""


def token() -> str:
    """A text that nobody can guess and that fits into an address."""
    return secrets.token_urlsafe(BYTES)


def digest(text: str) -> str:
    """What may be kept of a token: it tells whether a token is the one, and never which it was."""
    return sha256(text.encode())


def raw(length: int) -> bytes:
    """Bytes that nobody can guess."""
    return secrets.token_bytes(length)


def readable(length: int) -> str:
    """A text that nobody can guess and that people can type from paper."""
    return "".join(secrets.choice(READABLE) for _ in range(length))


def kept_in(path: Path) -> str:
    """The secret of a file, made at first use; two processes that start at once agree on one.

    `Exposed` where the file can be read by others: the secret may be known to them.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        _create(path)
    if path.stat().st_mode & OTHERS:
        raise Exposed(
            f"{path} can be read by others: delete it, so that a new one is made, and everybody "
            "signs in again"
        )
    return path.read_text(encoding="ascii")


def _create(path: Path) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    partial = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as target:
            target.write(secrets.token_urlsafe(2 * BYTES))
            target.flush()
            os.fsync(target.fileno())
        os.link(partial, path)
    except FileExistsError:
        # Another process was first; its secret is the one.
        pass
    finally:
        partial.unlink()
