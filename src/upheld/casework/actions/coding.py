"""Code a case x body: what it is about, under which heading it counts, and under which part."""

from django.db import transaction

from upheld.casework.actions.publishing.recoding import follow_coding
from upheld.casework.actions.working import changed, taken
from upheld.casework.models import CaseWork, RecodeEvent
from upheld.casework.models.case_work import PARTS
from upheld.domain.errors import Refused
from upheld.domain.headings import Heading
from upheld.domain.subjects import subject as subject_of
from upheld.toolbox import clock


@transaction.atomic
def code_case(*, key: str, version: int | None, by: str, subject: str, part: str = "") -> CaseWork:
    """Give a case its subject, from which its heading follows; also to one that is decided.

    A heading that was there is kept as a recode event: a year that is frozen stays as it was coded.
    """
    work = taken(key=key, version=version, by=by)
    pair = work.case_body
    if pair.received is None:
        raise Refused(f"{key} has no day of receipt, so nobody can say which subjects held then")
    if part and part not in PARTS:
        raise Refused(f"{part!r} is not a part of the Act; choose one of {', '.join(PARTS)}")
    heading = subject_of(subject, day=pair.received).heading
    was = {"subject": work.subject, "heading": pair.heading, "part": work.part}
    if heading != pair.heading:
        _recode(work, heading, by)
    work.subject, work.part = subject, part or work.part
    follow_coding(
        reference=pair.case_id, body=pair.authority_id, subject=subject, heading=heading, by=by
    )
    now = {"subject": subject, "heading": heading, "part": work.part}
    changed(work=work, action="code_case", by=by, detail={"was": was, "now": now})
    return work


def _recode(work: CaseWork, heading: Heading, by: str) -> None:
    pair = work.case_body
    if pair.heading:
        RecodeEvent(
            case_body=pair, field="heading", was=pair.heading, now=heading, at=clock.now(), by=by
        ).save()
    pair.heading = heading
    pair.save(update_fields=["heading"])
