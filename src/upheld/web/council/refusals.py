"""Pages for what is not done: each says why and where to go from there."""

from django.http import HttpRequest, HttpResponse

from upheld.casework.actions.by_public import largest
from upheld.web.council.environment import page


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose cookie is missing or another; what was written stands on the page again."""
    del reason
    # Asked for here, since the form's own module needs these pages.
    from upheld.web.council import complaint  # noqa: PLC0415
    from upheld.web.council.training import booking  # noqa: PLC0415

    words = (
        "Please send this page again. It was too old, or your browser keeps no cookie from us; "
        "the one we need says nothing about you. Nothing is lost."
    )
    for shown_again in (complaint.shown_again, booking.shown_again):
        if kept := shown_again(request, words, 403):
            return kept
    return _refusal(
        request, 403, "Please send the page again",
        "It was too old, or your browser keeps no cookie from us. Nothing was changed. Go back, "
        "reload the page and send it once more.",
    )  # fmt: skip


def wrong_method(request: HttpRequest, allowed: tuple[str, ...]) -> HttpResponse:
    """An address that is not asked in this way."""
    made = _refusal(
        request, 405, "This address cannot be used so", "Nothing was changed. Start again."
    )
    made.headers["Allow"] = ", ".join(allowed)
    return made


def too_large(request: HttpRequest) -> HttpResponse:
    """More than anybody sends on purpose; it was not read."""
    made = _refusal(
        request, 413, "This is too large",
        f"A document can have up to {largest() >> 20} megabytes. Your complaint itself is not "
        "affected. Go back and choose a smaller file, or keep it until we write to you.",
    )  # fmt: skip
    # What was announced is not read: the connection ends here.
    made.headers["Connection"] = "close"
    return made


def too_often(request: HttpRequest, minutes: int) -> HttpResponse:
    """Too many tries. The same words whether or not there is such a complaint."""
    made = _refusal(
        request, 429, "Please wait before you try again",
        f"There were too many tries from your network, or for this number. Wait {minutes} minutes.",
    )  # fmt: skip
    made.headers["Retry-After"] = str(minutes * 60)
    return made


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Nothing there."""
    del exception
    return _refusal(request, 404, "There is no such page", "Check the address, or start again.")


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A request that cannot be read; nothing about it is trusted, so it gets no page."""
    del request, exception
    return HttpResponse("We cannot read this request.\n", status=400, content_type="text/plain")


def failed(request: HttpRequest) -> HttpResponse:
    """A fault of ours. It must not fail again, so it asks no database."""
    del request
    words = (
        "Something went wrong. The fault is ours. Go back: what you wrote is still on the page. "
        "Please try again in a few minutes.\n"
    )
    return HttpResponse(words, status=500, content_type="text/plain")


def _refusal(request: HttpRequest, status: int, title: str, words: str) -> HttpResponse:
    return page(request, "refusal.html", title, status=status, words=words)
