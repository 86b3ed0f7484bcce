"""Assets, whether the process is well, and that nothing here is for search engines."""

from django.db import connection
from django.http import HttpRequest, HttpResponse

from upheld.pages import assets
from upheld.web.council import refusals
from upheld.web.council.asking import GET, by
from upheld.web.council.environment import sheet

PLAIN = "text/plain; charset=utf-8"


@by(GET)
def asset(request: HttpRequest, name: str) -> HttpResponse:
    """A file under an address with its hash."""
    del name
    own = sheet()
    found = own if request.path == own.address else assets.at(request.path)
    if found is None:
        return refusals.not_found(request)
    return HttpResponse(found.content, content_type=found.media_type)


@by(GET)
def health(request: HttpRequest) -> HttpResponse:
    """Whether the process answers and its database too."""
    del request
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type=PLAIN)


@by(GET)
def robots(request: HttpRequest) -> HttpResponse:
    """Nothing here is for search engines."""
    del request
    return HttpResponse("User-agent: *\nDisallow: /\n", content_type=PLAIN)
