"""Links of the API to itself and to the pages."""

from collections.abc import Mapping
from urllib.parse import urlencode

from upheld.publication.shelf.facts import reference_in_address
from upheld.web.public.api.resource import PREFIX


def of(path: str, **query: str | int) -> str:
    """An address of the API with its parameters."""
    return f"{PREFIX}{path}{_query(query)}"


def of_case(reference: str) -> str:
    """The decisions on one case."""
    return of(f"/decisions/{reference_in_address(reference)}")


def following(path: str, sent: Mapping[str, str], cursor: str) -> str:
    """The next page of a list, with the same parameters."""
    kept = {name: value for name, value in sent.items() if name != "cursor"}
    return f"{path}{_query({**kept, 'cursor': cursor})}"


def _query(parameters: Mapping[str, str | int]) -> str:
    return f"?{urlencode(parameters)}" if parameters else ""
