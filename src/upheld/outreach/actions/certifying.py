"""Tell those who came that their certificate is ready."""

from django.db import transaction

from upheld.domain.training import NoticeKind
from upheld.outreach.actions.places import tell
from upheld.outreach.certificates.keeping import ready_untold
from upheld.register.audited import note


@transaction.atomic
def tell_of_certificates(*, by: str) -> int:
    """A notice for each whose file lies ready and who was not told yet; how many."""
    if ready := ready_untold():
        tell(bookings=[each.pk for each in ready], kind=NoticeKind.CERTIFICATE, by=by)
        detail = {"receipts": [each.receipt for each in ready]}
        note(by=by, action="tell_of_certificates", subject="training", detail=detail)
    return len(ready)
