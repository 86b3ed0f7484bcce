"""What the kernel is asked to take from the process that reads a file, where it can (Linux).

The limits of `resource` let no file be opened, but a file can be emptied, renamed or removed
without being opened. Landlock takes that too. Kernels before 5.13, those without it and macOS do
not know it; the process is then held by its limits alone.
"""

import ctypes
import os
import signal
import sys

_SET_DEATH_SIGNAL, _SET_NO_NEW_PRIVILEGES = 1, 38
_CREATE_RULESET, _RESTRICT_SELF = 444, 446
_ASK_VERSION = 1
# Rights over files that each version of Landlock knows; later versions know all of these.
_RIGHTS = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 5: (1 << 16) - 1}
_HOLDS_SIGNALS = 6
_SIGNALS = 1 << 1

# Loaded here, since a process that is held can load nothing more.
_LIBC = ctypes.CDLL(None, use_errno=True)


class _Ruleset(ctypes.Structure):
    _fields_ = (
        ("handled_access_fs", ctypes.c_uint64),
        ("handled_access_net", ctypes.c_uint64),
        ("scoped", ctypes.c_uint64),
    )


def landlock_version() -> int:
    """Of this kernel; 0 where it knows none. Emptying a file by its name is held off from 3."""
    if sys.platform != "linux":
        return 0
    return max(0, _call(_CREATE_RULESET, None, ctypes.c_size_t(0), _ASK_VERSION))


def end_with_parent(parent: int) -> None:
    """End this process with `parent`, also where that is killed."""
    if sys.platform == "linux":
        _LIBC.prctl(_SET_DEATH_SIGNAL, int(signal.SIGKILL), 0, 0, 0)
        if os.getppid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)


def hold_off_files() -> bool:
    """Take from this process every right over files by their names; whether the kernel did so.

    Modes, owners and times of files are no rights that Landlock knows.
    """
    if sys.platform != "linux":
        return False
    _LIBC.prctl(_SET_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    version = landlock_version()
    if not version:
        return False
    rules = _Ruleset(handled_access_fs=max(_RIGHTS[each] for each in _RIGHTS if each <= version))
    size = _Ruleset.handled_access_net.offset
    if version >= _HOLDS_SIGNALS:
        # Nor may it end other processes of ours.
        rules.scoped, size = _SIGNALS, ctypes.sizeof(_Ruleset)
    ruleset = _call(_CREATE_RULESET, ctypes.byref(rules), ctypes.c_size_t(size), 0)
    if ruleset < 0:
        return False
    # No rule is added to it: nothing is allowed.
    held = _call(_RESTRICT_SELF, ruleset, 0) == 0
    os.close(ruleset)
    return held


def _call(number: int, *given: object) -> int:
    return int(_LIBC.syscall(ctypes.c_long(number), *given))
