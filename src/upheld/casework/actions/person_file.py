"""Note that all that is held on one person was gathered and went out."""

from collections.abc import Collection, Mapping

from django.db import transaction

from upheld.casework import audit
from upheld.casework.personal import Change
from upheld.domain.errors import Refused

EXPORT = "export_person"


@transaction.atomic
def note_person_file(
    *, subjects: Collection[str], why: str, withheld: Mapping[str, str], released: int, sha256: str,
    by: str, others: Collection[str] = (),
) -> None:  # fmt: skip
    """One event for each case, complaint, booking or contact: how much went out, why not all.

    The file itself is kept nowhere; its digest tells whether one that is shown later is it.
    Reasons may name somebody, so they lie under the key of the case. Of bookings of
    training and contacts the counts and the digest alone are kept.
    """
    if not why.strip():
        raise Refused("say for whom and why this is gathered")
    if not subjects and not others:
        raise Refused("choose at least one person")
    detail = {"released": released, "withheld": len(withheld), "sha256": sha256}
    reasons = {f"withheld {key}"[:60]: Change(None, reason) for key, reason in withheld.items()}
    for subject in sorted(subjects):
        audit.record(
            by=by, action=EXPORT, subject=subject,
            detail=detail,
            personal_values={"why": Change(None, why.strip()), **reasons},
        )  # fmt: skip
    for subject in sorted(others):
        audit.record(by=by, action=EXPORT, subject=subject, detail=detail)
