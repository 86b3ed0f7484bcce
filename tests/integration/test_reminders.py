"""The roll reminds bodies: once, of the day and nothing else, where the contact is sound."""

import email
from datetime import date, timedelta
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from django.test import override_settings

from support import remedies
from support.people import person_in
from support.staff import browser_of, staff_settings
from upheld.casework.actions.remedies import happenings
from upheld.casework.models import AuditEvent, CaseWork, Recommendation
from upheld.domain.errors import Overtaken
from upheld.domain.roles import Role
from upheld.people.actions.conflicts import block
from upheld.register.actions.contacts import record_contact
from upheld.register.actions.deputy_copies import set_deputy_copy
from upheld.register.actions.installation import settle_kind
from upheld.register.queries.deputy_copies import copied_on, states_of
from upheld.runs.outbox.models import Reminder
from upheld.runs.rolling import reminding
from upheld.toolbox import clock
from upheld.web.staff.remedies.notices import notices_for

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_register"), pytest.mark.slow]
FIRST = date(2026, 5, 1)
DUE = FIRST + timedelta(weeks=4)
SAID: list[str] = []


@pytest.fixture(autouse=True)
def at_work(monkeypatch: pytest.MonkeyPatch, data_folder: Path) -> None:
    """A folder that is ready, so that the roll only looks, and a case that was decided."""
    data_folder.mkdir(parents=True)
    (data_folder / "run.lock").touch()
    remedies.go_to(monkeypatch, FIRST)
    SAID.clear()


def contact(**changes: Any) -> None:
    """Luton's link officer, confirmed."""
    said: dict[str, Any] = dict(
        authority="luton", role="link_officer", name="R. Secretford", title="Link officer",
        salutation="", email="link@luton.example", start=None, end=None, confirmed=FIRST,
        by="tests",
    )  # fmt: skip
    record_contact(**(said | changes))


def roll(monkeypatch: pytest.MonkeyPatch, days: int) -> list[Any]:
    """Every mail that there is once the roll has run, so many days after the due day."""
    remedies.go_to(monkeypatch, DUE + timedelta(days=days))
    reminding.remind(tell=SAID.append)
    folder = reminding._place(Reminder(message_id="x")).parent  # noqa: SLF001 - where they lie
    files = sorted(folder.glob("*.eml"), key=lambda path: path.stat().st_mtime_ns)
    return [email.message_from_bytes(path.read_bytes(), policy=default) for path in files]


def test_before_on_the_day_and_weekly_each_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever rolls every minute sends one; who missed weeks sends the newest alone."""
    contact()
    key = remedies.decided()
    turns = (-15, -14, -14, -1, 0, 0, 6, 7, 8, 35, 36)
    counts = [len(roll(monkeypatch, days)) for days in turns]
    assert counts == [0, 1, 1, 1, 2, 2, 2, 3, 3, 4, 4]
    moments = list(Reminder.objects.order_by("on").values_list("moment", "on", "state"))
    assert moments == [
        ("before", DUE - timedelta(days=14), "written"), ("on_the_day", DUE, "written"),
        ("overdue", DUE + timedelta(days=7), "written"),
        ("overdue", DUE + timedelta(days=35), "written"),
    ]  # fmt: skip
    happenings.note_done(
        recommendation=remedies.only(key).pk, version=None, on=clock.today(), by="x"
    )
    assert len(roll(monkeypatch, 60)) == counts[-1]
    assert len(SAID) == counts[-1]


def test_a_mail_says_the_day_and_nothing_of_the_case(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the person nor what is to be done; the address stays out of the audit."""
    contact()
    key = remedies.decided()
    (mail,) = roll(monkeypatch, -14)
    text = mail.get_content()
    assert (mail["To"], mail.is_multipart()) == ("link@luton.example", False)
    assert (
        mail["Subject"] == f"Case {key.split('/', maxsplit=1)[0]}: a remedy is due on 29 May 2026"
    )
    assert "Luton" in text
    assert "see your records" in text
    for word in ("Pat", "Example", "pologise", "Secretford", "letter"):
        assert word not in text
    assert "luton.example" not in str(list(AuditEvent.objects.values()))


def test_a_demonstration_says_so_in_the_mail(monkeypatch: pytest.MonkeyPatch) -> None:
    """In its subject and in the name of its file, which nothing but the folder ever holds."""
    settle_kind(demonstration=True, by="tests")
    contact()
    remedies.decided()
    (mail,) = roll(monkeypatch, -14)
    assert mail["Subject"].startswith("DEMONSTRATION-Case ")
    assert mail["Message-ID"].strip().startswith("<DEMONSTRATION-")


