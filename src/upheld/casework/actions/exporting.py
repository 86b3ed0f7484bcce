"""That part of the audit was taken away is part of the audit."""

from collections.abc import Sequence

from django.db import transaction

from upheld.casework import audit


@transaction.atomic
def note_exported(*, events: int, asked: Sequence[str], by: str) -> None:
    """So many events were saved as a file; `asked` names the filters, not what stood in them."""
    # Whoever searches may type a name: it is not written down.
    detail = {"events": events, "asked": list(asked)}
    audit.record(by=by, action="export_audit", subject="audit", detail=detail)
