"""How a complaint stands, for whoever has its number and its code; nothing about anybody."""

from dataclasses import dataclass

from django.db.models import Q

from upheld.casework import codes
from upheld.casework.codes import number_read
from upheld.casework.models import CaseWork, Complaint
from upheld.casework.models.complaint import DECLINED, PENDING
from upheld.domain.stages import Stage

__all__ = ["ComplaintStatus", "number_read", "status_by_code"]

# A case is joined by few complaints; whoever asks about more is answered from these.
MOST = 50


@dataclass(frozen=True, kw_only=True)
class ComplaintStatus:
    """Whether it waits or was taken for no complaint, else the stages at which its case stands.

    A case about several bodies may stand at several; which body stands where is not said.
    """

    waiting: bool
    declined: bool
    stages: tuple[Stage, ...]


def status_by_code(number: str, code: str) -> ComplaintStatus | None:
    """The status; None for a number that is not known and for a code that is not its own.

    Both take the same way: the same questions are asked of the database, and digests are compared
    in constant time.
    """
    known = number_read(number)
    rows = Complaint.objects.filter(Q(receipt=known) | Q(case_id=known)).values_list(
        "receipt", "code_digest", "state", "case_id"
    )
    found = None
    for receipt, kept, state, case in [*rows[:MOST], (known, "", "", None)]:
        if codes.same(codes.code_digest(receipt, code), kept):
            found = (state, case)
    state, case = found or ("", None)
    stages = CaseWork.objects.filter(case_body__case_id=case or "").values_list("stage", flat=True)
    standing = {Stage(stage) for stage in stages}
    if found is None:
        return None
    return ComplaintStatus(
        waiting=state == PENDING,
        declined=state == DECLINED,
        stages=tuple(stage for stage in Stage if stage in standing),
    )
