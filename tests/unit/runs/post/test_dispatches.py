"""Mails to single people go by the mail server as carefully as letters do."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from support.mail_server import Mood, Post, mail_server
from support.posted import posted
from upheld.casework.models import AuditEvent
from upheld.domain.errors import Refused
from upheld.domain.matters import Matter
from upheld.domain.post import State
from upheld.mailing.actions.laying import forget_case, lay_down, stop
from upheld.mailing.models import Dispatch
from upheld.mailing.outgoing import Outgoing, mail_to
from upheld.mailing.spool import GRACE_SECONDS, place_of, sweep, write_mail
from upheld.runs.outbox import sending
from upheld.runs.outbox.actions import dispatches
from upheld.toolbox import clock

pytestmark = [pytest.mark.django_db, pytest.mark.enable_socket]
PERSON = "somebody@example.org"


@pytest.fixture(scope="module")
def running() -> Iterator[Post]:
    """One server for these tests."""
    with mail_server(seconds=0.3) as post:
        yield post


@pytest.fixture
def server(running: Post, settings: Any, tmp_path: Path) -> Post:
    """It takes everything, and is the one that is set."""
    running.moods, running.taken, running.not_from_us = {}, [], ""
    running.seen.clear()
    settings.UPHELD_SMTP, settings.UPHELD_SMTP_RATE = running.server, 1000
    settings.UPHELD_DATA = tmp_path
    return running


def laid(to: str = PERSON, about: str = "letter 1", hours: float = 24.0) -> Dispatch:
    """A mail with a secret link, which ends after so many hours."""
    text = f"Open it here:\n\nhttps://example.org/letters/fetch/{'x' * 60}/ – please\n"
    outgoing = Outgoing(
        mail=mail_to(to, subject="A letter waits", text=text), matter=Matter.PARTY, about=about,
        body="luton", reference="19 000 001", ends_at=clock.now() + timedelta(hours=hours),
    )  # fmt: skip
    return lay_down(outgoing=outgoing, by="tests")


def send() -> sending.Sent:
    """A turn."""
    return sending.send(by="tests")


def state_of(dispatch: Dispatch) -> str:
    """How it stands now."""
    dispatch.refresh_from_db()
    return dispatch.state


def later(monkeypatch: pytest.MonkeyPatch, by: timedelta) -> None:
    """The clock goes on."""
    moment = clock.now() + by
    monkeypatch.setattr(clock, "now", lambda: moment)


def test_it_goes_once_and_its_file_goes_with_it(server: Post) -> None:
    """In seven bits; nothing of it stays with us but that it went."""
    mail = laid()
    assert place_of(mail.message_id).stat().st_mode & 0o777 == 0o600
    assert (send().sent, send().sent) == (1, 0)
    ((identity, to, content),) = server.taken
    assert (identity, to, state_of(mail)) == (mail.message_id, PERSON, State.SENT)
    assert content.isascii()
    assert not place_of(mail.message_id).exists()


@pytest.mark.usefixtures("server")
def test_nobody_is_named_outside_the_file() -> None:
    """Neither row nor audit holds an address, or what the server said of one."""
    mail = laid()
    dispatches.note_refused(dispatch=mail, said=f"550 <{PERSON}> unknown", by="tests")
    assert PERSON not in str(list(Dispatch.objects.values()))
    assert PERSON not in str(list(AuditEvent.objects.values()))


def test_people_go_before_letters(server: Post) -> None:
    """Whoever waits for a link waits at the screen."""
    (letter,) = posted("luton")
    mail = laid()
    assert send().sent == 2
    assert server.ids() == [mail.message_id, letter.message_id]


@pytest.mark.parametrize(
    ("mood", "state"),
    [
        (Mood.REJECT, State.REFUSED), (Mood.GREYLIST, State.READY),
        (Mood.CUT_INSIDE, State.UNCERTAIN), (Mood.CUT_AFTER, State.UNCERTAIN),
    ],
)  # fmt: skip
def test_what_the_server_did_is_noted(server: Post, mood: Mood, state: State) -> None:
    """One address in trouble holds nobody up, and nothing is tried again at once."""
    server.moods = {PERSON: mood}
    mail, other = laid(), laid(to="other@example.org")
    assert send().sent == 1
    assert send() == sending.Sent()
    assert (state_of(mail), state_of(other)) == (state, State.SENT)
    assert place_of(mail.message_id).exists()


def test_a_killed_sender_leaves_it_uncertain(server: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    """It was noted before the first byte went, so it goes no second time by itself."""
    mail = laid()

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as during:
        during.setattr(dispatches, "note_sent", killed)
        with pytest.raises(KeyboardInterrupt):
            send()
    assert state_of(mail) == State.SENDING
    assert send().uncertain == 1
    assert (state_of(mail), len(server.taken)) == (State.UNCERTAIN, 1)


def test_what_is_not_kept_is_not_sent(server: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    """An act that fails takes its mail with it; the file is swept away after a while."""

    def act() -> None:
        with transaction.atomic():
            places.append(place_of(laid().message_id))
            raise Refused("not so")

    places: list[Path] = []
    with pytest.raises(Refused):
        act()
    assert send() == sending.Sent()
    assert (server.taken, places[0].exists()) == ([], True)
    later(monkeypatch, timedelta(seconds=GRACE_SECONDS + 5))
    assert sweep() == 1


def test_a_link_that_has_ended_is_not_sent(server: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor is one that was stopped."""
    late, stopped, going = laid(hours=1), laid(about="letter 2"), laid(about="letter 3")
    assert stop(about="letter 2", why="the letter goes by post", by="tests") == 1
    later(monkeypatch, timedelta(hours=2))
    assert send().sent == 1
    assert (state_of(late), state_of(stopped)) == (State.WITHDRAWN, State.WITHDRAWN)
    assert server.ids() == [going.message_id]
    assert late.why == dispatches.ENDED


