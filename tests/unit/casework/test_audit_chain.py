"""The audit chain: who, what, when and from where; seals; personal values beside it."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction

from upheld.casework import audit, personal, sealing
from upheld.casework.actions.deletions import delete
from upheld.casework.actions.retention import AUDIT_KEY, destroy_key, reveal
from upheld.casework.models import AuditEvent, AuditKey, AuditSeal, AuditValue, Deletion
from upheld.casework.origin import COMMAND_LINE, coming_from
from upheld.casework.personal import Change
from upheld.casework.viewing import viewed, viewed_each
from upheld.domain.errors import CheckFailed, Refused
from upheld.toolbox import clock
from upheld.toolbox.digest import sha256

pytestmark = pytest.mark.django_db


@transaction.atomic
def note(subject: str = "contact 1", **more: Any) -> AuditEvent:
    """One event."""
    return audit.record(by="person 1", action="change", subject=subject, detail={}, **more)


def renamed() -> Mapping[str, Change]:
    """A contact had one name and has another."""
    return {"name": Change("Jane Doe", "Joan Roe")}


def tamper(sql: str) -> None:
    """Change the tables as no program does."""
    with connection.cursor() as cursor:
        cursor.execute(sql)


def test_an_event_says_from_where() -> None:
    """A command by default; whoever lets a request in says its address; the digest covers it."""
    assert note().origin == COMMAND_LINE
    with coming_from("192.0.2.7"):
        assert note().origin == "192.0.2.7"
    assert note().origin == COMMAND_LINE
    assert audit.verify() == 3
    tamper("update casework_auditevent set origin = 'command line'")
    with pytest.raises(CheckFailed, match="was changed"):
        audit.verify()


def test_an_origin_that_was_erased_is_found() -> None:
    """An empty one belongs to the oldest events alone, whose digests say so."""
    note()
    tamper("update casework_auditevent set origin = ''")
    with pytest.raises(CheckFailed, match="was changed"):
        audit.verify()


def test_events_of_before_they_said_from_where_stay_whole() -> None:
    """The digest of such an event is the one it had."""
    with transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(audit, "origin", lambda: "")
        old = note()
    note()
    content = f'["{old.at.isoformat()}", "person 1", "change", "contact 1", {{}}, "{"0" * 64}"]'
    assert old.digest == sha256(content.encode())
    assert audit.verify() == 2


def test_a_view_is_noted_once_a_day_for_each_person_and_subject() -> None:
    """Again the same day tells nothing new; another page, subject or person does."""
    assert viewed(by="person 1", subject="person 2", what="page")
    assert not viewed(by="person 1", subject="person 2", what="page")
    assert viewed(by="person 1", subject="person 2", what="list")
    assert viewed(by="person 3", subject="person 2", what="page")
    shown = ["person 1", "person 2", "person 4", "person 5"]
    assert viewed_each(by="person 1", subjects=shown, what="list") == 2
    assert AuditEvent.objects.filter(action="view").count() == audit.verify() == 5


def test_a_view_of_yesterday_does_not_count_for_today(monkeypatch: pytest.MonkeyPatch) -> None:
    """A day begins at midnight, UK time."""
    viewed(by="person 1", subject="person 2", what="page")
    later = clock.now() + timedelta(days=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert viewed(by="person 1", subject="person 2", what="page")


def test_personal_values_stand_beside_the_chain() -> None:
    """The event holds salted digests; the values are there, encrypted; both are verified."""
    event = note(personal_values=renamed())
    stored = str(list(AuditEvent.objects.values())) + str(list(AuditValue.objects.values()))
    assert "Jane" not in stored
    assert "Roe" not in stored
    assert [o.value for o in personal.opened(event)] == ["Jane Doe", "Joan Roe"]
    again = note(personal_values=renamed())
    assert again.detail != event.detail, "the salt differs each time"
    assert AuditKey.objects.count() == 1
    assert audit.verify() == 2


@pytest.mark.parametrize(
    "sql",
    [
        "delete from casework_auditvalue where side = 'was'",
        "update casework_auditvalue set sealed = 'gone'",
        "update casework_auditvalue set field = 'other'",
    ],
)
def test_a_changed_value_is_found(sql: str) -> None:
    """Taken out, overwritten or put elsewhere."""
    note(personal_values=renamed())
    tamper(sql)
    with pytest.raises(CheckFailed, match=r"was changed|were taken out"):
        audit.verify()


def test_a_destroyed_key_leaves_the_chain_whole() -> None:
    """The values are unreadable, the digests stay, and the audit says who and by which rule."""
    event, other = note(personal_values=renamed()), note("contact 2", personal_values=renamed())
    assert destroy_key(subject="contact 1", rule="two years after the end", by="person 9")
    assert not destroy_key(subject="contact 1", rule="two years after the end", by="person 9")
    assert personal.opened(event) == []
    assert len(personal.opened(other)) == 2
    with pytest.raises(Refused, match="was destroyed"):
        reveal(event=event, why="a question", by="person 9")
    assert AuditKey.objects.get(subject="contact 1").key is None
    gone = AuditKey.objects.filter(destroyed_at__isnull=False)
    assert [key.subject for key in gone] == ["contact 1"]
    assert audit.verify() == 3


def test_a_destroyed_key_is_on_the_list_of_deletions() -> None:
    """An older backup that still has it loses it again; done twice, it is done once."""
    event = note(personal_values=renamed())
    destroy_key(subject="contact 1", rule="a rule", by="person 9")
    assert [(d.kind, d.subject) for d in Deletion.objects.all()] == [(AUDIT_KEY, "contact 1")]
    Deletion.objects.all().delete()
    older = note(personal_values=renamed())
    assert len(personal.opened(older)) == 2
    assert delete(kind=AUDIT_KEY, subject="contact 1", by="restore") == 1
    assert delete(kind=AUDIT_KEY, subject="contact 1", by="restore") == 0
    assert personal.opened(event) == personal.opened(older) == []
    assert audit.verify() == 6


def test_what_comes_after_lies_under_a_new_key() -> None:
    """A subject whose values were destroyed may have new ones."""
    note(personal_values=renamed())
    destroy_key(subject="contact 1", rule="a rule", by="person 9")
    assert len(personal.opened(note(personal_values=renamed()))) == 2
    assert AuditKey.objects.filter(subject="contact 1").count() == 2
    assert audit.verify() == 3


def test_a_key_that_was_destroyed_by_no_action_is_found() -> None:
    """Whoever only empties the row leaves no event."""
    note(personal_values=renamed())
    tamper("update casework_auditkey set key = null, destroyed_at = made_at, destroyed_by = 'x'")
    with pytest.raises(CheckFailed, match="without an audit event"):
        audit.verify()


def test_values_are_shown_for_a_reason_and_that_is_an_event() -> None:
    """The reason itself lies under the same key."""
    event = note(personal_values=renamed())
    with pytest.raises(Refused, match="say why"):
        reveal(event=event, why=" ", by="person 9")
    shown = reveal(event=event, why="Jane Doe asked", by="person 9")
    assert [o.value for o in shown] == ["Jane Doe", "Joan Roe"]
    last = AuditEvent.objects.latest("id")
    assert (last.by, last.action, last.subject) == ("person 9", "reveal", f"audit event {event.pk}")
    assert "Jane" not in str(last.detail)
    assert [o.value for o in personal.opened(last)] == ["Jane Doe asked"]


def test_every_block_is_sealed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A seal when a block is full, and whenever one is asked for; nothing new, no new seal."""
    monkeypatch.setattr(sealing, "SEAL_EVERY", 3)
    for _ in range(7):
        note()
    assert list(AuditSeal.objects.values_list("number", "count")) == [(1, 3), (2, 6)]
    head = sealing.seal_now()
    assert head == sealing.seal_now() == (3, 7, audit.head()["digest"])
    assert audit.verify() == 7


