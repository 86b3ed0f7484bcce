"""Somebody who books places by the public forms in a test."""

import re
from typing import Any

from support.council import Sender, sealed_in
from upheld.web.council.training.standing import Carried

_RECEIPTS = re.compile(
    r"<dt>Number</dt><dd>([^<]+)</dd></div>\s*<div><dt>Code</dt><dd>([^<]+)</dd>"
)
GOOD = {
    "body": "luton", "name_1": "Ann Booker", "email_1": "ann@luton.example", "needs_1": "A ramp",
    "order_number": "PO 17", "declared": "yes", "people": "1", "go": "send",
}  # fmt: skip


def path_of(number: int) -> str:
    """The form of a session."""
    return f"/training/{number}/book/"


def filled(sender: Sender, number: int, **changed: str) -> dict[str, str]:
    """A form as it is sent, with what differs from a good one."""
    return GOOD | changed | {"sealed": sealed_in(sender.get(path_of(number)))}


def book(sender: Sender, number: int, **changed: str) -> Any:
    """Open the form, fill it in, and send it."""
    return sender.post(path_of(number), filled(sender, number, **changed))


def receipts_in(answer: Any) -> list[tuple[str, str]]:
    """Number and code of everybody on the page that answers."""
    found = _RECEIPTS.findall(answer.content.decode())
    assert found, answer.content.decode()
    return found


def look_up(sender: Sender, receipt: tuple[str, str]) -> Any:
    """The page that says how a booking stands."""
    return sender.post("/training/booking/", {"number": receipt[0], "code": receipt[1]})


def act(sender: Sender, receipt: tuple[str, str], what: str, **more: str) -> Any:
    """Something that the page of a booking offers, or offered when it was opened."""
    sealed = Carried(number=receipt[0], code=receipt[1]).as_field
    return sender.post(f"/training/booking/{what}/", {"sealed": sealed} | more)


def text_of(answer: Any) -> str:
    """A page, or any other answer, as text."""
    content: bytes = answer.content
    return content.decode()
