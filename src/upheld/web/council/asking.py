"""By which methods an address is asked."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from upheld.web.council import refusals

GET, POST = "GET", "POST"
View = Callable[..., HttpResponse]


def by(*methods: str) -> Callable[[View], View]:
    """Let a view be asked by these methods alone; a HEAD is a GET without its content."""
    allowed = (*methods, "HEAD") if GET in methods else methods

    def limited(view: View) -> View:
        @wraps(view)
        def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method not in allowed:
                return refusals.wrong_method(request, allowed)
            return view(request, *args, **kwargs)

        return asked

    return limited
