"""Versions of the code, tools and fonts that a release and its letters rest on."""

from functools import cache
from importlib.metadata import version

import upheld
from upheld.toolbox import typesetting

COUNTING = ("duckdb", "pyarrow")


def versions() -> dict[str, str]:
    """Version by name; `upheld` is this code."""
    return dict(_once())


@cache
def _once() -> dict[str, str]:
    # Asked for each letter; an answer takes a millisecond, and a process keeps its versions.
    counting = {name: version(name) for name in COUNTING}
    return {"upheld": upheld.__version__} | counting | typesetting.versions()
