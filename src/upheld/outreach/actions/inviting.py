"""Link officers invited to a seminar: each body once for each seminar."""

from django.db import transaction

from upheld.domain.enquiries import EnquiryMailKind
from upheld.domain.errors import Refused
from upheld.outreach import locking
from upheld.outreach.actions.asking import ask
from upheld.outreach.models import Enquiry
from upheld.outreach.queries.seminars import bodies_at, seminars, to_invite
from upheld.register.audited import note
from upheld.toolbox import clock


@transaction.atomic
def invite_officers(*, session: int, region: str, expected: int, by: str) -> int:
    """Invite those of a region, or of all, who have neither booked nor been invited; how many.

    `expected` is how many the page showed: refused where there are others by now.
    """
    locking.session_locked(session)
    found = next((each for each in seminars() if each.pk == session), None)
    if found is None:
        raise Refused("nobody can book this seminar now")
    bodies = to_invite(bodies_at(found), region)
    if not bodies:
        raise Refused("nobody is left to invite there")
    if len(bodies) != expected:
        raise Refused(f"there are {len(bodies)} to invite by now, not {expected}: look again")
    now = clock.now()
    ask(
        enquiries=[
            Enquiry(session=found, body_id=b.body, role=b.role, made_at=now) for b in bodies
        ],
        kind=EnquiryMailKind.ASK, by=by,
    )  # fmt: skip
    detail = {"bodies": sorted(each.body for each in bodies), "region": region}
    note(by=by, action="invite_officers", subject=f"session {session}", detail=detail)
    return len(bodies)
