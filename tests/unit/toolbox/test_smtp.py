"""What comes of a mail, told honestly, against a real server."""

from collections.abc import Iterator

import pytest

from support.mail_server import Mood, Post, mail_server
from upheld.toolbox.smtp import Server, Session, Taken, Tls, Unreachable, as_data

pytestmark = pytest.mark.enable_socket
MAIL = b"Message-ID: <1@upheld>\r\nSubject: x\r\n\r\n.a dot first\r\nand a line\r\n"
TO = "ce@luton.example"


@pytest.fixture(scope="module")
def server() -> Iterator[Post]:
    """One server for these tests."""
    with mail_server(seconds=0.3) as post:
        yield post


def offer(post: Post, mood: Mood) -> tuple[Taken, str, list[str]]:
    """What came of a mail, what was said, and what happened in which order."""
    post.moods, post.taken, order = {TO: mood}, [], []
    post.seen.clear()

    def begin() -> bool:
        order.append("begun")
        return True

    with Session(post.server) as session:
        answer = session.deliver(MAIL, sender="letters@upheld.invalid", recipient=TO, begin=begin)
    return answer.taken, answer.said, order


@pytest.mark.parametrize(
    ("mood", "taken", "begun", "arrived"),
    [
        (Mood.TAKE, Taken.YES, True, True),
        (Mood.GREYLIST, Taken.LATER, False, False),
        (Mood.REJECT, Taken.NO, False, False),
        (Mood.CUT_BEFORE, Taken.LATER, False, False),
        (Mood.REJECT_THE_MAIL, Taken.NO, True, False),
        (Mood.PUT_OFF_AT_THE_END, Taken.LATER, True, False),
        (Mood.CUT_INSIDE, Taken.UNCERTAIN, True, False),
        (Mood.CUT_AFTER, Taken.UNCERTAIN, True, True),
        (Mood.SLOW, Taken.UNCERTAIN, True, True),
        (Mood.NONSENSE, Taken.UNCERTAIN, True, True),
    ],
)
def test_what_came_of_a_mail(
    server: Post, mood: Mood, taken: Taken, begun: bool, arrived: bool
) -> None:
    """Yes, no, later, or nobody knows; nothing of a mail goes before it was noted."""
    found, said, order = offer(server, mood)
    assert (found, bool(order), bool(server.taken)) == (taken, begun, arrived)
    assert said


def test_the_bytes_arrive_as_they_are(server: Post) -> None:
    """A dot that begins a line is no end."""
    offer(server, Mood.TAKE)
    assert server.taken == [("1@upheld", TO, MAIL)]


def test_whoever_was_overtaken_sends_nothing(server: Post) -> None:
    """Where `begin` says no the connection goes on with the next mail."""
    server.moods, server.taken = {}, []
    with Session(server.server) as session:
        said = {"sender": "a@upheld.invalid", "recipient": TO}
        first = session.deliver(MAIL, begin=lambda: False, **said)
        second = session.deliver(MAIL, begin=lambda: True, **said)
    assert (first.taken, second.taken) == (Taken.NOT_BEGUN, Taken.YES)
    assert len(server.taken) == 1


def test_a_connection_that_was_cut_is_opened_again(server: Post) -> None:
    """One mail that nobody knows about does not hold the others up."""
    server.moods, server.taken = {TO: Mood.CUT_INSIDE}, []
    with Session(server.server) as session:
        for address in (TO, "ce@croydon.example"):
            answer = session.deliver(
                MAIL, sender="a@upheld.invalid", recipient=address, begin=lambda: True
            )
    assert answer.taken is Taken.YES


def test_no_server_is_no_answer() -> None:
    """Nothing is offered, and the reason is in words."""
    nobody = Server(host="127.0.0.1", port=1, tls=Tls.NONE)
    with Session(nobody) as session, pytest.raises(Unreachable, match="refused"):
        session.deliver(MAIL, sender="a@b.example", recipient=TO, begin=lambda: True)


def test_a_server_without_tls_is_not_trusted_where_it_is_asked_for(server: Post) -> None:
    """No letter under embargo goes in the open."""
    closed = Server(host="127.0.0.1", port=server.server.port, tls=Tls.STARTTLS)
    with Session(closed) as session, pytest.raises(Unreachable, match="STARTTLS"):
        session.deliver(MAIL, sender="a@b.example", recipient=TO, begin=lambda: True)


@pytest.mark.parametrize(
    ("content", "sent"),
    [
        (b"a\n.\nb", b"a\r\n..\r\nb\r\n.\r\n"),
        (b".\r\n", b"..\r\n.\r\n"),
        (b"a\r\n", b"a\r\n.\r\n"),
        (b"a\rb", b"a\r\nb\r\n.\r\n"),
    ],
)
def test_data_on_the_wire(content: bytes, sent: bytes) -> None:
    """Lines end in one way, and only the last dot ends the mail."""
    assert as_data(content) == sent
