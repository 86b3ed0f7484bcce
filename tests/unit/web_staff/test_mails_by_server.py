"""With a mail server every act that writes to a person lays its mail down for it."""

import email
from datetime import timedelta
from email.policy import default
from pathlib import Path
from typing import Any

import pytest

from support import remedies, working
from support.people import join
from support.staff import Browser
from upheld.casework.actions.by_public import open_link
from upheld.casework.actions.deciding import decide
from upheld.casework.actions.party_letters import send_by_post
from upheld.casework.models import PartyLetter
from upheld.domain.matters import Matter
from upheld.domain.post import State
from upheld.domain.roles import Role
from upheld.domain.stages import Step
from upheld.mailing.models import Dispatch
from upheld.mailing.spool import mail_of
from upheld.people.actions.invitations import invite, withdraw
from upheld.people.models import Invitation
from upheld.register.actions.contacts import record_contact
from upheld.runs.outbox.models import Reminder
from upheld.runs.rolling import reminding
from upheld.toolbox import clock
from upheld.toolbox.smtp import Server, Tls
from upheld.web.staff import forgotten

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_register")]


@pytest.fixture(autouse=True)
def set_server(settings: Any, data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server is set; nothing is sent to it here."""
    settings.UPHELD_SMTP = Server(host="127.0.0.1", port=1, tls=Tls.NONE)
    monkeypatch.setattr(forgotten, "ANSWER_SECONDS", 0.0)
    data_folder.mkdir(parents=True)
    (data_folder / "run.lock").touch()


def only() -> tuple[Dispatch, str, str]:
    """The one mail: its row, to whom it goes, and what it says."""
    row = Dispatch.objects.get()
    content, to = mail_of(row)
    return row, to, email.message_from_bytes(content, policy=default).get_content()


def files(folder: Path) -> list[Path]:
    """What lies in the outbox for a gateway."""
    return list((folder / "outbox").rglob("*.eml"))


def test_an_invitation(data_folder: Path) -> None:
    """No file for the gateway; withdrawn before it went, it does not go."""
    path = invite(email="ada@example.org", role=Role.OUTREACH, why="new", by="somebody")
    row, to, said = only()
    invitation = Invitation.objects.get()
    assert (to, row.matter, row.about) == (
        "ada@example.org", Matter.ACCOUNT, f"invitation {invitation.pk}",
    )  # fmt: skip
    assert path in said
    assert (row.ends_at, files(data_folder)) == (invitation.expires_at, [])
    withdraw(invitation=invitation, by="somebody")
    row.refresh_from_db()
    assert row.state == State.WITHDRAWN


def test_a_new_password(nobody: Browser) -> None:
    """It ends within the hour, as its link does."""
    who = join("ada@example.org", Role.OUTREACH)
    Dispatch.objects.all().delete()
    nobody.post("/forgotten/", {"email": "ada@example.org"})
    row, to, said = only()
    assert (to, row.about) == ("ada@example.org", who.key)
    assert "/reset/" in said
    assert row.ends_at
    assert row.ends_at - clock.now() < timedelta(hours=1)


def test_a_letter_of_a_case() -> None:
    """In the transaction of the step; sent by post instead, its mail does not go."""
    key = working.ready_at_intake()
    decide(
        key=key, step=Step.CLOSE_AT_INTAKE, version=None, by=working.WHO, reason_code="premature"
    )
    letter = PartyLetter.objects.get(way="link")
    row, _, said = only()
    reference, body = key.split("/")
    assert (row.about, row.reference, row.body) == (f"letter {letter.pk}", reference, body)
    assert reference not in said
    token = said.split("/letters/fetch/")[1].split("/")[0]
    assert open_link(token=token, word="zz1 1zz", by="tests")
    send_by_post(letter=letter.pk, by="tests")
    row.refresh_from_db()
    assert row.state == State.WITHDRAWN


def reminded(monkeypatch: pytest.MonkeyPatch, days: int) -> None:
    """The roll, so many days before the due day of the only case."""
    (due,) = {each.due for each in remedies.Recommendation.objects.all()}
    remedies.go_to(monkeypatch, due - timedelta(days=days))
    reminding.remind(tell=[].append)


def remind_luton() -> None:
    """A case that awaits its remedy, and a link officer to remind."""
    record_contact(
        authority="luton", role="link_officer", name="", title="Link officer", salutation="",
        email="link@luton.example", start=None, end=None, confirmed=clock.today(), by="tests",
    )  # fmt: skip
    remedies.decided()
    Dispatch.objects.all().delete()


def test_a_reminder(monkeypatch: pytest.MonkeyPatch, data_folder: Path) -> None:
    """Once, however often the roll turns, and not into the folder."""
    remind_luton()
    for _ in range(2):
        reminded(monkeypatch, 14)
    row, to, _ = only()
    each = Reminder.objects.get()
    assert (to, row.matter, row.message_id) == (
        "link@luton.example", Matter.REMINDER, each.message_id,
    )  # fmt: skip
    assert (row.body, each.state, files(data_folder)) == ("luton", "written", [])


def test_a_reminder_in_the_folder_is_left_to_the_gateway(
    monkeypatch: pytest.MonkeyPatch, settings: Any, data_folder: Path
) -> None:
    """A run was killed after its file was written; then a server was set."""
    server, settings.UPHELD_SMTP = settings.UPHELD_SMTP, None
    remind_luton()
    with monkeypatch.context() as during:
        during.setattr(reminding, "mark_reminded", lambda **_: None)
        reminded(during, 14)
    settings.UPHELD_SMTP = server
    reminded(monkeypatch, 14)
    assert len(files(data_folder)) == 1
    assert not Dispatch.objects.exists()
    assert Reminder.objects.get().state == "written"
