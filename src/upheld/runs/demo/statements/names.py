"""The full name of a fictional body."""

from collections.abc import Mapping
from functools import cache

from upheld import reference

# After these a name is no name of its own: "the London Borough of Mockney".
_WITH_ARTICLE = ("London Borough of ", "Royal Borough of ", "City of ")


def name_of(slug: str) -> str:
    """Its name within a sentence. A KeyError for a body that is none of ours."""
    name = _names()[slug]
    return f"the {name}" if name.startswith(_WITH_ARTICLE) else name


@cache
def _names() -> Mapping[str, str]:
    return {row["slug"]: row["name"] for row in reference.rows(reference.FICTIONAL_BODIES)}
