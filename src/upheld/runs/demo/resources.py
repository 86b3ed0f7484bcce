"""Questions for committees and learning of a demonstration: written, and approved by another."""

from django.db import transaction

from upheld.domain.roles import Role
from upheld.outreach.actions.first_questions import write_first_questions
from upheld.outreach.actions.records import approve_version, write_version
from upheld.outreach.models import RecordVersion
from upheld.outreach.models.record_version import LEARNING as KIND
from upheld.runs.demo.texts.learning import DRAFT, LEARNING
from upheld.runs.demo.who_acts import actor


@transaction.atomic
def make_resources() -> int:
    """Invented resources beside the questions that come with the program; 0 where there are some.

    One draft is left to be approved by whoever looks round the staff rooms.
    """
    if RecordVersion.objects.filter(kind=KIND).exists():
        return 0
    writer, reader = actor(Role.OUTREACH), actor(Role.DIRECTOR)
    write_first_questions(by=writer)
    for item in LEARNING:
        write_version(content=item, why="Invented for the demonstration.", version=0, by=writer)
    for each in RecordVersion.objects.filter(approved_at=None).order_by("pk"):
        approve_version(
            kind=each.kind, key=each.key, number=each.number, public_from=None, by=reader
        )
    write_version(content=DRAFT, why="The next one, to be read.", version=0, by=writer)
    return RecordVersion.objects.count()
