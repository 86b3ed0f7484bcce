"""Take a published text down: its sections go, and that there was one stays, with the reason."""

from django.db import transaction

from upheld.casework import audit
from upheld.casework.models import CaseBody, PublishedDecision
from upheld.casework.models.case_body import key_of
from upheld.casework.personal import Change
from upheld.casework.queries.publication_work import current_of, subject_of
from upheld.casework.queries.retention import are_people_gone
from upheld.domain.errors import Refused
from upheld.domain.publication import TakenDown
from upheld.register.at_once import alone
from upheld.register.sooner import ask_for_roll
from upheld.toolbox import clock

BY_HAND = (TakenDown.INTERESTS, TakenDown.LEGAL, TakenDown.CHANGED)
"""What a person may take a text down for; a review and the end of its time do it themselves."""


@transaction.atomic
def take_down(
    *, reference: str, body: str, version: int | None, by: str, reason: TakenDown, why: str
) -> PublishedDecision:
    """Take down what is public, or waits for its hour. `version` is the one that was seen.

    The public reads the reason alone; `why` is for us. Also of a decision whose case is deleted,
    or without its people: then no words are kept of it, for nothing would end them.
    """
    if reason not in BY_HAND:
        known = "; ".join(each.words for each in BY_HAND)
        raise Refused(f"choose why it is taken down: {known}")
    gone = are_people_gone(reference)
    if not why.strip() and not gone:
        raise Refused("write why it is taken down; the public is not told this")
    if why.strip() and gone:
        raise Refused(
            "the people of this case have been removed, and words about them would have no end: "
            "leave “Why” empty, the reason of the list is kept"
        )
    alone(subject_of(key_of(reference, body)))
    row = current_of(reference, body)
    if row is None:
        raise Refused(
            f"no text of {reference} about {body} is published, so none can be taken down"
        )
    if version is not None and row.version != version:
        raise Refused(f"version {row.version} stands by now: look at it first")
    _end(row, reason, by, why.strip())
    return row


@transaction.atomic
def suppress(*, key: str, by: str, reason: TakenDown, why: str = "") -> bool:
    """Take down what is public of a case x body because something happened to it, in one act.

    False where nothing was public or waited for its hour.
    """
    reference, body = key.split("/", maxsplit=1)
    # Whoever is passing its text ends first, and is taken down too.
    alone(subject_of(key))
    row = current_of(reference, body)
    if row is None:
        return False
    _end(row, reason, by, why.strip())
    return True


@transaction.atomic
def suppress_case(*, reference: str, by: str, reason: TakenDown, why: str = "") -> int:
    """The same for every body of a case; of how many."""
    keys = CaseBody.objects.filter(case=reference).order_by("pk").values_list("pk", flat=True)
    return sum(suppress(key=key, by=by, reason=reason, why=why) for key in keys)


def _end(row: PublishedDecision, reason: TakenDown, by: str, why: str) -> None:
    now = clock.now()
    row.sections, row.taken_down_at, row.taken_down_by = {}, now, by
    row.taken_down_for, row.taken_down_why = reason, why
    row.save()
    audit.record(
        by=by, action="take_down_decision",
        subject=subject_of(key_of(row.reference, row.authority_id)),
        detail={"version": row.version, "for": reason, "was_public": row.public_from <= now},
        personal_values={"why": Change(None, why)} if why else None, under=row.reference,
    )  # fmt: skip
    ask_for_roll()
