"""Assets, and whether the process is well."""

from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse

from upheld.pages import assets
from upheld.web.staff.environment import sheet
from upheld.web.staff.guard import GET, is_open


@is_open("styles and typefaces of the sign-in page too; nothing in them is secret", GET)
def asset(request: HttpRequest, name: str) -> HttpResponse:
    """A file under an address with its hash."""
    del name
    own = sheet()
    found = own if request.path == own.address else assets.at(request.path)
    if found is None:
        raise Http404
    return HttpResponse(found.content, content_type=found.media_type)


@is_open("a monitor signs in nowhere; it learns one word", GET)
def health(request: HttpRequest) -> HttpResponse:
    """Whether the process answers and its database too."""
    del request
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")
