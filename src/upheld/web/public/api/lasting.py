"""What every decision, report, improvement and resource says of itself, beside its facts."""

from upheld.publication.shelf.facts import (
    PublicDecision,
    PublicImprovement,
    PublicLearning,
    PublicReport,
)
from upheld.web.public.api import schemas as s
from upheld.web.public.api.schemas import Json

SCHEMA = {
    "public_from": s.moment(),
    "invented": s.flag("Made up for a demonstration."),
    "self": s.address(),
    "page": s.address("Its permanent page."),
}


def tell(
    one: PublicDecision | PublicReport | PublicImprovement | PublicLearning, address: str
) -> Json:
    """From when it is public, whether it is invented, and where the API and the site have it."""
    return {
        "public_from": one.public_from.isoformat(),
        "invented": one.invented,
        "self": address,
        "page": one.address,
    }
