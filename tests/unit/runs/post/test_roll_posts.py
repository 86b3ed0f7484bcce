"""The roll sends a little each minute and stands in no public hour's way."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from support.mail_server import Post, mail_server
from support.posted import posted, signed
from upheld.runs.rolling.posting import post_waiting
from upheld.toolbox import clock
from upheld.toolbox.smtp import Server, Tls

pytestmark = [
    pytest.mark.django_db, pytest.mark.enable_socket, pytest.mark.usefixtures("loaded_register"),
]  # fmt: skip


@pytest.fixture
def server(settings: Any) -> Iterator[Post]:
    """The one that is set."""
    with mail_server() as post:
        settings.UPHELD_SMTP = post.server
        yield post


def turn(minutes: float | None) -> list[str]:
    """What a turn tells, so many minutes before a public hour."""
    told: list[str] = []
    coming = None if minutes is None else clock.now() + timedelta(minutes=minutes)
    post_waiting(coming=coming, tell=told.append)
    return told


def test_a_turn_sends_what_waits(server: Post) -> None:
    """And is silent where nothing does; shortly before an hour it leaves all to the next."""
    for body in ("luton", "croydon"):
        posted(body, letter=signed(body, state="issued").pk)
    assert turn(1.5) == []
    assert server.taken == []
    assert turn(10) == ["post: 2 sent, 0 put off, 0 refused, 0 uncertain"]
    assert turn(None) == []


def test_a_server_that_is_down_is_told(settings: Any) -> None:
    """Nothing fails: public hours and reminders go on."""
    settings.UPHELD_SMTP = Server(host="127.0.0.1", port=1, tls=Tls.NONE)
    posted("luton", letter=signed("luton", state="issued").pk)
    (said,) = turn(None)
    assert said.startswith("post: the mail server was not reached")
