"""Who may see what before its hour."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet

from upheld.casework.models import AuditEvent
from upheld.runs.annual.models import EarlyReader, Publication
from upheld.toolbox import clock, secret


def staged_ahead(year: int) -> Publication | None:
    """The release of a year that is staged and not public yet."""
    ahead = Publication.objects.filter(year=year, public_at__gt=clock.now())
    return ahead.order_by("-id").first()


def waiting_reader(token: str) -> EarlyReader | None:
    """Whose link this is, while it may still be used."""
    found = EarlyReader.objects.filter(
        secret_sha256=secret.digest(token), opened_at=None, withdrawn_at=None,
        until__gt=clock.now(),
    ).select_related("authority").first()  # fmt: skip
    return found if found and staged_ahead(found.year) else None


def early_readers(year: int) -> QuerySet[EarlyReader]:
    """The pre-release list of a year, the last added first."""
    return EarlyReader.objects.filter(year=year).select_related("authority").order_by("-id")


def looks(readers: Iterable[EarlyReader]) -> dict[str, list[datetime]]:
    """Every moment at which somebody on the list saw the figures, by reader."""
    names = [str(reader) for reader in readers]
    found: dict[str, list[datetime]] = {name: [] for name in names}
    events = AuditEvent.objects.filter(action="read_early", subject__in=names).order_by("id")
    for event in events:
        found[event.subject].append(event.at)
    return found
