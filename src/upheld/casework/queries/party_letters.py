"""Letters to the two sides as others ask for them."""

from django.db.models import QuerySet

from upheld.casework.models import PartyLetter
from upheld.casework.models.party_letter import LINK
from upheld.toolbox import clock, secret


def waiting_for(token: str) -> QuerySet[PartyLetter]:
    """The letter of a link that still may be fetched, if there is one."""
    return PartyLetter.objects.filter(
        way=LINK, token_digest=secret.digest(token), fetched_at__isnull=True,
        expires_at__gt=clock.now(),
    )  # fmt: skip
