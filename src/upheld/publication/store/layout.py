"""Where things lie in a public store.

public/current               a link to the edition that is served
public/stores/ID/store.json  what the edition is
public/stores/ID/facts.sqlite3  its index of files, and the facts that search and comparison need
public/stores/ID/packs/      pages and downloads, one after the other; each is followed by its
                             compressed forms where they are shorter
public/next-hour             when something more becomes public, for caches
"""

CURRENT, STORES, NEXT_HOUR = "current", "stores", "next-hour"
MANIFEST, FACTS, PACKS, POSTCODES = "store.json", "facts.sqlite3", "packs", "postcodes.bin"

# The forms of a file by content coding, in the order in which they lie in a pack.
CODINGS = ("identity", "br", "gzip")