def test_no_event_no_seal() -> None:
    """There is nothing to seal before anything was recorded."""
    assert sealing.seal_now() is None
    assert audit.head() == {"events": 0, "digest": audit.START}


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("delete from casework_auditevent where id > {last} - 2", "events were taken out"),
        ("delete from casework_auditseal where number = 1", "seal 2 was changed"),
        ("delete from casework_auditseal", "seals were taken out"),
        ("update casework_auditseal set count = 5 where number = 2", "seal 2 was changed"),
    ],
)
def test_what_was_taken_out_shows(sql: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Events under a seal, and seals."""
    monkeypatch.setattr(sealing, "SEAL_EVERY", 3)
    for _ in range(6):
        last = note()
    tamper(sql.format(last=last.pk))
    with pytest.raises(CheckFailed, match=said):
        audit.verify()


def test_a_chain_made_anew_differs_from_the_heads_that_were_copied() -> None:
    """Whole in itself; but a release holds another head."""
    note()
    held = sealing.seal_now()
    assert held
    assert sealing.faults_of_head(held.as_fact()) == ""
    tamper("delete from casework_auditevent")
    tamper("delete from casework_auditseal")
    assert "is gone" in sealing.faults_of_head(held.as_fact())
    note("another")
    sealing.seal_now()
    assert audit.verify() == 1
    assert "made anew" in sealing.faults_of_head(held.as_fact())


def test_nothing_is_written_twice() -> None:
    """Events, seals and values are append-only."""
    event = note(personal_values=renamed())
    sealing.seal_now()
    for row in (event, AuditSeal.objects.get(), AuditValue.objects.first()):
        for change in ("save", "delete"):
            with pytest.raises(TypeError, match="append-only"):
                getattr(row, change)()


@pytest.mark.django_db(transaction=True)
def test_an_event_stands_in_the_transaction_of_its_change() -> None:
    """Outside of one it is refused: change and event are there together or not at all."""
    with pytest.raises(TypeError, match="here is none"):
        audit.record(by="x", action="y", subject="z", detail={})
