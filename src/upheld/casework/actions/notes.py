"""Write down what was said in a case."""

from datetime import date

from django.db import transaction

from upheld.casework.actions.working import changed, taken
from upheld.casework.models import Note
from upheld.casework.models.note import COMMENT, KINDS
from upheld.domain.errors import Refused
from upheld.domain.sides import Side
from upheld.domain.stages import Stage
from upheld.toolbox import clock


@transaction.atomic
def write_note(
    *, key: str, version: int | None, by: str, kind: str, text: str, on: date | None = None,
    side: Side | None = None,
) -> Note:  # fmt: skip
    """Keep a note, a call, or a side's comment on the provisional decision that is with it."""
    work = taken(key=key, version=version, by=by)
    day = on or clock.today()
    if kind not in KINDS:
        raise Refused(f"{kind!r} is not a kind of note; choose one of {', '.join(KINDS)}")
    if not text.strip():
        raise Refused("write what was said")
    if day > clock.today():
        raise Refused(f"{day} lies ahead: write what was said by now")
    if kind == COMMENT and side is None:
        raise Refused("say whose comment it is")
    if kind == COMMENT and work.stage != Stage.PROVISIONAL:
        raise Refused("no provisional decision is with the two sides: keep it as a note")
    note = Note(
        case_id=work.case_body.case_id, case_body_id=key, kind=kind, side=side or "", on=day,
        text=text.strip(), at=clock.now(), by=by,
    )  # fmt: skip
    note.save()
    changed(
        work=work, action="write_note", by=by,
        detail={"note": note.pk, "kind": kind, "side": side or ""},
    )  # fmt: skip
    return note
