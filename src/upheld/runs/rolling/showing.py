"""Which release of each year is shown at a moment."""

from datetime import datetime

from upheld.publication.embargo import is_public
from upheld.runs.annual.models import Publication


def staged_and_shown(at: datetime) -> tuple[list[Publication], dict[int, Publication]]:
    """Everything staged, and of each year what is shown at a moment: the last that is public."""
    staged = list(Publication.objects.order_by("id"))
    return staged, {p.year: p for p in staged if is_public(p.public_at, at)}
