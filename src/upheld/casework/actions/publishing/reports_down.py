"""Take a published report down by hand, and put it back.

What was issued stays as it was, and is counted as it was: only the public no longer reads it.
"""

from django.db import transaction

from upheld.casework import audit
from upheld.casework.models import TakenDownReport
from upheld.casework.personal import Change
from upheld.casework.queries.retention import are_people_gone
from upheld.casework.queries.taken_down_reports import down_now, fact_of, subject_of
from upheld.domain.errors import Refused
from upheld.domain.facts import ReportKind
from upheld.domain.publication import DocumentKind, TakenDown
from upheld.register.at_once import alone
from upheld.register.sooner import ask_for_roll
from upheld.toolbox import clock

BY_HAND = (TakenDown.INTERESTS, TakenDown.LEGAL, TakenDown.CHANGED)
"""What a person may take a report down for; the end of its time does it itself."""


@transaction.atomic
def take_report_down(
    *, reference: str, body: str, kind: ReportKind, by: str, reason: TakenDown, why: str
) -> TakenDownReport:
    """Take it down, whether it is public or waits for its hour.

    The public reads the reason alone; `why` is for us, and is empty of a case without its people.
    """
    if reason not in BY_HAND:
        known = "; ".join(each.words_of(DocumentKind.REPORT) for each in BY_HAND)
        raise Refused(f"choose why it is taken down: {known}")
    _check_why(reference, why, "it is taken down")
    subject = subject_of(reference, body, kind)
    alone(subject)
    fact = fact_of(reference, body, kind)
    if fact is None:
        raise Refused(
            f"no such report on {reference} about {body} was issued or listed: choose one from the "
            "list of public reports"
        )
    if down_now(reference, body, kind):
        raise Refused("somebody took it down already: look at its page")
    made = TakenDownReport(
        reference=reference, authority_id=body, kind=kind, taken_down_at=clock.now(),
        taken_down_by=by, taken_down_for=reason, taken_down_why=why.strip(),
    )  # fmt: skip
    made.save()
    audit.record(
        by=by, action="take_down_report", subject=subject, detail={"for": reason},
        personal_values=_said(made.taken_down_why), under=reference,
    )  # fmt: skip
    ask_for_roll()
    return made


@transaction.atomic
def put_report_back(
    *, reference: str, body: str, kind: ReportKind, by: str, why: str
) -> TakenDownReport:
    """Let the public read it again, from the next roll on; how it was taken down stays known."""
    _check_why(reference, why, "it is put back")
    subject = subject_of(reference, body, kind)
    alone(subject)
    row = down_now(reference, body, kind)
    if row is None:
        raise Refused("it is not taken down, so there is nothing to put back")
    row.put_back_at, row.put_back_by, row.put_back_why = clock.now(), by, why.strip()
    row.save()
    audit.record(
        by=by, action="put_report_back", subject=subject, detail={"was": row.taken_down_for},
        personal_values=_said(row.put_back_why), under=reference,
    )  # fmt: skip
    return row


def _check_why(reference: str, why: str, what: str) -> None:
    gone = are_people_gone(reference)
    if not why.strip() and not gone:
        raise Refused(f"write why {what}; the public is not told this")
    if why.strip() and gone:
        raise Refused(
            "the people of this case have been removed, and words about them would have no end: "
            "leave “Why” empty"
        )


def _said(why: str) -> dict[str, Change] | None:
    return {"why": Change(None, why)} if why else None
