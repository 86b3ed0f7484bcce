"""Who gets a letter, what a corrected one says, and what verification and audit can see."""

import contextlib
import email
import json
from email.policy import default
from pathlib import Path

import pytest
from django.db import connection

from support import lists
from upheld.casework import audit
from upheld.casework.models import AuditEvent
from upheld.domain.cut_columns import PAIRS
from upheld.domain.errors import CheckFailed, Refused
from upheld.runs.annual import places
from upheld.runs.annual.approve import approve
from upheld.runs.annual.correct import correct
from upheld.runs.annual.count import count
from upheld.runs.annual.cut import MANIFEST, digest_of, latest_cut
from upheld.runs.annual.freeze import freeze
from upheld.runs.annual.issue import issue
from upheld.runs.annual.verify import verify
from upheld.runs.annual.write import write
from upheld.runs.audit_check import heads, verify_and_note, verify_audit
from upheld.runs.importing.intake import import_lists
from upheld.runs.outbox.models import Message
from upheld.toolbox import parquet
from upheld.toolbox.files import discard, read_json, sha256_of

pytestmark = [pytest.mark.usefixtures("imported"), pytest.mark.slow]
CHANGED = "19 000 003,croydon,2019-06-01,2019-12-01,adult_care,upheld,none"
AGAIN = "19 000 001,luton,2019-04-01,2019-09-01,housing,not_upheld,"


def bring(folder: Path, **changed: tuple[str, ...] | str) -> None:
    """Import some more lines."""
    import_lists(lists.write(folder, **changed), by="officer")


def draft() -> None:
    """Freeze, count, write."""
    freeze(2020, by="officer")
    count(2020, by="officer")
    write(2020, by="officer")


def send() -> None:
    """Approve and issue what is drafted."""
    approve(2020, (), by="ombudsman")
    issue(2020, by="officer")


def addresses(body: str) -> list[str]:
    """To whom a body's letter was queued."""
    return sorted(Message.objects.filter(body=body).values_list("address", flat=True))


def test_one_mailbox_gets_one_mail(tmp_path: Path) -> None:
    """Two offices behind one address: one message, and nothing stops the others."""
    line = "croydon,leader,,Leader,Leader,CE@croydon.example,,,2020-04-10"
    bring(tmp_path / "more", contacts_csv=(lists.CONTACTS, line))
    draft()
    send()
    assert addresses("croydon") == ["ce@croydon.example"]
    assert len(addresses("luton")) == 2


def test_only_the_one_greeted_gets_the_letter(tmp_path: Path) -> None:
    """A predecessor whose end nobody recorded is not written to."""
    line = "croydon,chief_executive,,Chief Executive,Colleague,new@croydon.example,2020-01-01,,"
    bring(tmp_path / "more", contacts_csv=(lists.CONTACTS, line))
    draft()
    send()
    assert addresses("croydon") == ["new@croydon.example"]


def test_no_address_of_the_one_greeted_means_no_mail(tmp_path: Path) -> None:
    """The letter is not sent to a predecessor because the successor has no address."""
    line = "croydon,chief_executive,,Chief Executive,Colleague,,2020-01-01,,"
    bring(tmp_path / "more", contacts_csv=(lists.CONTACTS, line))
    draft()
    approve(2020, (), by="ombudsman")
    assert list(issue(2020, by="officer").unaddressed) == ["croydon"]
    assert addresses("croydon") == []


def test_a_corrected_letter_says_so(tmp_path: Path) -> None:
    """Title, first paragraph, date, mail and file name tell it from the one it replaces."""
    draft()
    send()
    bring(tmp_path / "more", decided_csv=(lists.DECIDED, CHANGED))
    correct(2020, why="one decision was recorded wrongly", by="officer")
    write(2020, by="officer")
    send()
    mails = [
        email.message_from_bytes(path.read_bytes(), policy=default)
        for path in places.outbox(2020).glob("*.eml")
    ]
    first, second = sorted(
        (m for m in mails if m["To"] == "ce@croydon.example"), key=lambda m: len(m["Subject"])
    )
    assert second["Subject"] == first["Subject"].replace("2020:", "2020 (corrected):")
    assert "One decision was recorded wrongly." in second.get_body().get_content()
    assert next(iter(second.iter_attachments())).get_filename() == "croydon-2020-v2.pdf"
    assert verify(2020).faults == ()


