"""What is kept back of the releases that are shown: reports taken down, and made-up references."""

from datetime import datetime

from upheld.casework.queries.taken_down_reports import taken_down_reports
from upheld.publication.kept_back import KeptBack
from upheld.register.models import Authority
from upheld.register.queries.installation import is_demonstration


def kept_back(at: datetime) -> KeptBack:
    """What no public file says at a moment."""
    real = Authority.objects.filter(fictional=False)
    return KeptBack(
        reports=frozenset(taken_down_reports(at)),
        unnumbered=frozenset(real.values_list("slug", flat=True) if is_demonstration() else ()),
    )
