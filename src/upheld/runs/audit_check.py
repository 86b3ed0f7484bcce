"""Whether the audit chain is whole, its end included.

The chain alone cannot show that its last events were taken out. What they were about still lies
in casework, in the data folder and at the desk: each of those must have its event.
"""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from upheld.casework import audit
from upheld.casework.models import AuditEvent, Intake
from upheld.domain.errors import CheckFailed
from upheld.runs.annual.actions.clearances import ACTIONS
from upheld.runs.annual.models import Clearance, DeskRun, EarlyReader, LetterVersion

SHOWN = 5  # enough to see what is wrong; the count says how much more there is


def verify_audit() -> int:
    """Count of audit events; `CheckFailed` names a changed event, a gap, or a missing end."""
    count = audit.verify()
    noted = set(AuditEvent.objects.values_list("action", "subject"))
    missing = [
        f"{action} {subject}" for action, subject in _due() if (action, subject) not in noted
    ]
    if missing:
        more = f" and {len(missing) - SHOWN} more" if len(missing) > SHOWN else ""
        raise CheckFailed(
            f"the audit chain lacks {', '.join(missing[:SHOWN])}{more}: events were taken out"
        )
    return count


def _due() -> Iterator[tuple[str, str]]:
    for intake in Intake.objects.values_list("pk", flat=True):
        yield "import", f"intake {intake}"
    data = Path(settings.UPHELD_DATA)
    for folder in data.glob("years/*/cuts/v*"):
        yield "freeze", f"cut {folder.parts[-3]}-{folder.name}"
    for folder in data.glob("releases/*/v*"):
        yield "count", f"release {folder.parts[-2]}-{folder.name}"
    for year in LetterVersion.objects.values_list("year", flat=True).distinct():
        yield "write", f"letters {year}"
    for year, line in Clearance.objects.values_list("year", "line"):
        said = Clearance.objects.filter(year=year, line=line).latest("id")
        yield ACTIONS[said.said], f"check {year} {line}"
    for run in DeskRun.objects.values_list("pk", flat=True):
        yield "ask_step", f"desk run {run}"
    for reader in EarlyReader.objects.values_list("pk", flat=True):
        yield "list_early_reader", f"early reader {reader}"
