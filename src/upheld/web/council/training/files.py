"""What somebody with a booking takes away: the entry for their calendar, their certificate."""

from django.http import HttpRequest, HttpResponse

from upheld.domain.demonstration import mark
from upheld.outreach.queries.certificates import certificate_of
from upheld.pages.calendars import MEDIA_TYPE, calendar
from upheld.pages.training.shown import TITLE, appointment_of
from upheld.register.queries.installation import is_demonstration
from upheld.web.council import refusals
from upheld.web.council.asking import POST, by
from upheld.web.council.training.standing import seen_in, stands


@by(POST)
def entry(request: HttpRequest) -> HttpResponse:
    """The session as a calendar; it is the same entry as in the public one."""
    seen = seen_in(request)
    if seen is None:
        return refusals.not_found(request)
    demonstration = bool(is_demonstration())
    name = f"{TITLE} (demonstration)" if demonstration else TITLE
    content = calendar(name, [appointment_of(seen.session)], demonstration=demonstration)
    return _saved(content, MEDIA_TYPE, f"{mark(demonstration)}training.ics")


@by(POST)
def certificate(request: HttpRequest) -> HttpResponse:
    """The PDF, once it is made."""
    seen = seen_in(request)
    if seen is None:
        return refusals.not_found(request)
    content = certificate_of(seen.found.number)
    if content is None:
        return stands(request, seen, refused="There is no certificate yet.")
    name = f"{mark(bool(is_demonstration()))}certificate-{seen.found.receipt}.pdf"
    return _saved(content, "application/pdf", name)


def _saved(content: bytes, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
