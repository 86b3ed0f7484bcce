"""Note that letters go although links in them do not answer."""

from collections.abc import Sequence

from django.db import transaction

from upheld.casework import audit
from upheld.casework.personal import Change


@transaction.atomic
def note_silent_links(*, year: int, addresses: Sequence[str], why: str, by: str) -> None:
    """Who let the letters of a year go, which links did not answer, and why they go."""
    audit.record(
        by=by, action="issue_despite_links", subject=f"letters {year}",
        detail={"links": list(addresses)}, personal_values={"why": Change(None, why)},
    )  # fmt: skip
