"""Links of link officers: how often one may try, and the same words for every one that fails."""

from django.http import HttpRequest, HttpResponse

from upheld.web.council import limits, refusals
from upheld.web.council.environment import page
from upheld.web.network import address_of

MINUTES = 15
BY_NETWORK = limits.Tries(most=20, seconds=MINUTES * 60)
# The same for a link that never was, one that was used and one that has ended.
UNKNOWN = (
    "The link is not complete, was used already, or its time is over. If you have sent answers "
    "with it, we have them. Otherwise check that you copied the whole link, or write to us."
)


def too_often(request: HttpRequest) -> HttpResponse | None:
    """The refusal, where too many links of one network led nowhere."""
    if BY_NETWORK.used_up(limits.network_of(address_of(request))):
        return refusals.too_often(request, MINUTES)
    return None


def unknown(request: HttpRequest) -> HttpResponse:
    """A link that leads nowhere; counted."""
    BY_NETWORK.note(limits.network_of(address_of(request)))
    return page(
        request, "officers/unknown.html", "This link leads nowhere", status=404, words=UNKNOWN
    )
