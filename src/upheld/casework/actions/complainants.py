"""Record the people of a case."""

from django.db import transaction

from upheld.casework import audit
from upheld.casework.models import Case, Complainant
from upheld.casework.models.complainant import ROLES
from upheld.casework.personal import Change
from upheld.domain.errors import Refused


@transaction.atomic
def record_complainant(*, reference: str, role: str, name: str, contact: str, by: str) -> None:
    """Keep a person of a case.

    The audit event names the case and the role; the person lies beside it under the case’s key.
    """
    if role not in ROLES:
        raise Refused(f"{role!r} is not a role in a case; use one of {', '.join(ROLES)}")
    if not Case.objects.filter(reference=reference).exists():
        raise Refused(f"there is no case {reference}")
    Complainant.objects.create(case_id=reference, role=role, name=name, contact=contact)
    audit.record(
        by=by, action="record_complainant", subject=reference, detail={"role": role},
        personal_values={"name": Change(None, name), "contact": Change(None, contact or None)},
    )  # fmt: skip
