"""The version of a person: the number of the newest event that changed them in some respect."""

from collections.abc import Collection

from upheld.casework.models import AuditEvent
from upheld.casework.queries.changes import changes_since, newest_change
from upheld.domain.errors import Overtaken
from upheld.domain.roles import Role
from upheld.people.models import Person
from upheld.people.queries.people import named

ACCESS = frozenset(
    {"give_role", "end_role", "end_person", "start_again", "accept", "let_back"}
)  # fmt: skip
"""What changes whether and as what somebody may come in."""
CONFLICTS = frozenset({"block_conflict", "lift_conflict", "end_person"})
_WORDS = {
    "give_role": "gave the role", "end_role": "ended the role", "end_person": "ended the access",
    "start_again": "sent a link to start again", "accept": "the invitation was followed",
    "let_back": "let the person in again",
    "block_conflict": "set a block for", "lift_conflict": "lifted the block for",
}  # fmt: skip


def version_of(person: Person, respect: Collection[str]) -> int:
    """What a form about a person is made from; 0 where nothing was changed yet."""
    return newest_change(person.key, respect)


def hold(person: Person) -> None:
    """Read a person anew and keep others from changing them until the transaction ends."""
    # Not the key: what refers to the person, such as a form that they send, need not wait.
    person.refresh_from_db(from_queryset=Person.objects.select_for_update(no_key=True))


def check_version(person: Person, respect: Collection[str], version: int) -> None:
    """Raise `Overtaken` where somebody has changed a person, who is held, since a version."""
    changes = changes_since(person.key, respect, version)
    if changes:
        last = changes[-1]
        what = "; ".join(_told(each, last.by) for each in changes)
        raise Overtaken(by=last.by, at=last.at, what=what, version=last.pk)


def _told(event: AuditEvent, last: str) -> str:
    role = event.detail.get("role", "")
    about = Role(role).words.lower() if role in set(Role) else str(event.detail.get("body", ""))
    other = f"({named(event.by)})" if event.by != last else ""
    return " ".join(filter(None, (_WORDS[event.action], about, other)))
