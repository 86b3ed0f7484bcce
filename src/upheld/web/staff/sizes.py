"""A request that is larger than anything we take is refused by its head, before it is read."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from upheld.casework.document_files import largest
from upheld.web.staff.refusals import too_large

# What stands around a file in a form.
AROUND = 1 << 20


class Sizes:
    """Middleware: asks how long a request says it is. One that does not say is read as empty."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Wrap what answers."""
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on; the work is done once it is known who asks, and before anything is read."""
        return self._get_response(request)

    def weigh(
        self, request: HttpRequest, _view: Any, _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        """Let pass (None), or refuse."""
        said = str(request.META.get("CONTENT_LENGTH") or "0")
        if said.isdecimal() and int(said) <= largest() + AROUND:
            return None
        return too_large(request, largest() >> 20)

    # The name by which Django calls it, before that of the check of forgery, which reads forms.
    process_view = weigh
