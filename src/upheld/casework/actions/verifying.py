"""That the audit was verified is part of the audit."""

from django.db import transaction

from upheld.casework import audit

VERIFY, SUBJECT = "verify_audit", "audit"


@transaction.atomic
def note_verified(*, events: int, whole: bool, by: str) -> None:
    """Somebody, or a timer, verified so many events, and all was whole or was not."""
    detail = {"events": events, "whole": whole}
    audit.record(by=by, action=VERIFY, subject=SUBJECT, detail=detail)
