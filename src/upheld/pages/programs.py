"""The page for those who write programs: what the API has, what it promises, and examples."""

from collections.abc import Sequence
from dataclasses import dataclass

from upheld.pages.environment import page
from upheld.pages.frame import Crumb, Frame
from upheld.pages.programs_examples import EXAMPLES
from upheld.publication.open_data.words import LICENCE, LICENCE_ADDRESS

ADDRESS = "/api/"


@dataclass(frozen=True, kw_only=True)
class ShownParameter:
    """One parameter of an address."""

    name: str
    about: str
    required: bool
    values: tuple[str, ...] = ()
    """What it may be, where that is a short list."""


@dataclass(frozen=True, kw_only=True)
class ShownResource:
    """One address of the API."""

    name: str
    title: str
    address: str
    about: str
    parameters: tuple[ShownParameter, ...]
    linked: bool
    """Whether it can be asked for as it stands."""


@dataclass(frozen=True, kw_only=True)
class ShownProblem:
    """One kind of problem."""

    name: str
    status: int
    title: str


@dataclass(frozen=True, kw_only=True)
class Shown:
    """All that the page tells of the API."""

    version: str
    description: str
    usual: int
    most: int
    resources: Sequence[ShownResource]
    problems: Sequence[ShownProblem]


def programs_page(shown: Shown, *, demonstration: bool) -> bytes:
    """The page."""
    frame = Frame(
        title="The API: data for programs",
        address=ADDRESS,
        section="data",
        demonstration=demonstration,
        description="Decisions, reports, improvements and figures as JSON, without a key.",
        crumbs=(Crumb(text="Data", address="/data/"),),
    )
    return page(
        "programs.html", frame, shown=shown, examples=EXAMPLES, licence=LICENCE,
        licence_address=LICENCE_ADDRESS,
    )  # fmt: skip
