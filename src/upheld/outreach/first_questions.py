"""The questions that come with the program."""

from upheld import reference
from upheld.domain.headings import Heading
from upheld.domain.scrutiny import Ground, Question, Rule
from upheld.outreach.models import RecordVersion
from upheld.outreach.models.record_version import QUESTION


def first_questions() -> tuple[Question, ...]:
    """Every one of them, in the order of their rank."""
    return tuple(_question(row) for row in reference.rows(reference.FIRST_QUESTIONS))


def missing() -> list[Question]:
    """Those of which this installation has no version: what was changed or ended stays so."""
    known = set(RecordVersion.objects.filter(kind=QUESTION).values_list("key", flat=True))
    return [each for each in first_questions() if each.key not in known]


def _question(row: dict[str, str]) -> Question:
    heading = Heading(row["heading"]) if row["heading"] else None
    return Question(
        key=row["key"], topic=row["topic"], text=row["text"], listen_for=row["listen_for"],
        rule=Rule(ground=Ground(row["ground"]), at_least=int(row["at_least"]), heading=heading),
        rank=int(row["rank"]),
    )  # fmt: skip
