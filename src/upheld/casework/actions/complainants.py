"""Record the people of a case."""

from django.db import transaction

from upheld.casework import audit
from upheld.casework.models import Case, Complainant
from upheld.casework.models.complainant import ROLES
from upheld.domain.errors import Refused


@transaction.atomic
def record_complainant(*, reference: str, role: str, name: str, contact: str, by: str) -> None:
    """Keep a person of a case; the audit event names the case and the role, never the person."""
    if role not in ROLES:
        raise Refused(f"{role!r} is not a role in a case; use one of {', '.join(ROLES)}")
    if not Case.objects.filter(reference=reference).exists():
        raise Refused(f"there is no case {reference}")
    Complainant.objects.create(case_id=reference, role=role, name=name, contact=contact)
    audit.record(by=by, action="record_complainant", subject=reference, detail={"role": role})
