"""Every page of the site, in parts that can be made side by side."""

from collections.abc import Iterator
from dataclasses import dataclass

from upheld.pages import (
    assets,
    compare,
    corrections,
    council,
    councils,
    data,
    find,
    home,
    letters,
    map,  # noqa: A004 - the map of the site
    method,
    review,
    text_pages,
)
from upheld.publication.public_file import PublicFile
from upheld.publication.site import Site

# Each is made in one go; those that take longest come first.
SINGLE = (
    data, letters, map, review, councils, home, method, text_pages, corrections, compare, find,
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Part:
    """Some of the site's files, which need nothing from the others."""

    module: str
    body: str = ""

    @property
    def name(self) -> str:
        """What it shows, in a word."""
        return self.module.rpartition(".")[2]


def parts(site: Site) -> list[Part]:
    """The whole site in parts; the long ones first, so that no worker is left with one."""
    singles = [Part(module=module.__name__) for module in SINGLE]
    with_figures = {slug for year in site.years.values() for slug in year.bodies}
    return [*singles, *(Part(module=council.__name__, body=slug) for slug in sorted(with_figures))]


def files_of(site: Site, part: Part) -> Iterator[PublicFile]:
    """The files of one part."""
    if part.body:
        return council.files(site, part.body)
    (module,) = (m for m in SINGLE if m.__name__ == part.module)
    found: Iterator[PublicFile] = module.files(site)
    return found


def common_files(site: Site) -> Iterator[PublicFile]:
    """Styles, scripts, fonts and marks, which every page names."""
    return assets.files(site.opens)
