"""The letters of a year by mail server: issued, sent, corrected, and who is told of it."""

import email
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from support import lists
from support.mail_server import Mood, mail_server
from upheld.cli.commands.annual import issue_command
from upheld.cli.commands.post import send_command
from upheld.domain.errors import CheckFailed
from upheld.domain.post import State
from upheld.register.models import Contact
from upheld.runs.annual import mails, places
from upheld.runs.annual.actions.letter_states import hold_letter, release_letter
from upheld.runs.annual.approve import approve
from upheld.runs.annual.correct import correct
from upheld.runs.annual.count import count
from upheld.runs.annual.freeze import freeze
from upheld.runs.annual.issue import issue
from upheld.runs.annual.models import LetterVersion
from upheld.runs.annual.posting import post
from upheld.runs.annual.resending import resend
from upheld.runs.annual.write import write
from upheld.runs.importing.intake import import_lists
from upheld.runs.outbox.models import Message
from upheld.runs.outbox.spool import place_of, spool

pytestmark = [
    pytest.mark.slow, pytest.mark.usefixtures("imported"), pytest.mark.enable_socket,
]  # fmt: skip
CHANGED = "19 000 003,croydon,2019-06-01,2019-12-01,adult_care,upheld,none"


def approved() -> None:
    """The letters of 2020, written and approved."""
    count(2020, by="officer")
    write(2020, by="officer")
    approve(2020, (), by="ombudsman")


def said(command: Any, *words: str) -> tuple[str, BaseException | None]:
    """What a command prints, and how it ends."""
    done = CliRunner().invoke(command, words)
    return done.output, done.exception


def text_of(content: bytes) -> str:
    """The words of a mail."""
    body = email.message_from_bytes(content, policy=default).get_body()
    return str(body.get_content()) if body else ""


def test_from_approval_to_a_correction(tmp_path: Path, settings: Any) -> None:
    """Listed, queued, sent once; the corrected letter reaches who had the old one; sent again."""
    freeze(2020, by="officer")
    approved()
    output, _ = said(issue_command, "2020", "--dry-run", "--by", "officer")
    assert "luton: chief executive, leader" in output
    assert "2 letters in 3 messages; 0 doubts; nothing was sent" in output
    assert "@" not in output
    assert not Message.objects.exists()
    with mail_server() as server:
        settings.UPHELD_SMTP = server.server
        output, _ = said(issue_command, "2020", "--by", "officer")
        assert "next: upheld send" in output
        assert len(list(spool().glob("*.eml"))) == 3
        assert not places.outbox(2020).exists()
        server.moods = {"leader@luton.example": Mood.REJECT}
        output, ended = said(send_command, "--by", "officer")
        assert "2 sent, 0 put off, 1 refused, 0 uncertain; 0 wait" in output
        assert isinstance(ended, CheckFailed)
        assert "own area" not in text_of(server.taken[0][2])

        Contact.objects.filter(authority="croydon").update(email="new@croydon.example")
        more = lists.write(tmp_path / "more", decided_csv=(lists.DECIDED, CHANGED))
        import_lists(more, by="officer")
        correct(2020, why="recorded wrongly", by="officer")
        approved()
        issue(2020, by="officer")
        server.taken, server.moods = [], {}
        Message.objects.filter(address="ce@luton.example").update(state="ready", written_at=None)
        LetterVersion.objects.filter(authority="luton").update(state="superseded")
        assert post(by="officer").sent == 2
        told = {address: text_of(content) for _, address, content in server.taken}
        assert Message.objects.get(address="ce@luton.example").state == State.WITHDRAWN
        LetterVersion.objects.filter(authority="luton").update(state="issued")
        assert set(told) == {"ce@croydon.example", "new@croydon.example"}
        assert all("takes the place" in text for text in told.values())

        refused = Message.objects.get(state=State.REFUSED)
        chief = Contact.objects.get(authority="luton", role="chief_executive")
        again = resend(
            refused, contact=chief.pk, why="the leader’s office was closed", by="officer"
        )
        assert post(by="officer").sent == 1
        assert server.taken[-1][:2] == (again.message_id, "ce@luton.example")
        assert "is sent again" in text_of(server.taken[-1][2])
        assert "are public since" in text_of(server.taken[-1][2])
        assert place_of(again.message_id).exists()


def test_who_was_changed_after_a_kill_gets_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Queued for an address that is not the body's any more: withdrawn, the new one gets it."""
    freeze(2020, by="officer")
    approved()

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as during:
        during.setattr("upheld.runs.annual.issue.write_mail", killed)
        with pytest.raises(KeyboardInterrupt):
            issue(2020, by="officer")
    Contact.objects.filter(role="leader").update(email="next@luton.example")
    issue(2020, by="officer")
    went = dict(Message.objects.filter(role="leader").values_list("address", "state"))
    assert went == {"leader@luton.example": "withdrawn", "next@luton.example": "written"}
    assert len(list(places.outbox(2020).glob("*.eml"))) == 3


def test_a_letter_that_is_held_waits_where_it_is(settings: Any) -> None:
    """Held between issue and sending, none of its mails goes; let go, they do."""
    freeze(2020, by="officer")
    approved()
    letter = LetterVersion.objects.get(authority="luton")
    with mail_server() as server:
        settings.UPHELD_SMTP = server.server
        issue(2020, by="officer")
        hold_letter(letter=letter, why="a figure is asked about", seen=None, by="officer")
        assert post(by="officer").sent == 1
        assert [address for _, address, _ in server.taken] == ["ce@croydon.example"]
        release_letter(letter=letter, why="the figure is right", seen=None, by="officer")
        assert post(by="officer").sent == 2


def test_the_own_area_is_named_once_it_exists(monkeypatch: pytest.MonkeyPatch) -> None:
    """Today there is none, so no mail leads anywhere; by the folder as by the server."""
    freeze(2020, by="officer")
    approved()
    monkeypatch.setattr(mails, "OWN_AREA", "https://area.example/")
    issue(2020, by="officer")
    texts = [text_of(path.read_bytes()) for path in places.outbox(2020).glob("*.eml")]
    assert len(texts) == 3
    assert all("own area: https://area.example/" in text for text in texts)
    assert said(send_command, "--by", "x")[0].startswith("no mail server is set")
