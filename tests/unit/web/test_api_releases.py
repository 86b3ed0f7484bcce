"""Releases in the API: corrections with their reason, files with their checksums."""

from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from support import public_process
from support.public_process import Process
from support.public_site import site
from upheld.publication.site import PublicCorrection, Site

CORRECTED = datetime(2020, 9, 1, 8, 30, tzinfo=UTC)


def corrected(*years: int) -> Site:
    """The small site, where 2020 was corrected twice, once without any body's figures."""
    whole = site(*years)
    one = PublicCorrection(
        year=2020, release="2020-v2", corrects="2020-v1", why="A case was counted twice.",
        bodies=("alder", "birch"), public_from=CORRECTED,
    )  # fmt: skip
    words = replace(one, release="2020-v3", corrects="2020-v2", why="A title.", bodies=())
    year = replace(whole.years[2020], corrections=(one, words))
    return replace(whole, years={**whole.years, 2020: year})


def test_releases_tell_corrections_and_checksums(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every correction once it is public, whomever it changed; the checksum is that of the file."""
    monkeypatch.setattr(public_process, "site", corrected)
    process = Process(folder=tmp_path / "public")
    process.publish(2020)
    (release,) = process.client.get("/api/v1/releases").json["items"]
    assert release["corrections"] == []
    process.now = CORRECTED
    (release,) = process.client.get("/api/v1/releases").json["items"]
    assert [(one["release"], one["bodies"]) for one in release["corrections"]] == [
        ("2020-v3", []),
        ("2020-v2", ["alder", "birch"]),
    ]
    (file,) = release["files"]
    content = process.client.get(file["address"]).data
    assert (file["size"], file["sha256"]) == (len(content), sha256(content).hexdigest())
