"""Note that a reading pack was made."""

from django.db import transaction

from upheld.casework import audit


@transaction.atomic
def note_pack(*, year: int, letters: int, sha256: str, by: str) -> None:
    """Who gathered how many letters of a year; the pack itself is a file."""
    detail = {"letters": letters, "sha256": sha256}
    audit.record(by=by, action="make_pack", subject=f"pack {year}", detail=detail)
