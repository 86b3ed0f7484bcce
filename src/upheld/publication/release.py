"""A release: an immutable folder of figures and tables with a manifest of its bytes."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from upheld.domain.demonstration import mark
from upheld.domain.errors import Refused
from upheld.statistics.figures import BodyFigures
from upheld.statistics.figures_json import from_json
from upheld.toolbox.files import digests_of, read_json, sealed_folder

MANIFEST = "manifest.json"


@dataclass(frozen=True, kw_only=True)
class Release:
    """A sealed release. Every figure in it was counted from the cut named in its manifest."""

    folder: Path
    manifest: Mapping[str, Any]

    @property
    def id(self) -> str:
        """Such as `2020-v1`."""
        return str(self.manifest["release"])

    @property
    def bodies(self) -> Mapping[str, str]:
        """Every body with figures: slug to name."""
        names: Mapping[str, str] = self.manifest["bodies"]
        return names

    def figures(self, body: str) -> BodyFigures:
        """One body's figures, or a refusal if it has none in this release."""
        path = self.folder / self._figures_file(body)
        if body not in self.bodies or not path.is_file():
            raise Refused(
                f"{body} has no figures in {self.id}: nothing was received, decided or due, "
                "and it is not one of the councils compared"
            )
        return from_json(read_json(path))

    def _figures_file(self, body: str) -> str:
        return figures_file(body, demonstration=bool(self.manifest["demonstration"]))


def figures_file(body: str, *, demonstration: bool) -> str:
    """Relative name of a body's figures."""
    return f"figures/{mark(demonstration)}{body}.json"


def seal(place: Path, files: Mapping[str, bytes], manifest: Mapping[str, Any]) -> Release:
    """Write files and manifest beside `place` and rename; `files` maps relative names to bytes."""
    with sealed_folder(place) as folder:
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        whole = {**manifest, "files": digests_of(folder)}
        (folder / MANIFEST).write_bytes(to_bytes(whole))
    return read(place)


def read(place: Path) -> Release:
    """The release that lies at `place`."""
    return Release(folder=place, manifest=read_json(place / MANIFEST))


def faults(release: Release) -> list[str]:
    """What differs between the manifest and the folder: changed, missing and strange files."""
    noted: Mapping[str, str] = release.manifest["files"]
    found = digests_of(release.folder)
    found.pop(MANIFEST, None)
    changed = [f"{n}: its bytes are not those of the manifest" for n in noted if n in found
               and found[n] != noted[n]]  # fmt: skip
    missing = [f"{n}: is missing" for n in noted if n not in found]
    strange = [f"{n}: is not in the manifest" for n in found if n not in noted]
    return changed + missing + strange


def to_bytes(content: object) -> bytes:
    """JSON in the order given, with a final newline: the same content is the same bytes."""
    # On one line: laying it out would take ten times as long, and any reader can do that.
    text = json.dumps(content, ensure_ascii=False)
    return f"{text}\n".encode()
