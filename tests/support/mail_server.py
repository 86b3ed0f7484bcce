"""A real mail server in a test, which does to each recipient what the test asks for."""

import asyncio
import email
import socket  # noqa: TID251 - a port of this machine for the server
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from email.policy import default
from enum import StrEnum
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP

from upheld.toolbox.smtp import Server, Tls


class Mood(StrEnum):
    """What it does to a recipient."""

    TAKE = "take"
    GREYLIST = "greylist"
    PUT_OFF_AT_THE_END = "put_off_at_the_end"
    REJECT = "reject"
    REJECT_THE_MAIL = "reject_the_mail"
    CUT_BEFORE = "cut_before"
    CUT_INSIDE = "cut_inside"
    CUT_AFTER = "cut_after"
    SLOW = "slow"
    NONSENSE = "nonsense"


class Post:
    """What the server has taken, and how it treats whom."""

    def __init__(self) -> None:
        """Takes everything."""
        self.moods: dict[str, Mood] = {}
        self.not_from_us = ""
        """What it answers to our own address, where it takes no mail from us."""
        self.seen: Counter[str] = Counter()
        self.taken: list[tuple[str, str, bytes]] = []
        """Message-ID, recipient and bytes of each mail, in the order taken."""
        self.server: Server

    def ids(self) -> list[str]:
        """The Message-IDs of what was taken."""
        return [identity for identity, *_ in self.taken]

    def mood(self, addresses: list[str]) -> Mood:
        """How the first of some recipients is treated."""
        return self.moods.get(addresses[0] if addresses else "", Mood.TAKE)

    async def handle_MAIL(  # noqa: N802 - the name by which the server calls it
        self, _server: SMTP, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        """Whether it takes mail from us."""
        if not self.not_from_us:
            envelope.mail_from = address
        return self.not_from_us or "250 OK"

    async def handle_RCPT(  # noqa: N802 - the name by which the server calls it
        self, server: SMTP, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        """Greylisting and rejection answer here."""
        self.seen[address] += 1
        mood = self.moods.get(address, Mood.TAKE)
        if mood is Mood.REJECT:
            return f"550 5.1.1 <{address}> does not exist here"
        if mood is Mood.GREYLIST and self.seen[address] == 1:
            return "451 4.7.1 come back later"
        if mood is Mood.CUT_BEFORE:
            server.transport.abort()
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 - the name by which the server calls it
        self, server: SMTP, _session: Any, envelope: Any
    ) -> str:
        """Whatever comes after the final dot."""
        mood = self.mood(envelope.rcpt_tos)
        if mood is Mood.REJECT_THE_MAIL:
            return "554 5.6.0 not this mail"
        if mood is Mood.PUT_OFF_AT_THE_END:
            return "452 4.3.1 no room just now"
        content = bytes(envelope.content)
        identity = email.message_from_bytes(content, policy=default)["Message-ID"].strip(" <>")
        self.taken.append((identity, envelope.rcpt_tos[0], content))
        if mood is Mood.CUT_AFTER:
            server.transport.abort()
        if mood is Mood.SLOW:
            await asyncio.sleep(3)
        return "nonsense" if mood is Mood.NONSENSE else "250 2.0.0 taken"


class _Cutting(SMTP):
    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802 - the name by which it is called
        """Cut inside the mail where that is asked for."""
        if self.event_handler.mood(self.envelope.rcpt_tos) is Mood.CUT_INSIDE:
            await self.push("354 go ahead")
            await self._reader.readline()
            self.transport.abort()
            return
        await super().smtp_DATA(arg)


class _Controller(Controller):
    def factory(self) -> SMTP:
        """Each connection."""
        return _Cutting(self.handler, **self.SMTP_kwargs)


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def mail_server(seconds: float = 1.0, port: int = 0, **options: Any) -> Iterator[Post]:
    """A mail server on this machine, on a port of its own."""
    post = Post()
    port = port or free_port()
    controller = _Controller(
        post, hostname="127.0.0.1", port=port, server_hostname="mail.example", **options
    )
    controller.start()
    try:
        post.server = Server(host="127.0.0.1", port=port, tls=Tls.NONE, seconds=seconds)
        yield post
    finally:
        controller.stop()
