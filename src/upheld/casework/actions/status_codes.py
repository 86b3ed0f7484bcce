"""Codes with which somebody asks how their complaint stands, given on request."""

from django.db import transaction

from upheld.casework import audit, codes
from upheld.casework.codes import Receipt
from upheld.casework.models import Complaint
from upheld.domain.errors import Refused
from upheld.domain.retention import REMOVED
from upheld.toolbox import secret


@transaction.atomic
def give_status_code(*, complaint: int, by: str) -> Receipt:
    """A new code for a complaint, to be told to its sender once; a code from before ends.

    Only its digest is kept. Refused once the complaint itself was removed.
    """
    found = Complaint.objects.select_for_update(of=("self",)).filter(pk=complaint).first()
    if found is None:
        raise Refused("there is no such complaint")
    if found.text == REMOVED:
        raise Refused("the time for which this complaint is kept is over: nobody can ask any more")
    code = codes.in_fours(secret.readable(codes.CODE_LENGTH))
    again = bool(found.code_digest)
    found.code_digest = codes.code_digest(found.receipt, code)
    found.save(update_fields=["code_digest"])
    audit.record(by=by, action="give_status_code", subject=str(found), detail={"again": again})
    return Receipt(found.receipt, code)
