"""What an import takes, what it refuses, and that it leaves nothing half done."""

from datetime import date
from pathlib import Path

import pytest

from support import lists
from upheld.casework.models import (
    AuditEvent,
    Case,
    CaseBody,
    ComplianceEvent,
    DecisionEvent,
    Intake,
    RecodeEvent,
    ReportEvent,
)
from upheld.domain.errors import Refused
from upheld.runs.annual.plans import plan_of
from upheld.runs.importing.intake import import_lists

pytestmark = [pytest.mark.usefixtures("loaded_register"), pytest.mark.slow]

R, D, C = lists.RECEIVED, lists.DECIDED, lists.COMPLIANCE


def refused(folder: Path) -> tuple[str, ...]:
    """Import, expect a refusal that changed nothing, and give all its words."""
    with pytest.raises(Refused) as caught:
        import_lists(folder, by="tests")
    for model in (Case, CaseBody, DecisionEvent, ComplianceEvent, ReportEvent, Intake, AuditEvent):
        assert not model.objects.exists()
    return (*caught.value.problems, str(caught.value))


def test_good_lists_are_recorded(tmp_path: Path) -> None:
    """Every line becomes a case, a pair, a decision or a compliance event, with one audit event."""
    brought = import_lists(lists.write_good(tmp_path), by="tests")
    assert brought.casework == (3, 3, 0, 2, 1, 0, 0)
    assert CaseBody.objects.get(key="19 000 002/luton").received == date(2020, 3, 31)
    assert AuditEvent.objects.count() == 1


def test_the_same_again_changes_nothing(tmp_path: Path) -> None:
    """A second import of the same lists records nothing and leaves no trace."""
    folder = lists.write_good(tmp_path)
    import_lists(folder, by="tests")
    again = import_lists(folder, by="tests")
    assert not any(again.casework)
    assert (Intake.objects.count(), AuditEvent.objects.count()) == (1, 1)


def test_a_changed_line_is_a_new_event(tmp_path: Path) -> None:
    """Decisions are never overwritten: the old event stays beside the new one."""
    import_lists(lists.write_good(tmp_path), by="tests")
    changed = "19 000 003,croydon,2019-06-01,2020-01-15,adult_care,upheld,"
    brought = import_lists(lists.write(tmp_path / "later", decided_csv=(D, changed)), by="tests")
    assert brought.casework.decisions == 1
    events = DecisionEvent.objects.filter(case_body_id="19 000 003/croydon").order_by("id")
    assert [e.outcome for e in events] == ["not_upheld", "upheld"]


def test_a_recode_is_kept(tmp_path: Path) -> None:
    """A heading that changes later is recoded, and what it was is kept."""
    import_lists(lists.write_good(tmp_path), by="tests")
    later = lists.write(tmp_path / "l", received_csv=(R, "19 000 002,luton,2020-03-31,housing"))
    assert import_lists(later, by="tests").casework.recodes == 1
    event = RecodeEvent.objects.get()
    assert (event.field, event.was, event.now) == ("heading", "planning", "housing")
    assert CaseBody.objects.get(key="19 000 002/luton").heading == "housing"


def test_a_decision_does_not_recode(tmp_path: Path) -> None:
    """A decided.csv that knows another heading is refused; received.csv alone recodes."""
    import_lists(lists.write_good(tmp_path), by="tests")
    line = "19 000 002,luton,2020-03-31,2020-05-01,housing,closed_initial,"
    with pytest.raises(Refused) as caught:
        import_lists(lists.write(tmp_path / "l", decided_csv=(lists.DECIDED, line)), by="tests")
    assert caught.value.problems == (
        "decided.csv:2: heading: 'housing' here, and casework has 'planning'; to change it, import "
        "the case's line of received.csv too",
    )


def test_a_missing_line_changes_nothing(tmp_path: Path) -> None:
    """A line that a later file no longer holds stays in casework."""
    import_lists(lists.write_good(tmp_path), by="tests")
    later = lists.write(tmp_path / "l", received_csv=(R, "19 000 001,luton,2019-04-01,housing"))
    import_lists(later, by="tests")
    assert Case.objects.count() == 3


def test_a_dry_run_changes_nothing(tmp_path: Path) -> None:
    """A dry run says what it would record and records none of it."""
    brought = import_lists(lists.write_good(tmp_path), by="tests", dry_run=True)
    assert brought.casework.cases == 3
    assert not Case.objects.exists()
    assert not AuditEvent.objects.exists()


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(b"\xef\xbb\xbf" + f"{R}\n19 000 001,luton,2019-05-01,\n".encode(), id="BOM"),
        pytest.param(f"{R}\r\n19 000 001,luton,2019-05-01,\r\n".encode(), id="CRLF"),
        pytest.param((R, "19 000 001,luton,2019-05-01,", ""), id="blank line"),
        pytest.param((f"{R},x_team", "19 000 001,luton,2019-05-01,,North"), id="own column"),
        pytest.param(
            ("body,heading,reference,received", "luton,,19 000 001,2019-05-01"), id="other order"
        ),
    ],
)
def test_harmless_differences_are_accepted(tmp_path: Path, lines: tuple[str, ...] | bytes) -> None:
    """What spreadsheets do to a file does not matter."""
    import_lists(lists.write(tmp_path, received_csv=lines), by="tests")
    assert CaseBody.objects.get().heading is None


def test_one_list_may_hold_only_its_header(tmp_path: Path) -> None:
    """A year without compliance outcomes is a year like any other."""
    import_lists(lists.write_good(tmp_path, compliance_csv=(C,)), by="tests")
    assert not ComplianceEvent.objects.exists()


