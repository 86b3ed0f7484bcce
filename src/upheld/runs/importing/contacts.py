"""A list of contacts by itself: in, all or nothing, and out, in the same columns."""

from collections.abc import Collection
from typing import Any

from upheld.domain.demonstration import MARK
from upheld.domain.errors import Refused
from upheld.register.actions import contacts
from upheld.register.models import Contact
from upheld.register.queries.installation import is_demonstration
from upheld.runs.importing.bodies import Bodies
from upheld.runs.importing.consistency import check_lines, check_repeats
from upheld.runs.importing.reading import Problems, Row, read_list
from upheld.runs.importing.specs import specs
from upheld.toolbox import clock
from upheld.toolbox.delimited import FORMULA_STARTS, to_csv
from upheld.toolbox.digest import sha256

NAME = "contacts.csv"
# Columns of the list and fields of a contact, where they differ.
FIELDS = {"body": "authority", "from": "start", "to": "end"}


def import_contacts(content: bytes, name: str, *, by: str, without: Collection[str] = ()) -> int:
    """Take in a list of contacts, all or nothing; how many contacts changed.

    Lines about the bodies in `without` are refused. Raises `Refused` with every fault as
    `contacts.csv:line: column: what is wrong`.
    """
    if name.startswith(MARK) and not is_demonstration():
        raise Refused("this is a file of a demonstration; real contacts are kept apart from it")
    spec, problems = specs(clock.today())[NAME], Problems()
    read = read_list(content, spec, problems)
    rows = Bodies(clock.today()).placed(NAME, [_plain(row) for row in read], problems)
    for row in rows:
        if row.values["body"] in without:
            problems.add(NAME, row.line, "is not a body whose contacts you can change", "body")
    check_lines(NAME, rows, problems)
    told = check_repeats(spec, rows, problems)
    if problems.found:
        count = len(problems.found)
        message = f"nothing was imported: {count:,} fault{'s' if count > 1 else ''} found"
        raise Refused(message, problems=problems.found)
    return contacts.import_contacts(
        rows=[_as_contact(row) for row in told], digest=sha256(content), by=by
    )


def export_contacts(*, by: str, without: Collection[str] = ()) -> bytes:
    """Every contact, those of the bodies in `without` left out; noted in the audit.

    Text that a spreadsheet would run as a formula has a quote in front; the import takes it off.
    """
    columns = tuple(specs(clock.today())[NAME].columns)
    held = Contact.objects.exclude(authority__in=without).order_by("authority", "role", "start")
    rows = [
        {column: _cell(contact, FIELDS.get(column, column)) for column in columns}
        for contact in held
    ]
    contacts.note_exported(contacts=len(rows), by=by)
    return to_csv(rows, columns)


def _cell(contact: Contact, field: str) -> Any:
    value = contact.authority_id if field == "authority" else getattr(contact, field)
    return value.isoformat() if hasattr(value, "isoformat") else value


def _plain(row: Row) -> Row:
    return Row(row.line, {name: _bare(value) for name, value in row.values.items()})


def _bare(value: Any) -> Any:
    quoted = isinstance(value, str) and value.startswith(tuple(f"'{c}" for c in FORMULA_STARTS))
    return value[1:] if quoted else value


def _as_contact(row: Row) -> dict[str, Any]:
    known = {FIELDS.get(name, name): value for name, value in row.values.items()}
    return {name: value for name, value in known.items() if not name.startswith("x_")}
