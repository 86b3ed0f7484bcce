"""Whether a complaint came too late, as its days say."""

from datetime import date

from upheld.casework.models import CaseWork, Complaint
from upheld.domain.time_limits import last_day_to_complain


def known_since(case: str) -> date | None:
    """The first day on which the person knew of the matter, of all complaints of a case."""
    known = Complaint.objects.filter(case_id=case, known_on__isnull=False).order_by("known_on")
    return known.values_list("known_on", flat=True).first()


def is_late(work: CaseWork) -> bool | None:
    """Whether a complaint came after the 12 months, as its days say; None where they do not."""
    received, first = work.case_body.received, known_since(work.case_body.case_id)
    if received is None or first is None:
        return None
    return received > last_day_to_complain(first)
