"""Whether this installation is live or a demonstration."""

from django.db import transaction

from upheld.domain.errors import Refused
from upheld.register.actions.loading import load_register
from upheld.register.models import Installation
from upheld.register.models.only_row import ONLY
from upheld.toolbox import clock


@transaction.atomic
def settle_kind(*, demonstration: bool, by: str) -> bool:
    """Whether this installation is a demonstration; the first call decides for good.

    A live installation refuses to become a demonstration. Lists imported into a demonstration
    stay demonstration: the answer is then True whatever was asked. A demonstration's register
    holds the fictional bodies from then on.
    """
    asked = "demonstration" if demonstration else "live"
    installation, _ = Installation.objects.get_or_create(
        pk=ONLY, defaults={"kind": asked, "decided_at": clock.now(), "decided_by": by}
    )
    if demonstration and installation.kind == "live":
        raise Refused(
            "this data folder is live, decided by "
            f"{installation.decided_by} on {installation.decided_at:%Y-%m-%d}: invented cases must "
            "not enter it; a demonstration has a data folder of its own"
        )
    if installation.kind == "demonstration":
        load_register(by=by)
    return installation.kind == "demonstration"