@pytest.mark.parametrize("broken", ["mark_reminded", "create_once"])
def test_a_kill_neither_loses_nor_doubles(monkeypatch: pytest.MonkeyPatch, broken: str) -> None:
    """Between queue and file, and between file and note: the next turn goes on."""
    contact()
    remedies.decided()

    def killed(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as during:
        during.setattr(reminding, broken, killed)
        with pytest.raises(KeyboardInterrupt):
            roll(during, -14)
    assert Reminder.objects.get().state == "waiting"
    assert len(roll(monkeypatch, -13)) == 1
    assert Reminder.objects.get().state == "written"


@pytest.mark.parametrize(
    ("changes", "doubt"),
    [
        (None, "Nobody is recorded in this office"),
        ({"confirmed": None}, "Never confirmed"),
        ({"confirmed": FIRST - timedelta(days=400)}, "Confirmed more than a year ago"),
        ({"email": ""}, "No address"),
    ],
)
def test_nobody_in_doubt_is_written_to(
    monkeypatch: pytest.MonkeyPatch, changes: dict[str, Any] | None, doubt: str
) -> None:
    """The holder is told instead, on the desk, unless they may not see the body."""
    if changes is not None:
        contact(**changes)
    key, holder = remedies.decided(), person_in(Role.INVESTIGATOR)
    CaseWork.objects.filter(pk=key).update(holder=holder.key)
    assert roll(monkeypatch, -14) == []
    assert (Reminder.objects.get().state, Reminder.objects.get().doubt) == ("withheld", doubt)
    told = notices_for(holder)
    assert [each.case_body_id for each in told.withheld] == [key]
    assert [each.wait for each in told.pressing] == ["soon"]
    assert not notices_for(person_in(Role.CASEWORK_MANAGER)).withheld
    block(person=holder, body="luton", why="x", by="somebody")
    assert not notices_for(holder).withheld
    assert not notices_for(holder).pressing


DEPUTY = {"role": "deputy_link_officer", "name": "D. Secretford", "email": "deputy@luton.example"}


@pytest.mark.parametrize("changes", [None, {"confirmed": None}, {"email": ""}])
def test_the_deputy_stands_in_for_a_link_officer_in_doubt(
    monkeypatch: pytest.MonkeyPatch, changes: dict[str, Any] | None
) -> None:
    """Once, with a word why; nobody is told on the desk that no reminder went."""
    if changes is not None:
        contact(**changes)
    contact(**DEPUTY)
    remedies.decided()
    assert len(roll(monkeypatch, -14)) == 1
    (mail,) = roll(monkeypatch, -13)
    assert mail["To"] == "deputy@luton.example"
    assert "as deputy link officer" in mail.get_content()
    assert "Secretford" not in mail.get_content()
    sent = Reminder.objects.get()
    assert (sent.role, sent.copy, sent.state) == ("deputy_link_officer", False, "written")


def test_a_deputy_gets_copies_from_the_day_that_was_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Beside the link officer, each once; not before that day, nor once it was taken back."""
    contact()
    contact(**DEPUTY)
    remedies.decided()
    said: dict[str, Any] = {"authority": "luton", "by": "tests"}
    assert set_deputy_copy(**said, copied=True, counts_from=DUE, version=0)
    assert copied_on(DUE, bodies=["luton"]) == {"luton"}
    assert [mail["To"] for mail in roll(monkeypatch, -14)] == ["link@luton.example"]
    assert len(roll(monkeypatch, 0)) == len(roll(monkeypatch, 1)) == 3
    (copy,) = [mail for mail in roll(monkeypatch, 1) if mail["To"] == "deputy@luton.example"]
    assert "a copy for the deputy" in copy.get_content()
    with pytest.raises(Overtaken):
        set_deputy_copy(**said, copied=False, counts_from=DUE, version=0)
    version = states_of("luton")[0].pk
    week = DUE + timedelta(days=7)
    assert set_deputy_copy(**said, copied=False, counts_from=week, version=version)
    assert len(roll(monkeypatch, 7)) == 4


def test_a_copy_to_a_deputy_in_doubt_is_told_on_the_desk(monkeypatch: pytest.MonkeyPatch) -> None:
    """The link officer has the reminder; that no copy went is no secret, until it is taken back."""
    contact()
    contact(**DEPUTY, confirmed=None)
    key, holder = remedies.decided(), person_in(Role.INVESTIGATOR)
    CaseWork.objects.filter(pk=key).update(holder=holder.key)
    said: dict[str, Any] = {"authority": "luton", "by": "tests"}
    set_deputy_copy(**said, copied=True, counts_from=FIRST, version=0)
    assert [mail["To"] for mail in roll(monkeypatch, -14)] == ["link@luton.example"]
    (kept,) = notices_for(holder).withheld
    assert (kept.role, kept.copy, kept.doubt) == ("deputy_link_officer", True, "Never confirmed")
    own = {"UPHELD_DATA", "UPHELD_PUBLIC", "DATABASES"}
    with override_settings(**{n: v for n, v in staff_settings().items() if n not in own}):
        desk = browser_of(holder).get("/").content.decode()
    assert "The deputy link officer of Luton got no copy of the reminder" in desk
    assert "No reminder went" not in desk
    version = states_of("luton")[0].pk
    set_deputy_copy(**said, copied=False, counts_from=DUE, version=version)
    assert len(roll(monkeypatch, 0)) == 2
    assert not notices_for(holder).withheld


def test_what_nobody_holds_is_told_to_those_who_share_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that no reminder is withheld unseen."""
    CaseWork.objects.filter(pk=remedies.decided()).update(holder="")
    roll(monkeypatch, 0)
    assert len(notices_for(person_in(Role.TEAM_COORDINATOR)).withheld) == 1
    assert not notices_for(person_in(Role.INVESTIGATOR)).withheld


def test_a_new_day_has_reminders_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asked waits for our answer; whoever just agreed needs no reminder before the day."""
    contact()
    each = remedies.only(remedies.decided())
    said = {"recommendation": each.pk, "version": None, "by": "x"}
    later = DUE + timedelta(days=10)
    happenings.ask_more_time(**said, until=later, asked_by="link officer", why="x")
    assert roll(monkeypatch, 0) == []
    happenings.extend(**said, due=later, asked_by="link officer", why="x")
    assert [len(roll(monkeypatch, days)) for days in (0, 9, 10)] == [0, 0, 1]


def test_several_recommendations_of_one_day_are_one_reminder(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One per deadline of a case x body."""
    contact()
    remedies.decided("luton", remedies.APOLOGISES)
    assert Recommendation.objects.values("due").distinct().count() == 1
    assert len(roll(monkeypatch, 0)) == 1
