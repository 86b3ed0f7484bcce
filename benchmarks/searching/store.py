"""A public store with the corpus on its shelf and nothing else but what an edition must have."""

import json
import shutil
from pathlib import Path

from benchmarks.searching.corpus import OPENED, bodies
from upheld.publication.public_file import HTML, PublicFile
from upheld.publication.shelf.writing import SHELF
from upheld.publication.site import PublicYear, Site
from upheld.publication.store import swap
from upheld.publication.store.facts import write_facts
from upheld.publication.store.layout import FORM, MANIFEST, POSTCODES
from upheld.publication.store.packing import pack
from upheld.statistics.figures import NationalCount, NationalFigures

YEAR = 2026


def make_store(place: Path) -> None:
    """Put the shelf of the benchmark into a public store, `place / "public"`."""
    edition = place / "made" / "one"
    edition.mkdir(parents=True)
    page = PublicFile(address="/", content=b"<p>.</p>", media_type=HTML, public_from=OPENED)
    write_facts(edition, _site(), pack([page], edition, "all"))
    (edition / POSTCODES).write_bytes(b"")
    told = {"form": FORM, "id": "one", "opens": OPENED.isoformat(), "demonstration": True}
    (edition / MANIFEST).write_text(json.dumps(told), encoding="utf-8")
    shutil.copytree(place / SHELF, edition / SHELF)
    swap.install(edition, place / "public")


def _site() -> Site:
    nothing = NationalCount(
        counted="", received={}, decided={}, decided_by_heading={},
        investigations_by_heading={}, upheld_by_heading={}, measures={},
    )  # fmt: skip
    release = f"{YEAR}-v1"
    nation = NationalFigures(
        year=YEAR, release=release, demonstration=True, cases=nothing, pairs=nothing
    )
    year = PublicYear(
        year=YEAR, release=release, public_from=OPENED, frozen_at=OPENED, bodies={},
        national=nation, comparisons=(),
    )  # fmt: skip
    return Site(opens=OPENED, demonstration=True, years={YEAR: year}, bodies=bodies())
