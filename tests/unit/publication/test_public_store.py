"""The public store: whole or not at all, and nothing before its hour."""

import gzip
import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import brotli
import pytest

from support.public_site import HOURS, site
from upheld.publication.public_file import CSV, HTML, PublicFile
from upheld.publication.reader import PublicStore
from upheld.publication.shelf.ahead import make_ahead
from upheld.publication.store import swap
from upheld.publication.store.composing import link
from upheld.publication.store.facts import write_facts
from upheld.publication.store.layout import FORM, MANIFEST, PACKS, STORES
from upheld.publication.store.packing import pack

SECOND = timedelta(seconds=1)
PAGE = "<p>The same words, again and again.</p>" * 50


def edition(place: Path, *, name: str = "one", years: tuple[int, ...] = (2019, 2020)) -> Path:
    """A finished edition with a page and a download for each year."""
    folder = place / name
    folder.mkdir(parents=True)
    files = [
        file
        for year in years
        for file in (
            PublicFile(address=f"/{year}/", content=PAGE.encode(), media_type=HTML,
                       public_from=HOURS[year]),
            PublicFile(address=f"/{year}.csv", content=b"a,b\n", media_type=CSV,
                       public_from=HOURS[year], download=f"DEMONSTRATION-{year}.csv"),
        )
    ]  # fmt: skip
    write_facts(folder, site(*years), pack(files, folder, "all"))
    manifest = {
        "form": FORM,
        "id": name,
        "opens": HOURS[max(years)].isoformat(),
        "demonstration": True,
    }
    (folder / MANIFEST).write_text(json.dumps(manifest))
    return folder


def test_nothing_is_there_before_its_hour(tmp_path: Path) -> None:
    """One second before its hour a file, a year and a figure are as if they did not exist."""
    swap.install(edition(tmp_path / "made"), tmp_path / "public")
    served = PublicStore(tmp_path / "public").edition()
    assert served is not None
    hour = HOURS[2020]
    for address in ("/2020/", "/2020.csv"):
        assert served.file(address, hour - SECOND) is None
        assert served.file(address, hour) is not None
    assert served.years(hour - SECOND) == (2019,)
    assert served.years(hour) == (2019, 2020)
    assert served.figures("alder", 2020, hour - SECOND) is None
    assert served.figures_of_year(2020, hour - SECOND) == {}
    assert served.figures("alder", 2020, hour) == site().years[2020].bodies["alder"]
    assert set(served.figures_of_year(2020, hour)) == {"alder", "birch", "cedarshire", "dogwood"}


def test_only_what_is_listed_can_be_had(tmp_path: Path) -> None:
    """A file that merely lies in the folder, or a path out of it, has no address."""
    made = edition(tmp_path / "made")
    (made / PACKS / "secret.csv").write_text("x")
    swap.install(made, tmp_path / "public")
    served = PublicStore(tmp_path / "public").edition()
    assert served is not None
    later = HOURS[2020]
    for address in ("/secret.csv", "/../store.json", "/2020/../2020.csv", "", "/2020/index.html"):
        assert served.file(address, later) is None


def test_compressed_forms_are_the_same_page(tmp_path: Path) -> None:
    """Unpacked, each form is the page; what would not shrink has no packed form."""
    swap.install(edition(tmp_path / "made"), tmp_path / "public")
    served = PublicStore(tmp_path / "public").edition()
    assert served is not None
    page = served.file("/2020/", HOURS[2020])
    assert page is not None
    unpacked = {
        "identity": page.read(),
        "br": brotli.decompress(page.read("br")),
        "gzip": gzip.decompress(page.read("gzip")),
    }
    assert set(unpacked.values()) == {PAGE.encode()}
    assert page.sizes["gzip"] < page.sizes["identity"]
    small = served.file("/2020.csv", HOURS[2020])
    assert small is not None
    assert set(small.sizes) == {"identity"}
    assert small.download == "DEMONSTRATION-2020.csv"


