"""Bad lines of every kind: each is named with file, line, column and way out."""

from pathlib import Path

import pytest
from test_import import refused

from support import lists

pytestmark = [pytest.mark.usefixtures("loaded_register"), pytest.mark.slow]

R, D, C = lists.RECEIVED, lists.DECIDED, lists.COMPLIANCE


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
