"""A port that is taken is told from one that is free. Tests have no sockets: a process tries."""

import subprocess
import sys

import pytest

_TRIED = """
import socket
from upheld.toolbox.ports import why_not
with socket.socket() as taken:
    if {shared}:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    taken.bind(("127.0.0.1", 0))
    taken.listen()
    port = taken.getsockname()[1]
    print(why_not("127.0.0.1", port))
print(why_not("127.0.0.1", port))
print(why_not("192.0.2.1", port))
print(why_not("127.0.0.1", 70000))
"""


@pytest.mark.parametrize("shared", [True, False])
def test_whoever_listens_is_found(*, shared: bool) -> None:
    """Also one that would share its port; and what is no address or no port is said."""
    said = subprocess.run(
        [sys.executable, "-c", _TRIED.format(shared=shared)], capture_output=True, text=True,
        check=True,
    ).stdout  # fmt: skip
    assert said.split("\n") == [
        "another program listens on it", "", "this machine does not have that address",
        "ports go from 1 to 65535", "",
    ]  # fmt: skip
