"""What a request asks for, read strictly: torn bytes and control characters are no question."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

LONGEST_PATH = 500
LONGEST_QUERY = 2000
# No form of the site has more fields than this.
MOST_FIELDS = 20

# With what no XML can hold, since whatever is asked for may be said again in a feed.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class Unreadable(Exception):
    """A request that no page answers. `status` says what is wrong with it."""

    def __init__(self, status: int) -> None:
        """A status alone: what was sent is repeated nowhere."""
        super().__init__(status)
        self.status = status


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One request, as far as the public site looks at it."""

    method: str
    path: str
    query: str
    """As it was sent, percent-encoded."""
    headers: Mapping[str, str]
    """By lower-case name; the few that matter here."""

    @property
    def fields(self) -> dict[str, str]:
        """The query by name, the first of each; `Unreadable` where it is no text."""
        return dict(reversed(self.pairs))

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The query as it was sent, names and values; `Unreadable` where it is no text."""
        try:
            pairs = parse_qsl(
                self.query, keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS
            )
        except ValueError:
            raise Unreadable(400) from None
        if any(_CONTROL.search(text) for pair in pairs for text in pair):
            raise Unreadable(400)
        return pairs


HEADERS = ("accept-encoding", "if-none-match", "range", "if-range")


def read(environ: Mapping[str, Any]) -> Asked:
    """The request of a WSGI environment."""
    sent = environ.get("QUERY_STRING", "")
    # WSGI hands bytes over as Latin-1; what they mean is UTF-8 or nothing.
    raw_path = environ.get("PATH_INFO", "").encode("latin-1")
    if len(sent) > LONGEST_QUERY or len(raw_path) > LONGEST_PATH:
        raise Unreadable(414)
    try:
        path = raw_path.decode("utf-8")
        query = sent.encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        raise Unreadable(400) from None
    if _CONTROL.search(path) or _CONTROL.search(query):
        raise Unreadable(400)
    named = {name: environ.get(f"HTTP_{name.upper().replace('-', '_')}", "") for name in HEADERS}
    return Asked(method=environ["REQUEST_METHOD"], path=path or "/", query=query, headers=named)
