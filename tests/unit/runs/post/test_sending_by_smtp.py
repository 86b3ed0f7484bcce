"""What waits goes to the mail server, each message once, and nobody is forgotten."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest

from support.mail_server import Mood, Post, mail_server
from support.posted import address_of, lay_down, posted
from upheld.casework import audit
from upheld.casework.models import AuditEvent
from upheld.domain.post import WAITS, Happening, State, Way
from upheld.mailing.ways import way_now
from upheld.runs.outbox import sending
from upheld.runs.outbox.actions import sending as note
from upheld.runs.outbox.actions.messages import Post as Wanted
from upheld.runs.outbox.actions.messages import Recipient, queue
from upheld.runs.outbox.models import Message, MessageEvent
from upheld.runs.outbox.spool import place_of
from upheld.runs.outbox.turn import turn
from upheld.toolbox import clock
from upheld.toolbox.digest import sha256
from upheld.toolbox.smtp import Server, Tls

pytestmark = [pytest.mark.django_db, pytest.mark.enable_socket]


@pytest.fixture(scope="module")
def running() -> Iterator[Post]:
    """One server for these tests."""
    with mail_server(seconds=0.3) as post:
        yield post


@pytest.fixture
def server(running: Post, settings: Any) -> Post:
    """It takes everything, and is the one that is set."""
    running.moods, running.taken, running.not_from_us = {}, [], ""
    running.seen.clear()
    settings.UPHELD_SMTP, settings.UPHELD_SMTP_RATE = running.server, 1000
    return running


def states() -> dict[str, str]:
    """How the message to each body stands."""
    return dict(Message.objects.values_list("body", "state"))


def send() -> sending.Sent:
    """A turn."""
    return sending.send(by="tests")


def later(monkeypatch: pytest.MonkeyPatch, by: timedelta) -> None:
    """The clock goes on."""
    moment: datetime = clock.now() + by
    monkeypatch.setattr(clock, "now", lambda: moment)


@pytest.mark.parametrize("domain", ["upheld.invalid", "letters.of-some-length.invalid"])
def test_each_goes_once(server: Post, settings: Any, domain: str) -> None:
    """Sent again, nothing goes; each bears its own Message-ID and the approved bytes.

    Also where its name is so long that a header begins it on a line of its own.
    """
    settings.UPHELD_MAIL_DOMAIN = domain
    messages = posted("luton", "croydon", "leeds")
    assert (send().sent, send().sent) == (3, 0)
    assert sorted(server.ids()) == sorted(m.message_id for m in messages)
    assert set(states().values()) == {State.SENT}
    assert all(m.written_at for m in Message.objects.all())
    first = place_of(messages[0].message_id).read_bytes()
    assert server.taken[0][2] == first


def test_one_refused_recipient_holds_nobody_up(server: Post) -> None:
    """The server's words are kept, and no address in them."""
    server.moods = {address_of("croydon"): Mood.REJECT}
    posted("luton", "croydon", "leeds")
    done = send()
    assert (done.sent, done.refused) == (2, 1)
    assert states() == {"luton": "sent", "croydon": "refused", "leeds": "sent"}
    said = MessageEvent.objects.get(what=Happening.REFUSED).said
    assert said == "550 5.1.1 [address] does not exist here"
    assert send().refused == 0


def test_a_server_that_takes_nothing_from_us_refuses_nobody(server: Post) -> None:
    """What it says of our address stops the turn; every message waits, and goes later, once."""
    server.not_from_us = "550 5.7.1 <letters@upheld.invalid> is not allowed to send"
    posted("luton", "croydon")
    done = send()
    assert done.unreachable.startswith("it does not take mail from us: 550 5.7.1")
    assert states() == {"luton": "ready", "croydon": "ready"}
    assert server.seen.total() == 0
    server.not_from_us = ""
    assert send().sent == 2


