"""Note that letters go although links in them do not answer."""

from dataclasses import dataclass

from django.db import transaction

from upheld.casework import audit
from upheld.casework.personal import Change


@dataclass(frozen=True, kw_only=True)
class SilentLinks:
    """Links that do not answer, and why letters go all the same; `why` is personal."""

    addresses: tuple[str, ...]
    why: str


@transaction.atomic
def note_silent_links(*, year: int, silent: SilentLinks, by: str) -> None:
    """Who let the letters of a year go, which links did not answer, and why they go."""
    audit.record(
        by=by, action="issue_despite_links", subject=f"letters {year}",
        detail={"links": list(silent.addresses)}, personal_values={"why": Change(None, silent.why)},
    )  # fmt: skip
