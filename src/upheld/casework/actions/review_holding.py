"""Who reviews a decision: given to somebody, taken, or given back."""

from django.db import transaction

from upheld.casework.actions.working import changed, taken
from upheld.casework.models import CaseWork, Review
from upheld.casework.queries.case_files import open_review
from upheld.casework.queries.decisions import kept_from_review
from upheld.domain.errors import Refused


@transaction.atomic
def assign_review(*, key: str, version: int | None, by: str, holder: str) -> Review:
    """Give the open review to somebody, or to nobody.

    The caller asks whether that person may review, and has no conflict with the body.
    """
    work, review = _open(key, version, by)
    return _give(work, review, holder, by, "assign_review")


@transaction.atomic
def take_review(*, key: str, version: int | None, by: str) -> Review:
    """Take the open review that nobody holds."""
    work, review = _open(key, version, by)
    if review.holder:
        raise Refused("somebody reviews it already; whoever shares out the work can move it")
    return _give(work, review, by, by, "take_review")


@transaction.atomic
def give_back_review(*, key: str, version: int | None, by: str) -> Review:
    """Let go of a review that one holds: it waits for somebody again."""
    work, review = _open(key, version, by)
    if review.holder != by:
        raise Refused("you do not hold this review, so you cannot give it back")
    return _give(work, review, "", by, "give_back_review")


def _open(key: str, version: int | None, by: str) -> tuple[CaseWork, Review]:
    work, review = taken(key=key, version=version, by=by), open_review(key)
    if review is None:
        raise Refused("no review is open")
    return work, review


def _give(work: CaseWork, review: Review, holder: str, by: str, action: str) -> Review:
    if holder in kept_from_review(review.decision):
        raise Refused("a decision is reviewed by somebody who did not make it or write it")
    was, review.holder = review.holder, holder
    review.save(update_fields=["holder"])
    detail = {"review": review.pk, "was": was, "now": holder}
    changed(work=work, action=action, by=by, detail=detail)
    return review
