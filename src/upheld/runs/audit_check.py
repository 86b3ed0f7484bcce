"""Whether the audit chain is whole, its end included.

The chain alone cannot show that its last events and seals were taken out, or that all of it was
made anew. What they were about still lies in casework, in the data folder and at the desk: each of
those must have its event; and cuts and releases hold the seal under which they were made.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

from upheld.casework import audit, sealing
from upheld.casework.actions.verifying import note_verified
from upheld.casework.models import AuditEvent, Intake
from upheld.domain.errors import CheckFailed
from upheld.publication.release import MANIFEST as RELEASE
from upheld.runs.annual.actions.clearances import ACTIONS
from upheld.runs.annual.cut import MANIFEST as CUT
from upheld.runs.annual.models import Clearance, DeskRun, EarlyReader, LetterEdit, LetterVersion
from upheld.toolbox.files import read_json

SHOWN = 5  # enough to see what is wrong; the count says how much more there is


def verify_and_note(*, by: str) -> int:
    """Verify, and note in the audit itself that it was done and what came of it."""
    try:
        count = verify_audit()
    except CheckFailed as broken:
        note_verified(events=AuditEvent.objects.count(), fault=str(broken), by=by)
        raise
    if count:
        note_verified(events=count, fault="", by=by)
    return count


class HeldHead(NamedTuple):
    """The seal that a cut or a release names, and in which way the chain differs from it."""

    place: str
    seal: int
    events: int
    fault: str


def verify_audit() -> int:
    """Count of audit events; `CheckFailed` names a changed event, a gap, or a missing end."""
    count = audit.verify()
    for head in heads():
        if head.fault:
            raise CheckFailed(f"{head.place} was made under another audit: {head.fault}")
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


def heads() -> Iterator[HeldHead]:
    """Every seal that a cut or a release of the data folder names; older ones name none."""
    data = Path(settings.UPHELD_DATA)
    found = (
        *(("cut", path) for path in data.glob(f"years/*/cuts/v*/{CUT}")),
        *(("release", path) for path in data.glob(f"releases/*/v*/{RELEASE}")),
    )
    for kind, path in sorted(found):
        if held := read_json(path).get("audit"):
            place = f"{kind} {path.parents[2 if kind == 'cut' else 1].name}-{path.parent.name}"
            yield HeldHead(place, held["seal"], held["events"], sealing.faults_of_head(held))


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
    for year, body in LetterEdit.objects.values_list("year", "authority_id"):
        yield "change_letter", f"letter {year} {body}"
    for year, line in Clearance.objects.values_list("year", "line"):
        said = Clearance.objects.filter(year=year, line=line).latest("id")
        yield ACTIONS[said.said], f"check {year} {line}"
    for run in DeskRun.objects.values_list("pk", flat=True):
        yield "ask_step", f"desk run {run}"
    for reader in EarlyReader.objects.values_list("pk", flat=True):
        yield "list_early_reader", f"early reader {reader}"
