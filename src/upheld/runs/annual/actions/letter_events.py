"""Note what happened to letters, beside the state that it led to."""

from collections.abc import Iterable

from django.db import transaction

from upheld.domain.errors import Overtaken
from upheld.runs.annual.models import LetterEvent, LetterVersion
from upheld.toolbox import clock


@transaction.atomic
def note_letters(*, letters: Iterable[LetterVersion], what: str, by: str, why: str = "") -> None:
    """One row for each letter. The caller's action writes the audit event."""
    now = clock.now()
    LetterEvent.objects.bulk_create(
        LetterEvent(
            year=letter.year, authority_id=letter.authority_id, version=letter.version, what=what,
            why=why.strip(), at=now, by=by,
        )
        for letter in letters
    )  # fmt: skip


@transaction.atomic
def refuse_overtaken(*, year: int, body: str, seen: int | None, by: str) -> None:
    """`Overtaken` where something happened to a letter since a form was made; None asks nothing.

    `seen` is the number of the last event that the form's page showed, 0 where there was none.
    """
    del by
    last = LetterEvent.objects.filter(year=year, authority=body).order_by("-id").first()
    if last and seen is not None and last.pk != seen:
        what = f"{last.what.replace('_', ' ')}{f', {last.why}' if last.why else ''}"
        raise Overtaken(by=last.by, at=last.at, what=what, version=last.pk)
