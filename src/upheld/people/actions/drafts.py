"""Keep what was written, and let it go."""

from collections.abc import Mapping

from django.db import transaction

from upheld.casework import audit
from upheld.people.models import Draft, Person
from upheld.people.queries.drafts import old_drafts
from upheld.toolbox import clock


@transaction.atomic
def keep_draft(*, person: Person, place: str, content: Mapping[str, object], by: str) -> Draft:
    """Keep the fields of a form for its writer; what was kept for this form before is gone."""
    made, _ = Draft.objects.update_or_create(
        person=person, place=place, defaults={"content": dict(content), "kept_at": clock.now()}
    )
    audit.record(by=by, action="keep_draft", subject=person.key, detail={"draft": made.pk})
    return made


@transaction.atomic
def drop_draft(*, person: Person, place: str, by: str) -> bool:
    """Let the draft of a form go: it was sent, or its writer does not want it."""
    found = Draft.objects.filter(person=person, place=place).first()
    if found is None:
        return False
    detail = {"draft": found.pk}
    found.delete()
    audit.record(by=by, action="drop_draft", subject=person.key, detail=detail)
    return True


@transaction.atomic
def drop_old_drafts(*, by: str) -> int:
    """Let every draft go that is older than it is kept for."""
    count = old_drafts().delete()[0]
    if count:
        audit.record(by=by, action="drop_drafts", subject="drafts", detail={"count": count})
    return count
