"""Documents of a complaint or a case: taken in locked away, let out once a scanner said clean."""

from django.db import transaction

from upheld.casework import audit
from upheld.casework.document_files import Stored, clean_name
from upheld.casework.models import Case, Complaint, Document
from upheld.casework.models.document import CLEAN, INFECTED, QUARANTINED, SOURCES
from upheld.casework.personal import Change
from upheld.domain.errors import Refused
from upheld.toolbox import clock

LONGEST_SCANNER = 200


@transaction.atomic
def add_document(
    *, stored: Stored, name: str, source: str, by: str, case: str = "",
    complaint: int | None = None,
) -> Document:  # fmt: skip
    """Add a stored file to a case or a complaint; it waits for the scanner.

    A document of a complaint that belongs to a case belongs to the case too.
    """
    if source not in SOURCES:
        raise Refused("say from whom the document is")
    found = Complaint.objects.filter(pk=complaint).first() if complaint else None
    if complaint and found is None:
        raise Refused("there is no such complaint")
    reference = case or (found.case_id if found else None)
    if reference and not Case.objects.filter(pk=reference).exists():
        raise Refused(f"there is no case {reference}")
    document = Document(
        case_id=reference, complaint=found, sha256=stored.sha256,
        name=clean_name(name, stored.kind), media_type=stored.kind.media_type, size=stored.size,
        source=source, at=clock.now(), by=by,
    )  # fmt: skip
    document.save()
    audit.record(
        by=by, action="add_document", subject=str(document),
        detail={"of": reference or str(found), "size": stored.size, "source": source},
        personal_values={"name": Change(None, document.name)}, under=reference or str(found),
    )  # fmt: skip
    return document


@transaction.atomic
def note_scan(*, document: int, clean: bool, scanner: str, by: str) -> bool:
    """What the scanner said; False where somebody else noted it first."""
    found = Document.objects.select_for_update(of=("self",)).filter(pk=document).first()
    if found is None or found.state != QUARANTINED:
        return False
    found.state = CLEAN if clean else INFECTED
    found.scanned_at, found.scanned_by = clock.now(), scanner[:LONGEST_SCANNER]
    found.save()
    audit.record(
        by=by, action="scan_document", subject=str(found), detail={"clean": clean},
    )  # fmt: skip
    return True
