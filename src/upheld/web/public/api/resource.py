"""What a resource of the API is: its parameters, the shape of its answer, and who answers.

The description of the API is written from these records, and requests are read by them, so that
neither can say what the other does not do.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any

from upheld.publication.public_file import JSON
from upheld.publication.reader import Edition
from upheld.publication.shelf.reader import ShelfReader
from upheld.publication.site import PublicBody
from upheld.toolbox.clock import UK
from upheld.web.public.api.problems import Problem, missing
from upheld.web.public.api.schemas import Json, Schema, text
from upheld.web.public.served import Served

PREFIX = "/api/v1"
LEAST, USUAL, MOST = 1, 50, 200
LATER = {"Retry-After": "60"}


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """One parameter of the path or the query. Its schema says how it is read."""

    name: str
    schema: Schema
    required: bool = False
    default: Any = None
    example: Any = None

    @property
    def about(self) -> str:
        """What it is for."""
        return str(self.schema["description"])


SIZE = Parameter(
    name="size",
    schema={
        "type": "integer", "minimum": LEAST, "maximum": MOST, "default": USUAL,
        "description": "How many items a page has at most. It may have fewer: follow `next`.",
    },
    default=USUAL,
)  # fmt: skip
CURSOR = Parameter(
    name="cursor",
    schema=text(
        "Where the page begins: taken from `next` of the page before, never made by hand.",
        pattern="^[A-Za-z0-9_-]+$",
        maxLength=1000,
    ),
)

Key = tuple[str | int | date, ...]


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page of a list."""

    items: Sequence[Json]
    after: Key | None = None
    """The place after which the next page begins; None on the last one."""
    more: Json = field(default_factory=dict)
    """What stands beside the items."""


@dataclass(frozen=True, kw_only=True)
class Download:
    """A file that was made whole."""

    name: str
    """Under which it is saved."""
    media_type: str
    size: int
    sha256: str
    pieces: Callable[[], Iterator[bytes]]


@dataclass(frozen=True, kw_only=True)
class Question:
    """One request as a resource reads it."""

    served: Served
    values: Json
    """By name, as their schemas say; those not given have their default."""
    after: Key | None = None
    """The place after which this page begins."""

    @property
    def edition(self) -> Edition:
        """What is served."""
        return self.served.edition

    @property
    def now(self) -> datetime:
        """The moment of the request."""
        return self.served.now

    @cached_property
    def today(self) -> date:
        """The day of the request, as the United Kingdom counts it."""
        return self.now.astimezone(UK).date()

    @property
    def size(self) -> int:
        """How many items at most."""
        return int(self.values["size"])

    @property
    def shelf(self) -> ShelfReader:
        """Single cases; a problem where the edition has none yet."""
        shelf = self.edition.shelf
        if shelf is None:
            detail = "Single cases are not published here yet. Try again in a few minutes."
            raise Problem("not-open", detail, headers=LATER)
        return shelf

    @property
    def body(self) -> PublicBody | None:
        """The body that is asked for by `body` or in the path; a problem where there is none."""
        slug = self.values.get("body") or self.values.get("slug")
        if slug is None:
            return None
        found = self.edition.bodies().get(slug)
        if found is None:
            raise missing("The register has no body of this slug; /api/v1/bodies lists them.")
        return found

    @property
    def slug(self) -> str:
        """The slug of that body, empty where none is asked for."""
        return self.body.slug if self.body else ""

    @property
    def years(self) -> tuple[int, ...]:
        """The year that is asked for, or all that are public; a problem where it is not."""
        year = self.values.get("year")
        if year is None:
            return self.served.years
        if year not in self.served.years:
            raise missing("This is no reporting year that is public; /api/v1/years lists them.")
        return (year,)


@dataclass(frozen=True, kw_only=True)
class Resource:
    """One address of the API."""

    path: str
    """Below the prefix, with its parameters in braces: `/bodies/{slug}`."""
    name: str
    """Its `operationId`."""
    title: str
    about: str
    answer: Callable[[Question], Json | Page | Download]
    schema: Schema
    """Of the answer, or of one item of a list."""
    schema_name: str
    parameters: tuple[Parameter, ...] = ()
    lists: bool = False
    beside: Mapping[str, Schema] = field(default_factory=dict)
    """Members that stand beside the items of a list."""
    place: tuple[type, ...] = ()
    """What a place in its order is made of; without one a list is given whole."""
    media_type: str = JSON
    taken_down: bool = False
    """Whether what was here can be gone for good."""

    @property
    def asked(self) -> tuple[Parameter, ...]:
        """All its parameters, those of every paged list too."""
        return (*self.parameters, SIZE, CURSOR) if self.place else self.parameters

    def is_in_path(self, parameter: Parameter) -> bool:
        """Whether a parameter stands in the address itself."""
        return f"{{{parameter.name}}}" in self.path
