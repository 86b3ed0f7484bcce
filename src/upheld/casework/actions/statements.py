"""Save statements: each time a version of its own, never over another."""

from django.db import transaction

from upheld.casework.actions.working import changed, taken
from upheld.casework.models import Statement
from upheld.casework.queries.case_files import may_be_written, statement, written_anew
from upheld.domain.errors import Refused
from upheld.domain.stages import Stage
from upheld.domain.statements import Section, StatementKind, StatementText
from upheld.toolbox import clock


@transaction.atomic
def save_statement(
    *, key: str, version: int | None, by: str, kind: StatementKind, text: StatementText
) -> Statement:
    """Save the next version of a statement; unfinished ones too, for a draft is kept as well.

    What was decided is written anew only while a review of it is open.
    """
    work = taken(key=key, version=version, by=by)
    stage = Stage(work.stage)
    amends = written_anew(work, kind)
    if not may_be_written(work, kind):
        raise Refused(f"at “{stage.words}” no {kind.words.lower()} is written")
    sections = {section: text.sections.get(section, "").strip() for section in Section}
    before = statement(key, kind)
    if before and before.sections == sections and not amends:
        raise Refused(f"nothing differs from version {before.version}, which stands")
    saved = Statement(
        case_body_id=key, kind=kind, version=before.version + 1 if before else 1,
        sections=sections, at=clock.now(), by=by,
    )  # fmt: skip
    saved.save()
    # The words lie in the version itself, which stays; the event says which.
    changed(
        work=work, action="save_statement", by=by,
        detail={"kind": kind, "version": saved.version},
    )  # fmt: skip
    return saved
