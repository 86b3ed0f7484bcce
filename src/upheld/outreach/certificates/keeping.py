"""Certificates as files: made for those who came, taken away with the name or the attendance."""

from django.db.models import Exists, OuterRef, QuerySet

from upheld.domain.errors import Refused
from upheld.domain.training import BookingState, NoticeKind
from upheld.outreach.certificates.setting import set_certificate
from upheld.outreach.models import Booking, Notice
from upheld.outreach.queries.certificates import folder, place_of
from upheld.toolbox.files import write_whole

# Certificates made in one turn: others wait meanwhile.
MOST = 50


def keep_files(*, most: int = MOST) -> int:
    """Make what is missing and remove what counts no more; how many were made.

    Killed at any moment, the next turn goes on. A name that cannot be set is left to staff.
    """
    wanted = {place_of(each.pk, each.session.version): each for each in came()}
    for path in set(folder().glob("*.pdf")) - set(wanted):
        path.unlink(missing_ok=True)
    made = 0
    for path, booking in wanted.items():
        if made == most or path.exists():
            continue
        try:
            write_whole(path, set_certificate(booking))
        except Refused:
            continue
        made += 1
    return made


def ready_untold() -> list[Booking]:
    """Those whose file lies ready and who were not told of it."""
    told = Notice.objects.filter(booking=OuterRef("pk"), kind=NoticeKind.CERTIFICATE)
    rows = came().filter(~Exists(told)).exclude(email="")
    return [each for each in rows if place_of(each.pk, each.session.version).exists()]


def came() -> QuerySet[Booking]:
    """Everybody who came to a session that was closed, and whose name is still known."""
    rows = Booking.objects.filter(
        state=BookingState.ATTENDED, session__given_at__isnull=False, forgotten_at=None
    ).exclude(name="")
    return rows.select_related("session__course", "body").order_by("pk")
