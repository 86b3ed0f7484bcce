"""Pages for what is not done: each says why and where to go from there."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

from upheld.web.staff.drafts import keep
from upheld.web.staff.environment import page

MINUTES = 15


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Signed in, and not permitted by any role."""
    del exception
    return _refusal(
        request, 403, "You cannot do this",
        "None of your roles permits it. An administrator can change your roles.",
    )  # fmt: skip


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that did not come from a page of this session, such as one opened before it."""
    del reason
    title = "Please send the form again"
    if kept := keep(request):
        words = "It was too old. Nothing was changed, and what you wrote is kept."
        return _refusal(request, 403, title, words, back=kept)
    words = "It was too old, or did not come from this site. Nothing was changed. Go back, reload "
    return _refusal(request, 403, title, f"{words}the page and send it once more.")


def wrong_method(request: HttpRequest, plain: HttpResponseNotAllowed) -> HttpResponse:
    """An address that is not asked in this way."""
    made = _refusal(
        request, 405, "This address cannot be used so", "Nothing was changed. Start from the desk."
    )
    made.headers["Allow"] = plain.headers["Allow"]
    return made


def locked_out(
    request: HttpRequest, response: HttpResponse | None = None, credentials: Any = None
) -> HttpResponse:
    """Too many mistakes. The same words whether or not there is such a person."""
    del response, credentials
    made = _refusal(
        request, 429, "Please wait before you try again",
        f"There were too many mistakes. Nobody can sign in under this address for {MINUTES} "
        "minutes. If it was not you who tried, tell an administrator.",
    )  # fmt: skip
    made.headers["Retry-After"] = str(MINUTES * 60)
    return made


def too_large(request: HttpRequest, megabytes: int) -> HttpResponse:
    """More than is taken; nothing of it was read."""
    return _refusal(
        request, 413, "This is too large",
        f"A file may have {megabytes} megabytes. Nothing was kept. Go back, and send a smaller "
        "one or several.",
    )  # fmt: skip


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Nothing there, or nothing that this person may know of."""
    del exception
    return _refusal(
        request, 404, "There is no such page", "Check what you typed, or start from the desk."
    )


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A request that cannot be read; nothing about it is trusted, so it gets no page."""
    del request, exception
    return HttpResponse("We cannot read this request.\n", status=400, content_type="text/plain")


def failed(request: HttpRequest) -> HttpResponse:
    """A fault of ours. It must not fail again, so it asks no database."""
    del request
    words = "Something went wrong. The fault is ours. Please try again in a few minutes.\n"
    return HttpResponse(words, status=500, content_type="text/plain")


def _refusal(
    request: HttpRequest, status: int, title: str, words: str, back: str = ""
) -> HttpResponse:
    return page(request, "refusal.html", title, status=status, words=words, back=back)
