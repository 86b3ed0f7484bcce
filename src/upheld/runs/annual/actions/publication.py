"""Stage a release for its public hour."""

from datetime import datetime

from django.db import transaction

from upheld.casework import audit
from upheld.runs.annual.models import Publication
from upheld.toolbox import clock


@transaction.atomic
def stage_release(*, year: int, release: str, public_at: datetime, by: str) -> Publication:
    """Note that a release is to be public at an hour; one that is staged already stands."""
    if standing := Publication.objects.filter(release=release).first():
        return standing
    staged = Publication.objects.create(
        year=year, release=release, public_at=public_at, staged_at=clock.now(), staged_by=by
    )
    detail = {"public_at": public_at.isoformat()}
    audit.record(by=by, action="stage", subject=f"release {release}", detail=detail)
    return staged
