"""A public store on disk with a few files, and the public process over it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from werkzeug.test import Client, TestResponse

from support.public_site import BODIES, HOURS, site
from support.shelves import kept
from upheld.domain.authority_types import AuthorityType
from upheld.pages.council.living import MARKER
from upheld.publication.public_file import CSV, HTML, PDF, PublicFile
from upheld.publication.reader import PublicStore
from upheld.publication.shelf.writing import SHELF, Shelf
from upheld.publication.site import PublicBody
from upheld.publication.store import swap
from upheld.publication.store.facts import write_facts
from upheld.publication.store.layout import FORM, MANIFEST, POSTCODES
from upheld.publication.store.packing import pack
from upheld.web.public.application import Application

TABLE_ADDRESS = "/data/2020/DEMONSTRATION-figures-2020.csv"
TABLE = b"".join(b"alder,2020,%d\n" % n for n in range(40_000))
# Abolished before the first year: known to the register, counted in none.
GONE = PublicBody(
    slug="elm", name="Elm District Council", short_name="Elm", kind=AuthorityType.DISTRICT,
    region="East of England", end=date(2015, 3, 31), successors=("birch",),
)  # fmt: skip
PAGES = ("/", "/find/", "/compare/", "/councils/")


def public_files(*years: int) -> list[PublicFile]:
    """The pages of a site with these years, and one download of each kind."""
    pages = [*PAGES, *(f"/councils/{slug}/" for slug in BODIES)]
    newest = HOURS[max(years)]
    files = [_page(address, newest) for address in pages]
    for year in years:
        files += [_page(f"/councils/{slug}/{year}/", HOURS[year]) for slug in BODIES]
        name = f"DEMONSTRATION-figures-{year}.csv"
        files.append(
            PublicFile(address=f"/data/{year}/{name}", content=TABLE, media_type=CSV,
                       public_from=HOURS[year], download=name)
        )  # fmt: skip
    files.append(
        PublicFile(address="/letters/2020/alder/letter.pdf", content=b"%PDF-1.7", media_type=PDF,
                   public_from=newest, download="DEMONSTRATION-alder-2020.pdf")
    )  # fmt: skip
    files.append(
        PublicFile(address="/assets/site.3f2a9c1b.css", content=b"p{color:red}" * 40,
                   media_type="text/css; charset=utf-8", public_from=newest)
    )  # fmt: skip
    return files


def _page(address: str, public_from: datetime) -> PublicFile:
    living = MARKER if address.startswith("/councils/") else b""
    start = f"<!doctype html><title>{address}</title>".encode()
    content = start + b"<p>The page.</p>" * 25 + living + b"<p>The page.</p>" * 25
    return PublicFile(address=address, content=content, media_type=HTML, public_from=public_from)


class Reader(Client):
    """A client that reads every answer to its end, as browsers do."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """One request."""
        return super().open(*args, buffered=True, **kwargs)


@dataclass
class Process:
    """A public process whose clock stands where a test puts it."""

    folder: Path
    now: datetime = HOURS[2020]
    trusts_proxy: bool = False
    site: str = ""

    @property
    def client(self) -> Reader:
        """Somebody who asks."""
        store = PublicStore(self.folder)
        return Reader(
            Application(store, now=lambda: self.now, trusts_proxy=self.trusts_proxy, site=self.site)
        )

    def publish(
        self,
        *years: int,
        name: str = "one",
        shelf: Shelf | None = None,
        pages: Iterable[PublicFile] = (),
        forms: str = "https://forms.example",
    ) -> None:
        """Put an edition with these years in place, with a shelf of its bodies if one is given.

        `pages` stand in place of those without content that have the same address.
        """
        made = self.folder.parent / "made" / name
        made.mkdir(parents=True)
        files = {file.address: file for file in (*public_files(*years), *pages)}
        entries = pack(list(files.values()), made, "all")
        whole = site(*years)
        whole = replace(whole, bodies={**whole.bodies, GONE.slug: GONE})
        write_facts(made, whole, entries)
        (made / POSTCODES).write_bytes(b"")
        facts = {
            "form": FORM,
            "id": name,
            "opens": HOURS[max(years)].isoformat(),
            "demonstration": True,
            "forms": forms,
        }
        (made / MANIFEST).write_text(json.dumps(facts))
        if shelf is not None:
            kept(made / SHELF, replace(shelf, bodies={**shelf.bodies, **whole.bodies}))
        swap.install(made, self.folder)