def test_greylisting_is_waited_out(server: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not before its time, then once."""
    server.moods = {address_of("luton"): Mood.GREYLIST}
    (message,) = posted("luton")
    assert send().put_off == 1
    message.refresh_from_db()
    assert (message.state, message.tries) == (State.READY, 1)
    assert send() == sending.Sent()
    later(monkeypatch, WAITS[0] + timedelta(seconds=5))
    assert send().sent == 1
    assert server.ids() == [message.message_id]


def test_waits_grow_and_end(server: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who is put off for days is refused, and a person is told."""
    server.moods = {address_of("luton"): Mood.PUT_OFF_AT_THE_END}
    posted("luton")
    for wait in WAITS:
        assert send().put_off == 1
        assert send() == sending.Sent()
        later(monkeypatch, wait)
    assert list(WAITS) == sorted(WAITS)
    send()
    assert states() == {"luton": "refused"}
    assert "given up" in MessageEvent.objects.get(what=Happening.REFUSED).said


@pytest.mark.parametrize("mood", [Mood.CUT_INSIDE, Mood.CUT_AFTER, Mood.SLOW, Mood.NONSENSE])
def test_what_nobody_knows_is_not_tried_again(server: Post, mood: Mood) -> None:
    """It is shown to a person; the others go on."""
    server.moods = {address_of("croydon"): mood}
    posted("luton", "croydon", "leeds")
    done = send()
    assert (done.sent, done.uncertain) == (2, 1)
    assert states() == {"luton": "sent", "croydon": "uncertain", "leeds": "sent"}
    assert send() == sending.Sent()
    assert server.seen[address_of("croydon")] == 1


def test_a_killed_sender_leaves_its_message_uncertain(
    server: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the server did with it: `sending` was noted before anything went."""
    posted("luton", "croydon")

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as during:
        during.setattr(note, "note_sent", killed)
        with pytest.raises(KeyboardInterrupt):
            send()
    assert states() == {"luton": "sending", "croydon": "ready"}
    done = send()
    assert (done.uncertain, done.sent) == (1, 1)
    assert states() == {"luton": "uncertain", "croydon": "sent"}
    assert len(server.taken) == 2


def test_no_server_no_harm(settings: Any) -> None:
    """What waits keeps waiting, however often it is tried."""
    settings.UPHELD_SMTP = Server(host="127.0.0.1", port=1, tls=Tls.NONE)
    posted("luton")
    assert "refused" in send().unreachable
    assert states() == {"luton": "ready"}
    assert Message.objects.get().tries == 0
    settings.UPHELD_SMTP = None
    assert send().no_server


def test_one_sender_at_a_time(server: Post) -> None:
    """The second one leaves all to the first."""
    posted("luton")
    with turn() as mine:
        assert mine
        assert send().busy
    assert server.taken == []
    assert send().sent == 1


def test_who_comes_second_begins_nothing(server: Post) -> None:
    """Two that have read the same row: one of them sends."""
    (message,) = posted("luton")
    assert note.begin(message=message, by="first")
    assert not note.begin(message=message, by="second")
    assert server.taken == []


def test_not_more_in_a_minute_than_is_set(server: Post, settings: Any) -> None:
    """Whoever does not wait leaves the rest to the next turn."""
    settings.UPHELD_SMTP_RATE = 2
    posted("luton", "croydon", "leeds")
    until = clock.now() + timedelta(minutes=1)
    assert sending.send(by="tests", until=until).sent == 2
    assert sending.send(by="tests", until=until).sent == 0
    Message.objects.update(began_at=clock.now() - timedelta(minutes=2))
    assert sending.send(by="tests", until=until).sent == 1
    assert len(server.taken) == 3


def test_a_turn_ends_in_time(server: Post) -> None:
    """The roll has other things to do."""
    posted("luton")
    assert sending.send(by="tests", until=clock.now()).sent == 0
    assert server.taken == []


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"content": b"%PDF another letter"}, "not the one that was approved"),
        ({"recipient": "ce@croydon.example"}, "another address"),
        (None, "not in the spool"),
    ],
)
def test_only_the_approved_letter_leaves(
    server: Post, changed: dict[str, Any] | None, said: str
) -> None:
    """Other bytes, another address or no file at all: nothing goes, and a person is told."""
    (message,) = posted("luton")
    place_of(message.message_id).unlink()
    if changed is not None:
        lay_down(message, **changed)
    assert send().refused == 1
    assert server.taken == []
    assert said in MessageEvent.objects.get().said


def test_letters_of_the_folder_stay_there(server: Post) -> None:
    """What was left to the mail gateway is not sent once more by a server that is set later."""
    posted("luton", way=Way.FOLDER)
    assert send() == sending.Sent()
    assert (states(), server.taken) == ({"luton": "written"}, [])


@pytest.mark.usefixtures("server")
def test_what_is_not_written_yet_is_not_sent() -> None:
    """A run of issue that was killed goes on first."""
    to = [Recipient("leader", "leader@luton.example")]
    queue(posts=[Wanted(1, sha256(b"x"), "luton", to)], mark="", way=Way.SMTP, by="tests")
    assert send() == sending.Sent()
    assert states() == {"luton": "waiting"}


def test_no_address_in_the_audit(server: Post) -> None:
    """Message-IDs, bodies and digests alone."""
    server.moods = {address_of("croydon"): Mood.REJECT}
    posted("luton", "croydon")
    send()
    assert "@luton" not in str(list(AuditEvent.objects.values()))
    assert "@croydon" not in str(list(AuditEvent.objects.values()))
    assert audit.verify() > 0


def test_a_demonstration_sends_to_nobody_else(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To a server on this machine at most, where no letter can reach a council."""
    monkeypatch.setattr("upheld.mailing.ways.is_demonstration", lambda: True)
    settings.UPHELD_SMTP = Server(host="mail.example", port=25, tls=Tls.STARTTLS)
    assert way_now() is Way.FOLDER
    settings.UPHELD_SMTP = Server(host="127.0.0.1", port=25, tls=Tls.NONE)
    assert way_now() is Way.SMTP


def test_what_a_backup_brings_back_is_not_sent_unknowingly(server: Post) -> None:
    """It waited when the backup was made, and may have gone since."""
    posted("luton", "croydon")
    posted("leeds", letter=3, way=Way.FOLDER)
    Message.objects.exclude(body="luton").update(state=State.WAITING, written_at=None)
    assert note.leave_uncertain_after_restore(by="tests") == 2
    assert send() == sending.Sent()
    assert states() == {"luton": "uncertain", "croydon": "uncertain", "leeds": "waiting"}
    assert server.taken == []
