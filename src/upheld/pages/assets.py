"""Style sheet, scripts, typefaces and icons of the site, each under an address with its hash."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from hashlib import sha256
from pathlib import Path

from upheld.domain.errors import Refused
from upheld.publication.public_file import PublicFile

DESIGN = Path(__file__).parent / "design"
BUILT = DESIGN / "built"
ADDRESS = "/assets/"

MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}
# Browsers ask for this one by its plain address where no page names another.
FAVICON = "favicon.ico"

_FACE = re.compile(r'url\("?([\w-]+\.woff2)"?\)')


@dataclass(frozen=True, kw_only=True)
class Asset:
    """One file that pages draw on."""

    name: str
    content: bytes

    @property
    def media_type(self) -> str:
        """What it is served as."""
        return MEDIA_TYPES[Path(self.name).suffix]

    @property
    def address(self) -> str:
        """Its path: another content has another one, so that it may be kept for ever."""
        stem, dot, suffix = self.name.rpartition(".")
        return f"{ADDRESS}{stem}.{sha256(self.content).hexdigest()[:8]}{dot}{suffix}"


@cache
def asset(name: str) -> str:
    """The address of an asset, such as `/assets/site.3f2a9c1b.css` for `site.css`."""
    try:
        return assets()[name].address
    except KeyError:
        raise Refused(
            f"the pages need {name}, which is not in {BUILT}: build the design with `make design`"
        ) from None


def at(address: str) -> Asset | None:
    """The asset of an address, None where this version of the software has none such."""
    return _by_address().get(address)


@cache
def _by_address() -> Mapping[str, Asset]:
    return {each.address: each for each in assets().values()}


def files(public_from: datetime) -> Iterator[PublicFile]:
    """Every asset as a file of the site."""
    for each in assets().values():
        yield _file(each, each.address, public_from)
    yield _file(assets()[FAVICON], f"/{FAVICON}", public_from)


@cache
def assets() -> Mapping[str, Asset]:
    """Every asset by name, sorted; the style sheet names the typefaces by their hashed address."""
    found = {
        path.name: Asset(name=path.name, content=path.read_bytes())
        for folder in (BUILT, DESIGN / "js", DESIGN / "icons")
        for path in folder.glob("*")
        if path.suffix in MEDIA_TYPES
    }
    for name in [name for name in found if name.endswith(".css")]:
        found[name] = _with_faces(found[name], found)
    return dict(sorted(found.items()))


def _with_faces(sheet: Asset, found: Mapping[str, Asset]) -> Asset:
    text = _FACE.sub(lambda face: f'url("{found[face[1]].address}")', sheet.content.decode())
    return Asset(name=sheet.name, content=text.encode())


def _file(each: Asset, address: str, public_from: datetime) -> PublicFile:
    return PublicFile(
        address=address,
        content=each.content,
        media_type=each.media_type,
        public_from=public_from,
    )
