"""What is too large is refused before it is read."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from upheld.casework.actions.by_public import largest
from upheld.web.council import refusals

# What a browser wraps a document in.
AROUND = 1 << 20


class Sizes:
    """Middleware: answers at once where the length that is announced is too much."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Wrap what answers."""
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on what an honest sender may send."""
        announced = request.META.get("CONTENT_LENGTH") or "0"
        if not announced.isdecimal() or int(announced) > largest() + AROUND:
            return refusals.too_large(request)
        return self._get_response(request)