def test_a_change_of_contact_after_issue_makes_no_new_letter(tmp_path: Path) -> None:
    """A letter that has gone is superseded by a changed figure only."""
    draft()
    send()
    line = "luton,chief_executive,,Chief Executive,Colleague,new@luton.example,2020-01-01,,"
    bring(tmp_path / "more", contacts_csv=(lists.CONTACTS, line))
    bring(tmp_path / "other", decided_csv=(lists.DECIDED, CHANGED))
    correct(2020, why="recorded wrongly", by="officer")
    assert write(2020, by="officer").drafted == ("croydon",)


def test_two_corrections_in_a_row(tmp_path: Path) -> None:
    """Each makes a version of its own and asks for new eyes only where a figure changed."""
    draft()
    send()
    bring(tmp_path / "one", decided_csv=(lists.DECIDED, CHANGED))
    correct(2020, why="first", by="officer")
    write(2020, by="officer")
    send()
    bring(tmp_path / "two", decided_csv=(lists.DECIDED, AGAIN))
    assert correct(2020, why="second", by="officer").release.id == "2020-v3"
    assert write(2020, by="officer").drafted == ("luton",)
    send()
    assert verify(2020).faults == ()
    assert verify_audit() > 0


def test_a_recode_alone_is_listed_not_corrected(tmp_path: Path) -> None:
    """A heading coded anew makes no new version of a frozen year."""
    draft()
    bring(tmp_path / "one", received_csv=(lists.RECEIVED, "19 000 002,luton,2020-03-31,housing"))
    with pytest.raises(Refused, match="only headings were recoded") as caught:
        correct(2020, why="recoded", by="officer")
    assert "pairs 19 000 002 luton: planning -> housing" in caught.value.problems


def test_errors_of_the_check_stand_against_approval(tmp_path: Path) -> None:
    """Texts whose approval was withdrawn after drafting cannot be approved as a letter."""
    draft()
    plan = lists.PLAN.replace('texts_approved_by = "Director"\n', "")
    bring(tmp_path / "later", year_toml=plan)
    with pytest.raises(CheckFailed, match="stand against approval"):
        approve(2020, (), by="ombudsman")


def test_four_eyes_do_not_depend_on_spelling() -> None:
    """The drafter under another spelling of the same name is the drafter."""
    draft()
    with pytest.raises(Refused, match="somebody else has to approve"):
        approve(2020, (), by="  Officer ")


def test_a_year_without_a_record_is_refused_by_name() -> None:
    """Nobody has said how such a year is shown: the refusal names the file to write."""
    with pytest.raises(Refused, match=r"write one for 2026 in src/upheld/domain/method\.py"):
        freeze(2026, by="officer")


def test_a_name_no_font_can_show_stops_its_own_letter_only(tmp_path: Path) -> None:
    """The others are drafted, and the one is named with what cannot be shown."""
    line = "luton,chief_executive,李,Chief Executive,李,ce@luton.example,2020-01-01,,2020-04-10"
    bring(tmp_path / "more", contacts_csv=(lists.CONTACTS, line))
    freeze(2020, by="officer")
    count(2020, by="officer")
    with pytest.raises(CheckFailed, match=r"luton: .*李"):
        write(2020, by="officer")
    assert approve(2020, (), by="ombudsman") == ["croydon"]


def test_a_body_with_only_a_report_gets_a_letter(tmp_path: Path) -> None:
    """A public report in the year is reason enough to write."""
    line = "18 000 001,leeds,public_interest,Delay in housing,,2020-02-05,,,,,,,,,,,"
    bring(tmp_path / "more", reports_csv=(lists.REPORTS, line))
    freeze(2020, by="officer")
    count(2020, by="officer")
    assert "leeds" in write(2020, by="officer").drafted


