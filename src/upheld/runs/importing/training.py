"""training.csv: sessions of an earlier training record, each line as one session."""

from upheld.domain.training import Audience, CourseKind, SessionWay
from upheld.outreach.given import GivenSession, Unlikely
from upheld.runs.importing.bodies import Bodies
from upheld.runs.importing.reading import Problems, Row

FILE = "training.csv"


def given_sessions(rows: list[Row], bodies: Bodies, problems: Problems) -> list[GivenSession]:
    """The sessions of the list; what cannot have been so goes to `problems`, by line and column."""
    found = [_given(row, bodies, problems) for row in rows]
    return [each for each in found if each is not None]


def _given(row: Row, bodies: Bodies, problems: Problems) -> GivenSession | None:
    def slug(column: str, name: str) -> str:
        return bodies.resolved(FILE, row, column, name, problems)

    v, before = row.values, len(problems.found)
    body = slug("body", v["body"]) if v["body"] else ""
    came = tuple((slug("bodies", name), number) for name, number in v["bodies"])
    if len(problems.found) > before:
        return None
    try:
        return GivenSession(
            reference=v["reference"], course=v["course"], kind=CourseKind(v["kind"]),
            audience=Audience(v["audience"]), way=SessionWay(v["way"]), day=v["date"],
            people=v["people"], city=v["city"], body=body, bodies=came, hours=v["hours"],
            source=v["source"],
        )  # fmt: skip
    except Unlikely as error:
        problems.add(FILE, row.line, error.fault, error.column)
        return None
