"""Read what a mail server further on says of a mail: a delivery status notification (RFC 3464)."""

from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, message_from_string
from email.message import Message as Part
from email.policy import compat32

from upheld.domain.errors import Refused
from upheld.domain.post import Happening

LARGEST = 2 << 20
# The gravest first: what failed for one has come back, whatever became of others.
_ACTIONS = {
    "failed": Happening.RETURNED,
    "delayed": Happening.DELAYED,
    "delivered": Happening.DELIVERED,
    "relayed": Happening.DELIVERED,
    "expanded": Happening.DELIVERED,
}
_NAMING = ("In-Reply-To", "References", "Original-Message-ID", "X-Original-Message-ID")


@dataclass(frozen=True, kw_only=True)
class Word:
    """What was said of which mail."""

    message_ids: tuple[str, ...]
    """The mail it may be about, the likeliest first."""
    what: Happening
    said: str


def read_bounce(content: bytes) -> Word:
    """What a bounce says; `Refused` where this is none, so that it is recorded by hand."""
    if len(content) > LARGEST:
        raise Refused(f"the mail is larger than {LARGEST >> 20} megabytes; record it by hand")
    try:
        mail = message_from_bytes(content, policy=compat32)
        parts = list(mail.walk())
        fields = [block for part in parts for block in _status(part)]
        named = tuple(dict.fromkeys(_message_ids(parts)))
    except (RecursionError, ValueError, LookupError, AttributeError):
        raise Refused("the mail cannot be read; record by hand that it came back") from None
    said = [(_ACTIONS[action], block) for block in fields if (action := _action(block)) in _ACTIONS]
    if not said:
        raise Refused(
            "this is no report of delivery that a mail server made; "
            "record by hand on the letter’s page that it came back"
        )
    if not named:
        raise Refused("the report does not say which mail it is about; record it by hand")
    order = list(_ACTIONS.values())
    what, block = min(said, key=lambda pair: order.index(pair[0]))
    return Word(message_ids=named, what=what, said=_words(block))


def _status(part: Part) -> Iterator[Part]:
    """The fields of each recipient: blocks with an action."""
    if part.get_content_type() != "message/delivery-status":
        return
    payload = part.get_payload()
    for block in payload if isinstance(payload, list) else []:
        if isinstance(block, Part) and block["Action"]:
            yield block


def _action(block: Part) -> str:
    return str(block["Action"]).strip().casefold()


def _words(block: Part) -> str:
    _, _, diagnostic = str(block["Diagnostic-Code"] or "").partition(";")
    return " ".join(f"{block['Status'] or ''} {diagnostic}".split())


def _message_ids(parts: list[Part]) -> Iterator[str]:
    # The mail that came back is enclosed, whole or its head alone.
    for part in parts[1:]:
        if part.get_content_type() == "text/rfc822-headers":
            yield from _ids(message_from_string(_text(part), policy=compat32)["Message-ID"])
        elif part["Message-ID"]:
            yield from _ids(part["Message-ID"])
    for part in parts:
        for name in _NAMING:
            yield from _ids(part[name])


def _text(part: Part) -> str:
    content = part.get_payload(decode=True)
    return content.decode("utf-8", "replace") if isinstance(content, bytes) else ""


def _ids(header: object) -> Iterator[str]:
    for word in str(header or "").split():
        if word.startswith("<") and word.endswith(">"):
            yield word[1:-1]