def test_a_forged_cut_does_not_pass() -> None:
    """Cut, digest and release forged together still contradict the audit chain and the letters."""
    draft()
    send()
    cut = latest_cut(2020)
    cut.folder.chmod(0o755)
    path = cut.table("pairs")
    path.chmod(0o644)
    rows = parquet.read(path)
    for row in rows:
        row["outcome"] = "upheld" if row["outcome"] == "not_upheld" else row["outcome"]
    parquet.write(path, [tuple(row.values()) for row in rows], PAIRS)
    manifest = read_json(cut.folder / MANIFEST)
    manifest["tables"]["pairs"] = sha256_of(path)
    (cut.folder / MANIFEST).chmod(0o644)
    (cut.folder / MANIFEST).write_text(json.dumps(manifest))
    assert digest_of(manifest["tables"]) != cut.sha256
    discard(places.releases(2020))
    count(2020, by="officer")
    faults = verify(2020).faults
    assert any("audit chain" in fault for fault in faults)
    assert any("its figures are not those of release" in fault for fault in faults)


def test_a_chain_that_was_cut_short_is_found() -> None:
    """Taking out the last events shows, although what is left is a whole chain."""
    draft()
    events = verify_audit()
    with connection.cursor() as cursor:
        cursor.execute("delete from casework_auditseal where last_event > 1")
        cursor.execute("delete from casework_auditevent where id > 1")
    assert audit.verify() == 1 < events
    with pytest.raises(CheckFailed, match="events were taken out"):
        verify_audit()


def test_a_release_holds_the_seal_of_its_freeze() -> None:
    """The same cut gives the same bytes later too; a chain that was made anew differs from it."""
    draft()
    place = places.releases(2020) / "v1" / "manifest.json"
    before = place.read_bytes()
    held = read_json(place)["audit"]
    assert held == read_json(latest_cut(2020).folder / MANIFEST)["audit"]
    assert held["events"] == 1
    send()
    discard(places.releases(2020))
    count(2020, by="officer")
    assert place.read_bytes() == before
    assert [head.fault for head in heads()] == ["", ""]
    with connection.cursor() as cursor:
        cursor.execute("delete from casework_auditseal")
    assert audit.verify() > 0, "a short chain needs no seal of its own"
    with pytest.raises(CheckFailed, match="cut 2020-v1 was made under another audit: seal 1"):
        verify_audit()


def test_a_verification_is_noted_with_what_it_found() -> None:
    """Whole or not, and by whom."""
    assert verify_and_note(by="timer") == 1
    with connection.cursor() as cursor:
        cursor.execute("update casework_auditevent set subject = 'x' where action = 'import'")
    with pytest.raises(CheckFailed):
        verify_and_note(by="timer")
    noted = AuditEvent.objects.filter(action="verify_audit", by="timer").order_by("id")
    assert [event.detail["whole"] for event in noted] == [True, False]
    assert "was changed" in noted[1].detail["fault"]


def test_a_changed_event_is_found() -> None:
    """An edit of any event breaks the chain where it stands."""
    draft()
    with connection.cursor() as cursor:
        cursor.execute("update casework_auditevent set \"by\" = 'nobody' where id = 2")
    with pytest.raises(CheckFailed, match="audit event 2 was changed"):
        verify_audit()


@pytest.mark.parametrize("part", ["freeze", "count"])
def test_a_correction_killed_before_its_note_is_noted_later(
    part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cut or release lie there and the audit chain does not know: the next run makes up for it."""
    draft()
    bring(tmp_path / "more", decided_csv=(lists.DECIDED, CHANGED))

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(f"upheld.runs.annual.{part}._note", killed)
        with pytest.raises(KeyboardInterrupt):
            correct(2020, why="recorded wrongly", by="officer")
    # Complete but for its note, a correction has nothing left to correct.
    with contextlib.suppress(Refused):
        correct(2020, why="recorded wrongly", by="officer")
    noted = AuditEvent.objects.filter(action__in=("freeze", "count"))
    assert sorted(noted.values_list("action", "subject")) == [
        ("count", "release 2020-v1"),
        ("count", "release 2020-v2"),
        ("freeze", "cut 2020-v1"),
        ("freeze", "cut 2020-v2"),
    ]
    assert verify(2020).faults == ()
