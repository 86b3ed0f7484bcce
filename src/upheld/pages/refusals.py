"""Pages for what cannot be shown: each says what is wrong and where to go from there."""

from collections.abc import Sequence
from dataclasses import dataclass

from upheld.pages.entries import Entry
from upheld.pages.environment import page
from upheld.pages.find import SCRIPTS
from upheld.pages.frame import Frame

# It has no address of its own, and what was asked for is never repeated as one.
ADDRESS = ""

WORDS = {
    400: (
        "We cannot read this address",
        "It holds something that no address of this site has. Please type it again.",
    ),
    404: (
        "There is no such page",
        "Check what you typed. If you followed a link, the page may not be public yet.",
    ),
    405: (
        "This site is for reading only",
        "Nothing can be sent to this address. You may have come from a form that is out of date.",
    ),
    410: (
        "This page was taken down",
        "What stood here is not to be read any more.",
    ),
    414: (
        "This address is too long",
        "A question may have up to 2,000 characters. Please use fewer words.",
    ),
    416: (
        "That part of the file is not there",
        "Your program asked for a part beyond the end of the file. Please download it again.",
    ),
    500: (
        "Something went wrong",
        "The fault is ours, and it was noted. Please try again in a few minutes.",
    ),
    503: (
        "Nothing is published yet",
        "The first figures will be here at their public hour. Please come back later.",
    ),
}


@dataclass(frozen=True, kw_only=True)
class Way:
    """One link onwards."""

    text: str
    address: str


def refusal_page(
    status: int,
    *,
    demonstration: bool,
    title: str = "",
    words: str = "",
    ways: Sequence[Way] = (),
    entries: Sequence[Entry] = (),
) -> bytes:
    """A page for a status; `ways` come before `entries`, bodies that may have been meant."""
    usual_title, usual_words = WORDS[status]
    return page(
        "refused.html",
        Frame(
            title=title or usual_title,
            address=ADDRESS,
            demonstration=demonstration,
            scripts=SCRIPTS,
        ),
        words=words or usual_words,
        ways=ways,
        entries=entries,
        onwards=status not in {500, 503},
    )


def plainly(status: int) -> bytes:
    """The same in plain text, for when no page can be made."""
    return "\n\n".join(WORDS[status]).encode() + b"\n"
