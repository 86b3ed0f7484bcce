"""The frozen cut of a year on disk: its manifest, its tables, its digest."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from upheld.domain.cut_columns import TABLES
from upheld.domain.errors import Refused
from upheld.runs.annual import places
from upheld.toolbox import parquet
from upheld.toolbox.files import read_json

MANIFEST = "cut.json"


@dataclass(frozen=True, kw_only=True)
class Cut:
    """One version of a year's cut. `sha256` covers every table and nothing else."""

    year: int
    version: int
    folder: Path
    manifest: dict[str, Any]

    @property
    def sha256(self) -> str:
        """Digest over the digests of the tables."""
        return digest_of(self.manifest["tables"])

    @property
    def release(self) -> str:
        """Id of the release that is counted from this cut."""
        return f"{self.year}-v{self.version}"

    @property
    def demonstration(self) -> bool:
        """Whether the casework it was taken from is a demonstration's."""
        return bool(self.manifest["demonstration"])

    def table(self, name: str) -> Path:
        """The Parquet file of a table."""
        return self.folder / f"{name}.parquet"

    def tables(self) -> dict[str, Path]:
        """Every Parquet file by table name."""
        return {name: self.table(name) for name in TABLES}

    def rows(self, name: str) -> list[dict[str, Any]]:
        """All rows of a table."""
        return parquet.read(self.table(name))


def digest_of(tables: dict[str, str]) -> str:
    """One digest for a set of tables."""
    return hashlib.sha256(json.dumps(tables, sort_keys=True).encode()).hexdigest()


def latest_cut(year: int) -> Cut:
    """The newest cut of a year, or a refusal that says how to make one."""
    found = places.versions(places.cuts(year))
    if not found:
        raise Refused(f"{year} is not frozen yet; freeze it first")
    return cut_of(year, found[-1])


def cut_of(year: int, version: int) -> Cut:
    """One version of a year's cut."""
    folder = places.cuts(year) / f"v{version}"
    manifest = read_json(folder / MANIFEST)
    return Cut(year=year, version=version, folder=folder, manifest=manifest)