def test_the_same_site_is_the_same_bytes(tmp_path: Path) -> None:
    """Built twice, every file of an edition is the same, its index included."""
    one, two = edition(tmp_path / "a"), edition(tmp_path / "b")
    files = [p.relative_to(one) for p in one.rglob("*") if p.is_file()]
    assert all((one / name).read_bytes() == (two / name).read_bytes() for name in files)


def test_a_swap_leaves_readers_with_the_old_or_the_new(tmp_path: Path) -> None:
    """A reader of the old edition keeps it through one swap; the one before that is removed."""
    public = tmp_path / "public"
    swap.install(edition(tmp_path / "made", name="one", years=(2019,)), public)
    store = PublicStore(public)
    old = store.edition()
    swap.install(edition(tmp_path / "made", name="two"), public)
    new = store.edition()
    assert old is not None
    assert new is not None
    assert (old.id, new.id) == ("one", "two")
    page = old.file("/2019/", HOURS[2020])
    assert page is not None
    assert page.read().decode() == PAGE
    swap.install(edition(tmp_path / "made", name="three"), public)
    assert {p.name for p in (public / STORES).iterdir()} == {"two", "three"}


@pytest.mark.parametrize("last", ["rename", "symlink_to", "replace"])
def test_a_swap_that_breaks_off_is_completed(
    last: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Broken off at any of its renames the old edition is served, and the next swap completes."""
    public = tmp_path / "public"
    swap.install(edition(tmp_path / "made", name="one", years=(2019,)), public)
    made = edition(tmp_path / "made", name="two")

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Path, last, stop)
        with pytest.raises(KeyboardInterrupt):
            swap.install(made, public)
    assert swap.served(public) == "one"
    swap.install(made, public)
    assert swap.served(public) == "two"


def test_without_an_edition_there_is_none(tmp_path: Path) -> None:
    """A store that nobody has filled says so by None."""
    assert PublicStore(tmp_path / "public").edition() is None


def test_a_file_that_is_being_written_is_not_linked(tmp_path: Path) -> None:
    """It may vanish at any moment, and would lie in the new edition for good."""
    source = tmp_path / "shelf"

    def pieces() -> Iterator[bytes]:
        yield b"half"
        link(source, tmp_path / "linked")

    source.mkdir()
    make_ahead(source, "cases.gz", [b"whole"])
    make_ahead(source, "decisions.gz", pieces())
    lying = sorted(path.name for path in (tmp_path / "linked" / "ahead").iterdir())
    assert lying == ["cases.gz", "cases.gz.json"]


def test_the_next_hour_may_come_after_the_edition(tmp_path: Path) -> None:
    """What is staged later still limits how long caches may keep an answer."""
    public = tmp_path / "public"
    swap.install(edition(tmp_path / "made"), public)
    served = PublicStore(public).edition()
    assert served is not None
    assert served.next_hour is None
    swap.note_next_hour(public, HOURS[2020])
    assert served.next_hour == HOURS[2020]
    swap.note_next_hour(public, None)
    assert served.next_hour is None


def test_an_edition_of_another_form_is_none(tmp_path: Path) -> None:
    """Software that was replaced in place shows nothing until the roll has made the site anew."""
    made = edition(tmp_path / "made")
    manifest = json.loads((made / MANIFEST).read_text())
    for form in (FORM - 1, FORM + 1):
        (made / MANIFEST).write_text(json.dumps(manifest | {"form": form}))
        swap.install(made, tmp_path / f"public-{form}")
        assert PublicStore(tmp_path / f"public-{form}").edition() is None
        made = edition(tmp_path / f"made-{form}")
    del manifest["form"]
    (made / MANIFEST).write_text(json.dumps(manifest))
    swap.install(made, tmp_path / "first")
    assert PublicStore(tmp_path / "first").edition() is None
