"""That the audit was verified is part of the audit."""

from django.db import transaction

from upheld.casework import audit

VERIFY, SUBJECT = "verify_audit", "audit"


@transaction.atomic
def note_verified(*, events: int, fault: str, by: str) -> None:
    """Somebody, or a timer, verified so many events; without a fault, all was whole."""
    detail = {"events": events, "whole": not fault, **({"fault": fault} if fault else {})}
    audit.record(by=by, action=VERIFY, subject=SUBJECT, detail=detail)
