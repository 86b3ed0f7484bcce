"""What is published of a case follows its coding: a subject decides where it is found."""

from django.db import transaction

from upheld.casework import audit
from upheld.casework.actions.publishing.taking_down import suppress
from upheld.casework.models import PublishedDecision
from upheld.casework.models.case_body import key_of
from upheld.casework.queries.publication_work import current_of, subject_of
from upheld.domain.publication import TakenDown

COPIED = (
    "reference", "authority_id", "outcome", "decided", "sections", "provenance", "public_from",
    "keep_until", "passed_at", "passed_by", "exception_why",
)  # fmt: skip


@transaction.atomic
def follow_coding(
    *, reference: str, body: str, subject: str, heading: str, by: str
) -> PublishedDecision | None:
    """Publish the same text as the next version under another subject; None where none stands.

    Nothing of the text is new, so nobody has to read it again, and who read it stays named.
    """
    row = current_of(reference, body)
    if row is None or (row.subject, row.heading) == (subject, heading):
        return None
    made = PublishedDecision(
        **{name: getattr(row, name) for name in COPIED}, version=row.version + 1, subject=subject,
        heading=heading,
    )  # fmt: skip
    key = key_of(reference, body)
    suppress(key=key, by=by, reason=TakenDown.CHANGED)
    made.save()
    audit.record(
        by=by, action="recode_published_decision", subject=subject_of(key),
        detail={"version": made.version, "subject": subject, "heading": heading}, under=reference,
    )  # fmt: skip
    return made
