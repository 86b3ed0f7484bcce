"""Versions of the code, tools and fonts that a release and its letters rest on."""

from importlib.metadata import version

import upheld
from upheld.toolbox import typesetting

COUNTING = ("duckdb", "pyarrow")


def versions() -> dict[str, str]:
    """Version by name; `upheld` is this code."""
    counting = {name: version(name) for name in COUNTING}
    return {"upheld": upheld.__version__} | counting | typesetting.versions()
