"""Which authority a line means, and whether it existed when the case was received."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from upheld.casework.queries.in_force import received_days
from upheld.domain.errors import Refused
from upheld.register.queries import authorities
from upheld.register.queries.authorities import AuthorityRecord
from upheld.register.queries.resolver import Resolver
from upheld.runs.importing.reading import Problems, Row

# The day on which a list's body name is read: names and bodies change over time.
DAY_OF: Mapping[str, Callable[[Mapping[str, Any]], date | None]] = {
    "received.csv": lambda v: v["received"],
    "decided.csv": lambda v: v["received"],
    "compliance.csv": lambda v: v["due"],
    "reports.csv": lambda v: _issued(v["issued"]),
    "improvements.csv": lambda v: v["agreed"],
    "contacts.csv": lambda v: v["to"] or v["confirmed"] or v["from"],
}


class Bodies:
    """The register, read once for an import."""

    def __init__(self, today: date) -> None:
        """Load names and dates."""
        self._resolver = Resolver.from_register()
        self._records: dict[str, AuthorityRecord] = authorities.records()
        self._today = today
        self._received: dict[str, date] = {}

    def placed(self, file: str, rows: list[Row], problems: Problems) -> list[Row]:
        """The rows with `body` as a slug; rows whose body is unknown go to `problems`.

        Lists of receipts and decisions come first: what follows is read as on the day on which
        its case was received, so that a bare "Somerset" means one body in every list.
        """
        self._learn(rows)
        day_of = DAY_OF[file]
        found = []
        for row in rows:
            known = self._received.get(row.values.get("reference", ""))
            day = row.values.get("received") or known or day_of(row.values) or self._today
            if slug := self._slug(file, row, day, problems):
                found.append(Row(row.line, {**row.values, "body": slug}))
        return found

    def resolved(self, file: str, row: Row, column: str, name: str, problems: Problems) -> str:
        """The slug of a body that a column names as on the line's `date`; empty with a problem."""
        day = row.values["date"]
        try:
            slug = self._resolver.resolve(name, on=day)
            record = self._records[slug]
        except Refused as error:
            problems.add(file, row.line, str(error), column)
            return ""
        if (record.end and day > record.end) or (record.start and day < record.start):
            problems.add(file, row.line, f"{record.name} did not exist on {day}", column)
            return ""
        return slug

    def _learn(self, rows: Iterable[Row]) -> None:
        asked = set()
        for row in rows:
            reference, received = row.values.get("reference"), row.values.get("received")
            if reference and received:
                self._received.setdefault(reference, received)
            elif reference and reference not in self._received:
                asked.add(reference)
        if asked:
            self._received = received_days(asked) | self._received

    def _slug(self, file: str, row: Row, day: date, problems: Problems) -> str | None:
        try:
            slug = self._resolver.resolve(row.values["body"], on=day)
        except Refused as error:
            problems.add(file, row.line, str(error), "body")
            return None
        received = row.values.get("received")
        if received and (fault := self._life_fault(slug, received)):
            problems.add(file, row.line, fault, "body")
            return None
        return slug

    def _life_fault(self, slug: str, received: date) -> str | None:
        record = self._records[slug]
        if record.end and received > record.end:
            after = _listed(authorities.successors(slug))
            return (
                f"{record.name} ended on {record.end}; a case received {received} belongs to "
                f"{after or 'another body'}"
            )
        if record.start and received < record.start:
            before = _listed(authorities.predecessors(slug))
            return (
                f"{record.name} did not exist on {received}; it began on {record.start}"
                f"{f', after {before}' if before else ''}"
            )
        return None


def _issued(text: str) -> date:
    return date(int(text), 3, 31) if text.isdigit() else date.fromisoformat(text)


def _listed(named: list[tuple[str, str]]) -> str:
    return " or ".join(f"{name} ({slug})" for slug, name in named)
