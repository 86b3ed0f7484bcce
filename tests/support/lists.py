"""Small case lists as a person would write them, to be changed line by line in tests."""

from pathlib import Path

RECEIVED = "reference,body,received,heading"
DECIDED = "reference,body,received,decided,heading,outcome,remedied"
COMPLIANCE = "reference,body,due,done,outcome,recorded"
REPORTS = (
    "reference,body,kind,title,subject,issued,found,duty,others_affected,fault_accepted,"
    "already_offered,added,agreed,refused,awaited,awaited_by,satisfied_on"
)
IMPROVEMENTS = "reference,body,summary,theme,agreed,due,done"
CONTACTS = "body,role,name,title,salutation,email,from,to,confirmed"
ACTIVITY = "year,measure,value,source"
TRAINING = "reference,course,kind,audience,way,date,hours,city,people,body,bodies,source"

GOOD = {
    "received.csv": (
        RECEIVED,
        "19 000 001,luton,2019-04-01,housing",
        "19 000 002,luton,2020-03-31,planning",
        "19 000 003,London Borough of Croydon,2019-06-01,adult_care",
    ),
    "decided.csv": (
        DECIDED,
        "19 000 001,luton,2019-04-01,2019-09-01,housing,upheld,by_us",
        "19 000 003,croydon,2019-06-01,2019-12-01,adult_care,not_upheld,",
    ),
    "compliance.csv": (
        COMPLIANCE,
        "19 000 001,luton,2019-12-01,2019-11-20,on_time,2020-01-05",
    ),
}

PLAN = """\
year = 2020
texts_approved_by = "Director"
[hours]
freeze = 2020-04-24T17:00:00
issue = 2020-07-22T09:00:00
publication = 2020-07-29T09:30:00
[opening]
paragraphs = ["This letter sets out the year."]
[[sector]]
title = "Scrutiny"
paragraphs = ["Please share this letter with your scrutiny committee."]
[signatory]
name = "The ombudsman"
titles = ["Ombudsman"]
[sender]
name = "Office of the ombudsman"
address = ["1 Example Street"]
"""

CONTACT_LINES = (
    CONTACTS,
    "luton,chief_executive,,Chief Executive,Chief Executive,ce@luton.example,,,2020-04-10",
    "croydon,chief_executive,,Chief Executive,Chief Executive,ce@croydon.example,,,2020-04-10",
    "luton,leader,,Leader,Leader,leader@luton.example,,,2020-04-10",
)


def write(folder: Path, **lists: tuple[str, ...] | str | bytes) -> Path:
    """Write lists (`received_csv=(header, line, ...)`, or bytes, or text) into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for key, content in lists.items():
        name, _, suffix = key.rpartition("_")
        text = "\n".join((*content, "")) if isinstance(content, tuple) else content
        raw = text if isinstance(text, bytes) else text.encode()
        (folder / f"{name}.{suffix}").write_bytes(raw)
    return folder


def write_good(folder: Path, **changed: tuple[str, ...] | str | bytes) -> Path:
    """The good lists, with some of them changed."""
    good = {name.replace(".", "_"): lines for name, lines in GOOD.items()}
    return write(folder, **{**good, **changed})


def write_year(folder: Path) -> Path:
    """The good lists with a plan and contacts: enough for a whole annual run."""
    return write_good(folder, year_toml=PLAN, contacts_csv=CONTACT_LINES)
