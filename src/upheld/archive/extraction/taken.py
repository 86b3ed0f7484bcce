"""A file's bytes, read once, before anything is known about them."""

import errno
import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from upheld.archive.extraction.limits import MAX_BYTES, MEGABYTE
from upheld.domain.errors import Refused


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What lay in a file when it was read."""

    name: str
    """The file's name, without its folder."""
    content: bytes

    @property
    def sha256(self) -> str:
        """Of these very bytes, in lower-case hex."""
        return hashlib.sha256(self.content).hexdigest()


def take(path: Path) -> Taken:
    """The bytes of the regular file at `path`; never waits for another process."""
    content = _content(path)
    if not content:
        raise Refused(f"{path.name}: the file is empty")
    if len(content) > MAX_BYTES:
        raise Refused(
            f"{path.name}: the file is larger than {MAX_BYTES // MEGABYTE} MB; "
            "letters and tables of figures are far smaller, so this is something else"
        )
    return Taken(name=path.name, content=content)


def _content(path: Path) -> bytes:
    try:
        # Without O_NONBLOCK a named pipe would be waited for until somebody writes into it.
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    except (OSError, ValueError) as error:
        raise Refused(f"{path.name or path}: {_why(error)}") from None
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise Refused(f"{path.name or path}: this is no file but {_what(status)}")
        with os.fdopen(handle, "rb", closefd=False) as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise Refused(f"{path.name}: {_why(error)}") from None
    finally:
        os.close(handle)


def _what(status: os.stat_result) -> str:
    if stat.S_ISDIR(status.st_mode):
        return "a folder; name the files in it"
    return "a pipe or device; copy what comes out of it into a file"


def _why(error: OSError | ValueError) -> str:
    reasons = {
        errno.ENOENT: "there is no such file",
        errno.ENOTDIR: "there is no such file",
        errno.EACCES: "you may not read this file; ask its owner",
        errno.EPERM: "you may not read this file; ask its owner",
        errno.ELOOP: "this is a link that leads back to itself",
        errno.ENAMETOOLONG: "the name is too long for a file",
        errno.ENXIO: "this is no file but a socket or device; copy what comes out into a file",
    }
    number = error.errno if isinstance(error, OSError) else errno.ENOENT
    return reasons.get(number or 0, "the file cannot be read from its disk")
