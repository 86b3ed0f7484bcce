"""Every request of the staff site says to the audit from where it comes."""

import ipaddress
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from upheld.casework.origin import UNKNOWN, coming_from
from upheld.web.staff.asking import address_of


class Origin:
    """Middleware: what is recorded while a request is answered bears its network address."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Wrap what answers."""
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, with the address at hand."""
        with coming_from(_plain(address_of(request))):
            return self._get_response(request)


def _plain(address: str) -> str:
    """An address in its one spelling; what is none came from no network."""
    try:
        return str(ipaddress.ip_address(address))
    except ValueError:
        return UNKNOWN
