"""The client of the scanner, against a server that speaks its protocol."""

import socket  # noqa: TID251 - a server that says nothing
from pathlib import Path

import pytest

from support.scanner import EICAR, VERSION, scanner_at
from upheld.toolbox.clamd import Clamd, ScannerAway, ScannerFailed, Verdict

pytestmark = pytest.mark.enable_socket


def test_it_says_clean_and_what_it_found(tmp_path: Path) -> None:
    """Over a socket of a path and of a port; large files go in pieces."""
    for place in (tmp_path / "clamd.ctl", None):
        with scanner_at(place) as address:
            scanner = Clamd(address=address)
            assert scanner.version() == VERSION.decode()
            assert scanner.scan([b"words", b"x" * 300_000]) == Verdict(clean=True)
            assert scanner.scan([EICAR[:20], EICAR[20:]]) == Verdict(
                clean=False, found="Eicar-Signature"
            )


def test_what_is_not_said_is_not_clean() -> None:
    """A file that the scanner does not want, and one that hangs up."""
    with (
        scanner_at(largest=1000) as address,
        pytest.raises(ScannerFailed, match="the scanner said"),
    ):
        Clamd(address=address).scan([b"x" * (8 << 20)])
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        with pytest.raises(ScannerFailed, match="nothing"):
            Clamd(address=f"127.0.0.1:{port}", seconds=0.2).scan([b"x"])


def test_a_scanner_that_is_away_is_named(tmp_path: Path) -> None:
    """So that whoever reads it knows where to look; a wrong address is a fault of the setting."""
    with pytest.raises(ScannerAway, match="no scanner answers"):
        Clamd(address=str(tmp_path / "none")).version()
    with pytest.raises(ValueError, match="neither"):
        Clamd(address="scanner")
