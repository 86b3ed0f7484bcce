"""From which network address something is asked."""

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """The network address that asks; a proxy's word counts only where it is trusted.

    Each proxy adds at the end: the last one said is that of our own proxy, the others anybody's.
    """
    if settings.UPHELD_TRUSTS_PROXY and (said := request.headers.get("X-Forwarded-For", "")):
        return said.rpartition(",")[2].strip()
    return str(request.META.get("REMOTE_ADDR", ""))
