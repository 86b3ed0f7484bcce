"""Where things lie in a public store.

public/current               a link to the edition that is served
public/stores/ID/store.json  what the edition is
public/stores/ID/facts.sqlite3  its index of files, and the facts that search and comparison need
public/stores/ID/files/      pages and downloads, each also compressed where that is shorter
public/next-hour             when something more becomes public, for caches
"""

from pathlib import PurePosixPath

CURRENT, STORES, NEXT_HOUR = "current", "stores", "next-hour"
MANIFEST, FACTS, FILES, POSTCODES = "store.json", "facts.sqlite3", "files", "postcodes.bin"
INDEX = "index.html"

# Suffix by content coding; the empty one is the file itself.
ENCODINGS = {"identity": "", "br": ".br", "gzip": ".gz"}


def place_of(address: str) -> PurePosixPath:
    """The file of an address, relative to `files`: a page is its folder's index."""
    relative = address.removeprefix("/")
    return PurePosixPath(f"{relative}{INDEX}" if address.endswith("/") else relative)
