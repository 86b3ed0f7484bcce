"""Delete personal data for good, and remember that it was deleted.

What is deleted here stays deleted when an older backup is restored: `upheld backup` writes the
list of deletions beside each backup, and `upheld restore` follows the newest.
"""

from collections.abc import Callable

from django.db import transaction

from upheld.casework import audit
from upheld.casework.actions.case_ends import (
    DOCUMENTS_OF_CASE,
    delete_case,
    delete_documents,
    delete_people,
)
from upheld.casework.actions.retention import AUDIT_KEY, destroy_key
from upheld.casework.models import Deletion
from upheld.casework.queries.retention import PEOPLE_OF_CASE, WHOLE_CASE
from upheld.domain.errors import Refused
from upheld.toolbox import clock


def _delete_people_of_case(reference: str) -> int:
    # What the audit kept of them goes with them: it lies under the key of their case.
    return delete_people(reference=reference, by=DELETING)


def _delete_documents_of_case(reference: str) -> int:
    return delete_documents(reference=reference, by=DELETING)


def _delete_case(reference: str) -> int:
    return delete_case(reference=reference, by=DELETING)


def _destroy_key(subject: str) -> int:
    return int(destroy_key(subject=subject, rule="it was destroyed before", by=DELETING))


DELETING = "deletion"
# How each kind of thing is deleted: from its subject to a count of rows. Nothing to delete is no
# fault. Floors above add their own kinds when their app is ready.
WAYS: dict[str, Callable[[str], int]] = {
    DOCUMENTS_OF_CASE: _delete_documents_of_case,
    WHOLE_CASE: _delete_case,
    PEOPLE_OF_CASE: _delete_people_of_case,
    AUDIT_KEY: _destroy_key,
}


@transaction.atomic
def delete(*, kind: str, subject: str, by: str) -> int:
    """Delete everything of a kind about a subject; how many rows there were."""
    if kind not in WAYS:
        raise Refused(f"nobody knows how to delete {kind!r}; known are {', '.join(sorted(WAYS))}")
    count = WAYS[kind](subject)
    Deletion.objects.create(kind=kind, subject=subject, at=clock.now(), by=by)
    detail = {"kind": kind, "rows": count}
    audit.record(by=by, action="delete", subject=subject, detail=detail)
    return count
