"""Tell those who came that their certificate is ready."""

from django.db import transaction
from django.db.models import Exists, OuterRef

from upheld.domain.training import NoticeKind
from upheld.outreach.actions.places import tell
from upheld.outreach.certificates.keeping import came
from upheld.outreach.models import Notice
from upheld.outreach.queries.certificates import place_of
from upheld.register.audited import note


@transaction.atomic
def tell_of_certificates(*, by: str) -> int:
    """A notice for each whose file lies ready and who was not told yet; how many."""
    told = Notice.objects.filter(booking=OuterRef("pk"), kind=NoticeKind.CERTIFICATE)
    ready = [
        each for each in came().filter(~Exists(told)).exclude(email="")
        if place_of(each.pk, each.session.version).exists()
    ]  # fmt: skip
    if ready:
        tell(bookings=[each.pk for each in ready], kind=NoticeKind.CERTIFICATE, by=by)
        detail = {"receipts": [each.receipt for each in ready]}
        note(by=by, action="tell_of_certificates", subject="training", detail=detail)
    return len(ready)
