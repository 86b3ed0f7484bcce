"""The certificate of a booking, where one is ready."""

from pathlib import Path

from django.conf import settings

__all__ = ["certificate_of", "place_of"]

FOLDER = "training/certificates"


def place_of(booking: int) -> Path:
    """Where the PDF of a booking's certificate lies; whoever makes it writes it there."""
    return Path(settings.UPHELD_DATA) / FOLDER / f"{booking}.pdf"


def certificate_of(booking: int) -> bytes | None:
    """The PDF; None where there is none yet. Whoever asks has shown number and code."""
    try:
        return place_of(booking).read_bytes()
    except FileNotFoundError:
        return None