def test_all_lists_header_only_are_refused(tmp_path: Path) -> None:
    """Nothing at all is a mistake, not an import."""
    folder = lists.write(tmp_path, received_csv=(R,), decided_csv=(D,), compliance_csv=(C,))
    assert "every list holds only its header" in refused(folder)[-1]


@pytest.mark.parametrize(
    "address",
    ["@", "a@", "a@[", "a:b@c", "a(b@c.example", 'x"y@z.example', "josé@x.example", "a@b",
     "a b@c.example", f"{'a' * 250}@c.example"],
)  # fmt: skip
def test_no_odd_address_is_taken_nor_repeated(tmp_path: Path, address: str) -> None:
    """An address that mail programs read differently is refused, and not printed."""
    quoted = address.replace('"', '""')
    line = f'luton,chief_executive,,Chief Executive,,"{quoted}",,,'
    said = refused(lists.write(tmp_path, contacts_csv=(lists.CONTACTS, line)))
    assert "contacts.csv:2: email: is not an email address" in said[0]
    assert address == "@" or address not in "".join(said)


def test_contacts_that_differ_are_not_repeated(tmp_path: Path) -> None:
    """The message about two lines of one contact names neither person nor address."""
    lines = (
        "luton,leader,Pat Quux,Leader,Pat,pat@one.example,,,",
        "luton,leader,Pat Quux,Leader,Pat,pat@two.example,,,",
    )
    said = refused(lists.write(tmp_path, contacts_csv=(lists.CONTACTS, *lines)))
    assert said[0] == "contacts.csv:3: email: differs from line 2 for the same contact"


def test_an_hour_with_an_offset_is_read_as_uk_time(tmp_path: Path) -> None:
    """23:30 UTC on 21 July is half past midnight on the 22nd here, and that is its day."""
    plan = lists.PLAN.replace("2020-07-22T09:00:00", "2020-07-21T23:30:00Z")
    import_lists(lists.write_good(tmp_path, year_toml=plan), by="tests")
    found = plan_of(2020)
    assert found is not None
    assert found.issue_at.isoformat() == "2020-07-22T00:30:00+01:00"


def test_every_bad_line_is_named(tmp_path: Path) -> None:
    """All faults of all files come at once, not one per attempt."""
    folder = lists.write(
        tmp_path,
        received_csv=(R, "x,luton,2019-05-01,housing", "19 000 001,luton,never,housing"),
        decided_csv=(D, "19 000 001,luton,2019-05-01,2019-06-30,housing,won,"),
    )
    problems = refused(folder)[:-1]
    assert [p.split(": ")[0] for p in problems] == [
        "received.csv:2", "received.csv:3", "decided.csv:2",
    ]  # fmt: skip


def test_a_file_is_not_a_folder(tmp_path: Path) -> None:
    """A file, a missing folder and an empty folder are refused in words."""
    file = tmp_path / "lists.zip"
    file.write_text("")
    (tmp_path / "empty").mkdir()
    assert "is a file; give the folder" in refused(file)[-1]
    assert "does not exist" in refused(tmp_path / "nowhere")[-1]
    assert "holds no case list" in refused(tmp_path / "empty")[-1]


def test_a_formula_stays_text(tmp_path: Path) -> None:
    """A title that looks like a formula is kept; it is neutralised where CSV is written."""
    line = "19 000 001,luton,public_interest,=cmd(),,2019-05-01,,,,,,,,,,,"
    import_lists(lists.write(tmp_path, reports_csv=(lists.REPORTS, line)), by="tests")
    assert ReportEvent.objects.get().title == "=cmd()"


def test_decisions_after_a_body_ended_are_accepted(tmp_path: Path) -> None:
    """An abolished council's last cases are decided and settled after its end."""
    folder = lists.write(
        tmp_path,
        decided_csv=(
            D,
            "19 000 001,buckinghamshire-county,2020-03-01,2020-09-01,housing,upheld,by_us",
        ),
        compliance_csv=(
            C,
            "19 000 001,buckinghamshire-county,2020-12-01,2020-11-01,on_time,2021-01-01",
        ),
    )
    assert import_lists(folder, by="tests").casework.decisions == 1


def test_two_bodies_of_one_case_have_outcomes_of_their_own(tmp_path: Path) -> None:
    """Outcome and remedy belong to case x body."""
    folder = lists.write(
        tmp_path,
        decided_csv=(
            D,
            "19 000 001,luton,2019-05-01,2019-06-30,housing,upheld,by_us",
            "19 000 001,bedford,2019-05-01,2019-06-30,housing,not_upheld,",
        ),
    )
    brought = import_lists(folder, by="tests")
    assert (brought.casework.cases, brought.casework.case_bodies) == (1, 2)


def test_a_demonstration_says_so_in_its_file_names(tmp_path: Path) -> None:
    """Marked and unmarked files are not mixed; a live installation takes no demonstration."""
    mixed = lists.write(tmp_path / "mixed", received_csv=(R, "19 000 001,luton,2019-05-01,"))
    (mixed / "DEMONSTRATION-decided.csv").write_text(f"{D}\n")
    assert "mixes files of a demonstration" in refused(mixed)[-1]
    import_lists(lists.write_good(tmp_path / "live"), by="tests")
    demonstration = tmp_path / "demonstration"
    demonstration.mkdir()
    (demonstration / "DEMONSTRATION-received.csv").write_text(
        f"{R}\n19 000 009,luton,2019-05-01,\n"
    )
    with pytest.raises(Refused, match="live"):
        import_lists(demonstration, by="tests")
