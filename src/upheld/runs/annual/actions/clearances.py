"""Record what a person said about a line of the check."""

from django.db import transaction

from upheld.casework import audit
from upheld.domain.errors import Refused
from upheld.runs.annual.models import Clearance
from upheld.toolbox import clock


@transaction.atomic
def record_clearance(*, year: int, line: str, why: str, assigned_to: str, by: str) -> None:
    """Clear a line or, with `assigned_to`, give it to somebody; never without a reason."""
    if not why.strip():
        raise Refused("give the reason: --why TEXT")
    Clearance.objects.create(
        year=year, line=line, why=why, assigned_to=assigned_to, at=clock.now(), by=by
    )
    action = "assign" if assigned_to else "clear"
    audit.record(by=by, action=action, subject=f"check {year} {line}", detail={})
