"""Change what people added to a letter: one transaction, one audit event."""

from django.db import transaction

from upheld.casework import audit
from upheld.casework.ordering import alone
from upheld.domain.errors import Overtaken, Refused
from upheld.runs.annual.actions.letter_events import note_letters
from upheld.runs.annual.actions.letters import Draft, record_drafts
from upheld.runs.annual.edits import Edits
from upheld.runs.annual.models import LetterEdit, LetterVersion
from upheld.runs.annual.models.letter_event import CHANGED
from upheld.runs.annual.models.letter_version import CHECKED, DRAFT, ISSUED, UNAPPROVED
from upheld.toolbox import clock


@transaction.atomic
def save_edits(*, letter: LetterVersion, edits: Edits, draft: Draft | None, by: str) -> None:
    """Keep the edits of a letter that nobody has approved, and the draft that they lead to.

    Without a draft the next `write` makes it; then the letter may have gone.

    `edits.version` is the one that they were made from: `Overtaken` where somebody saved another
    since. A letter that was checked is a draft again if it says something else now.
    """
    alone()
    year, body = letter.year, letter.authority_id
    kept = LetterEdit.objects.filter(year=year, authority=body).first()
    if kept and kept.version != edits.version:
        what = "the text of this letter"
        raise Overtaken(by=kept.by, at=kept.at, what=what, version=kept.version)
    now = LetterVersion.objects.filter(pk=letter.pk).first()
    if now is None or now.state not in (UNAPPROVED if draft else (*UNAPPROVED, ISSUED)):
        state = now.state if now else "written again"
        raise Refused(f"the letter is {state}: only what is not approved is changed; look again")
    kept = kept or LetterEdit(year=year, authority_id=body, version=0, written_by=[])
    kept.version += 1
    kept.switched_off, kept.free_paragraphs = dict(edits.switched_off), _lists(edits)
    kept.ticks = dict(edits.ticks)
    kept.written_by = sorted({*kept.written_by, by})
    kept.at, kept.by = clock.now(), by
    kept.save()
    note_letters(letters=[now], what=CHANGED, by=by)
    if draft:
        drafter = draft._replace(drafted_by=now.drafted_by)
        record_drafts(year=year, release=now.release, drafts=[drafter], by=by)
    else:
        LetterVersion.objects.filter(pk=now.pk, state=CHECKED).update(state=DRAFT)
    detail = {
        "version": kept.version,
        "left_out": sorted(kept.switched_off),
        "added": {key: len(own) for key, own in kept.free_paragraphs.items()},
        "letter": draft.files.sha256 if draft else now.sha256,
    }
    audit.record(by=by, action="change_letter", subject=f"letter {year} {body}", detail=detail)


def _lists(edits: Edits) -> dict[str, list[str]]:
    return {key: list(own) for key, own in edits.free_paragraphs.items()}
