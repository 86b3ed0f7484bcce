"""Headers of every answer: the public site's policy, and nothing is kept by anybody."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from upheld.web.public.headers import FOR_EVER, GUARDS

ASSETS = "/assets/"
# Django sets this one itself; see SECURE_REFERRER_POLICY in the settings.
NOT_OURS = {"Referrer-Policy"}


class Headers:
    """Middleware: guards the reader, keeps pages out of caches and search engines."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Wrap what answers."""
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Put the headers on the answer."""
        response = self._get_response(request)
        for name, value in GUARDS.items():
            if name not in NOT_OURS:
                response.headers[name] = value
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        response.headers["X-Robots-Tag"] = "noindex"
        kept = request.path.startswith(ASSETS) and response.status_code == 200  # noqa: PLR2004
        response.headers["Cache-Control"] = FOR_EVER if kept else "no-store"
        return response
