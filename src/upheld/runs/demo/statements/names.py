"""The full name of a fictional body."""

from collections.abc import Mapping
from functools import cache

from upheld import reference


def name_of(slug: str) -> str:
    """Its name in the register. A KeyError for a body that is none of ours."""
    return _names()[slug]


@cache
def _names() -> Mapping[str, str]:
    return {row["slug"]: row["name"] for row in reference.rows(reference.FICTIONAL_BODIES)}
