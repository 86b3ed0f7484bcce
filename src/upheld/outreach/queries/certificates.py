"""The certificate of a booking, where one is ready."""

from pathlib import Path

from django.conf import settings

from upheld.domain.training import BookingState
from upheld.outreach.models import Booking

__all__ = ["certificate_of", "place_of"]

FOLDER = "training/certificates"


def folder() -> Path:
    """Where certificates lie."""
    return Path(settings.UPHELD_DATA) / FOLDER


def place_of(booking: int, version: int) -> Path:
    """Where the PDF of a booking lies, made when its session had this version."""
    return folder() / f"{booking}-{version}.pdf"


def certificate_of(booking: int) -> bytes | None:
    """The PDF; None where there is none yet. Whoever asks has shown number and code.

    One of a session that was opened again, because who came was wrong, counts no more.
    """
    rows = Booking.objects.filter(pk=booking, state=BookingState.ATTENDED)
    for (version,) in rows.values_list("session__version"):
        try:
            return place_of(booking, version).read_bytes()
        except FileNotFoundError:
            return None
    return None