@pytest.mark.parametrize("content", [b"To: other@example.org\r\n\r\nAnother mail", None])
def test_only_what_was_laid_down_leaves(server: Post, content: bytes | None) -> None:
    """Other bytes or none: a person is told."""
    mail = laid()
    place_of(mail.message_id).unlink()
    if content:
        write_mail(mail.message_id, content)
    assert send().refused == 1
    assert (server.taken, state_of(mail)) == ([], State.REFUSED)


def test_a_person_decides(server: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    """It arrived, it goes again, or it is let be: once, with a reason, and while its link works."""
    server.moods = {PERSON: Mood.CUT_AFTER}
    arrived, again, left, late = laid(), laid(), laid(), laid(hours=1)
    send()
    server.moods, server.taken = {}, []
    said: dict[str, Any] = {"why": "the log says so", "by": "tests"}
    dispatches.note_arrived(dispatch=arrived.pk, **said)
    dispatches.send_once_more(dispatch=again.pk, **said)
    dispatches.let_be(dispatch=left.pk, **said)
    with pytest.raises(Refused, match="decided about it already"):
        dispatches.send_once_more(dispatch=left.pk, **said)
    with pytest.raises(Refused, match="say why"):
        dispatches.let_be(dispatch=late.pk, why=" ", by="tests")
    later(monkeypatch, timedelta(hours=2))
    with pytest.raises(Refused, match="works no more"):
        dispatches.send_once_more(dispatch=late.pk, **said)
    assert send().sent == 1
    assert server.ids() == [again.message_id]
    assert [state_of(each) for each in (arrived, again, left)] == ["sent", "sent", "withdrawn"]


def test_what_a_backup_brings_back_is_not_sent_unknowingly(server: Post) -> None:
    """It may have gone since the backup was made."""
    mail = laid()
    assert dispatches.leave_uncertain_after_restore(by="tests") == 1
    assert send() == sending.Sent()
    assert (state_of(mail), server.taken) == (State.UNCERTAIN, [])


def test_what_ended_long_ago_is_forgotten(server: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a person has to look at stays."""
    server.moods = {PERSON: Mood.REJECT}
    laid(to="other@example.org"), laid()
    send()
    later(monkeypatch, timedelta(days=300))
    assert dispatches.drop_old_dispatches(by="tests") == 0
    later(monkeypatch, timedelta(days=67))
    assert dispatches.drop_old_dispatches(by="tests") == 1
    assert Dispatch.objects.get().state == State.REFUSED


def test_it_ends_with_its_case(server: Post, django_capture_on_commit_callbacks: Any) -> None:
    """Row and file; what waited does not go."""
    mail = laid()
    with django_capture_on_commit_callbacks(execute=True):
        assert forget_case(reference="19 000 001", by="tests") == 1
    assert not place_of(mail.message_id).exists()
    assert send() == sending.Sent()
    assert server.taken == []
