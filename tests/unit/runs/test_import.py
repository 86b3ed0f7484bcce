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

pytestmark = pytest.mark.usefixtures("loaded_register")

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


BAD = {
    "empty file": (dict(received_csv=b""), "received.csv:1: the file is empty"),
    "wrong header": (
        dict(received_csv=("ref,body,received,heading",)),
        "received.csv:1: reference: the column is missing from the header",
    ),
    "unknown column": (
        dict(received_csv=(f"{R},team", "19 000 001,luton,2019-05-01,,x")),
        "received.csv:1: 'team': the column is not known",
    ),
    "Latin-1": (
        dict(received_csv=f"{R}\n19 000 001,Luton \xe9,2019-05-01,\n".encode("latin-1")),
        "received.csv:2: byte 18 is not UTF-8",
    ),
    "10 MB line": (
        dict(received_csv=f"{R}\n".encode() + b"x" * 10_000_000),
        "received.csv:2: the line is longer than 1,048,576 bytes",
    ),
    "null byte": (
        dict(received_csv=f"{R}\n19 000 001,lu\0ton,2019-05-01,\n".encode()),
        "received.csv:2: holds a null byte",
    ),
    "open quote": (dict(received_csv=(R, '19 000 001,"luton,2019-05-01,')), "received.csv:2:"),
    "29 February 2019": (
        dict(received_csv=(R, "19 000 001,luton,2019-02-29,housing")),
        "received.csv:2: received: '2019-02-29' is not a date",
    ),
    "year 0001": (
        dict(received_csv=(R, "19 000 001,luton,0001-01-01,housing")),
        "received.csv:2: received: 0001-01-01 is before the ombudsman began",
    ),
    "future": (
        dict(received_csv=(R, "19 000 001,luton,2999-01-01,housing")),
        "received.csv:2: received: 2999-01-01 is in the future",
    ),
    "other date form": (
        dict(received_csv=(R, "19 000 001,luton,01/05/2019,housing")),
        "'01/05/2019' is not a date; write it as 2020-03-31",
    ),
    "reference": (
        dict(received_csv=(R, "19000001,luton,2019-05-01,housing")),
        "received.csv:2: reference: '19000001' is not a reference; write it as 19 012 345",
    ),
    "unknown heading": (
        dict(received_csv=(R, "19 000 001,luton,2019-05-01,parks")),
        "received.csv:2: heading: 'parks' is not known; use one of adult_care",
    ),
    "unknown body": (
        dict(received_csv=(R, "19 000 001,Lutn,2019-05-01,housing")),
        "received.csv:2: body:",
    ),
    "missing cell": (
        dict(received_csv=(R, "19 000 001,luton,2019-05-01")),
        "received.csv:2: has 3 cells where the header has 4",
    ),
    "unknown outcome": (
        dict(decided_csv=(D, "19 000 001,luton,2019-05-01,2019-06-01,housing,won,")),
        "decided.csv:2: outcome: 'won' is not known; use one of incomplete_invalid",
    ),
    "decided before received": (
        dict(decided_csv=(D, "19 000 001,luton,2019-05-01,2019-04-30,housing,upheld,none")),
        "decided.csv:2: decided: 2019-04-30 is before it was received (2019-05-01)",
    ),
    "remedied without upheld": (
        dict(decided_csv=(D, "19 000 001,luton,2019-05-01,2019-06-30,housing,not_upheld,none")),
        "decided.csv:2: remedied: belongs to upheld decisions only",
    ),
    "upheld and not upheld": (
        dict(
            decided_csv=(
                D,
                "19 000 001,luton,2019-05-01,2019-06-30,housing,upheld,none",
                "19 000 001,Luton Borough Council,2019-05-01,2019-06-30,housing,not_upheld,",
            )
        ),
        "decided.csv:3: outcome: 'not_upheld' here and 'upheld' on line 2 for 19 000 001 luton",
    ),
    "received differs between files": (
        dict(
            received_csv=(R, "19 000 001,luton,2019-05-01,housing"),
            decided_csv=(D, "19 000 001,luton,2019-05-02,2019-06-30,housing,upheld,none"),
        ),
        "decided.csv:2: received: '2019-05-02' here and '2019-05-01' in received.csv:2",
    ),
    "heading differs between files": (
        dict(
            received_csv=(R, "19 000 001,luton,2019-05-01,housing"),
            decided_csv=(D, "19 000 001,luton,2019-05-01,2019-06-30,planning,upheld,none"),
        ),
        "decided.csv:2: heading: 'planning' here and 'housing' in received.csv:2",
    ),
    "on time but late": (
        dict(compliance_csv=(C, "19 000 001,luton,2019-05-01,2019-05-02,on_time,2019-06-01")),
        "compliance.csv:2: outcome: on_time, but done 2019-05-02 is after due 2019-05-01",
    ),
    "late but on time": (
        dict(compliance_csv=(C, "19 000 001,luton,2019-05-01,2019-05-01,late,2019-06-01")),
        "compliance.csv:2: outcome: late, but done 2019-05-01 is not after due 2019-05-01",
    ),
    "outcome without its day": (
        dict(compliance_csv=(C, "19 000 001,luton,2019-05-01,2019-05-01,on_time,")),
        "compliance.csv:2: recorded: is empty; outcome and recorded come together",
    ),
    "body that had ended": (
        dict(received_csv=(R, "20 000 001,Buckinghamshire County Council,2020-04-01,housing")),
        "Buckinghamshire County Council ended on 2020-03-31; a case received 2020-04-01 belongs to "
        "Buckinghamshire Council (buckinghamshire)",
    ),
    "body that did not exist yet": (
        dict(received_csv=(R, "18 000 001,dorset,2019-03-31,housing")),
        "did not exist on 2019-03-31; it began on 2019-04-01",
    ),
    "misspelt file": (
        dict(recieved_csv=(R, "19 000 001,luton,2019-05-01,housing")),
        "recieved.csv: not a list that can be imported; did you mean received.csv?",
    ),
    "invisible character": (
        dict(
            reports_csv=(
                lists.REPORTS,
                "19 000 001,luton,public_interest,A \u202etitle,,2019-05-01,,,,,,,,,,,",
            )
        ),
        "reports.csv:2: title: holds an invisible character (U+202E)",
    ),
    "forged address": (
        dict(
            contacts_csv=(
                lists.CONTACTS,
                "luton,chief_executive,,Chief Executive,,a@b.example;c@d.example,,,",
            )
        ),
        "contacts.csv:2: email:",
    ),
    "sector text without a list": (
        dict(
            year_toml=lists.PLAN.replace(
                '["Please share this letter', '"Please share this letter'
            ).replace('scrutiny committee."]', 'scrutiny committee."')
        ),
        "year.toml:1: sector.paragraphs must be a list of texts",
    ),
    "year that is a yes": (
        dict(year_toml=lists.PLAN.replace("year = 2020", "year = true")),
        "year.toml:1: year: is missing or not of type int",
    ),
    "hour beyond the calendar": (
        dict(year_toml=lists.PLAN.replace("2020-07-29T09:30:00", "9999-12-31T23:59:59-05:00")),
        "year.toml:1:",
    ),
    "report from the future": (
        dict(reports_csv=(lists.REPORTS, f"19 000 001,luton,further,T,,2999-01-01{',' * 11}")),
        "reports.csv:2: issued: 2999-01-01 is in the future",
    ),
    "year in other digits": (
        dict(reports_csv=(lists.REPORTS, f"19 000 001,luton,further,T,,２０２０{',' * 11}")),
        "reports.csv:2: issued: '２０２０' is not a date",
    ),
    "satisfied before issued": (
        dict(
            reports_csv=(
                lists.REPORTS,
                f"19 000 001,luton,further,T,,2020-01-02{',' * 11}2020-01-01",
            )
        ),
        "reports.csv:2: satisfied_on: 2020-01-01 is before it was issued (2020-01-02)",
    ),
    "line break in a name": (
        dict(contacts_csv=(lists.CONTACTS, 'luton,leader,"A\nB",Leader,,,,,')),
        "contacts.csv:2: name: holds a line break",
    ),
    "seminars as a bound": (
        dict(activity_csv=(lists.ACTIVITY, "2020,seminars,>3,training record")),
        "activity.csv:2: value: '>3' for seminars: write the cities",
    ),
    "courses in words": (
        dict(activity_csv=(lists.ACTIVITY, "2020,courses,many,training record")),
        "activity.csv:2: value: 'many' for courses: write a number such as 118",
    ),
    "plan out of order": (
        dict(year_toml=lists.PLAN.replace("2020-07-29", "2020-07-01")),
        "year.toml:1: hours must come in the order freeze, issue, publication",
    ),
    "plan with a stranger": (
        dict(year_toml=lists.PLAN + "\n[post]\nby = 1\n"),
        "year.toml:1: post: is not known",
    ),
    "not TOML": (dict(year_toml="year = "), "year.toml:1: not valid TOML"),
}


@pytest.mark.parametrize("case", BAD.values(), ids=BAD.keys())
def test_bad_input_is_named_and_changes_nothing(
    tmp_path: Path, case: tuple[dict[str, tuple[str, ...] | bytes | str], str]
) -> None:
    """Each fault is named with file, line, column and way out; nothing is recorded."""
    changed, expected = case
    said = refused(lists.write(tmp_path, **changed))
    assert any(expected in line for line in said), said


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
