"""When a session ends by itself: after half an hour without use, after twelve hours whatever."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from upheld.people.actions.signing_in import note_signed_out
from upheld.toolbox import clock
from upheld.web.staff.asking import signed_in
from upheld.web.staff.drafts import keep

IDLE_SECONDS = 30 * 60
WHOLE_SECONDS = 12 * 3600
# The moment of last use is written once a minute, not with each picture of a page.
NOTED_SECONDS = 60
BEGAN, USED = "began", "used"


class SessionEnd:
    """Middleware: signs out whoever has been away too long."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Wrap what answers."""
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or end the session and send to sign in with the reason."""
        person = signed_in(request)
        if person is None:
            return self._get_response(request)
        now = clock.now().timestamp()
        why = _ended(request, now)
        if why:
            kept = keep(request)
            note_signed_out(person=person, how=why, by=person.key)
            logout(request)
            said = {"ended": why} | ({"kept": "1", "next": kept} if kept else {})
            return HttpResponseRedirect(f"{settings.LOGIN_URL}?{urlencode(said)}")
        if now - request.session[USED] > NOTED_SECONDS:
            request.session[USED] = now
        return self._get_response(request)


def begin(request: HttpRequest) -> None:
    """Start both clocks, at signing in."""
    request.session[BEGAN] = request.session[USED] = clock.now().timestamp()


def _ended(request: HttpRequest, now: float) -> str:
    """Why the session is over; empty while it is not. One that has no clocks is over."""
    if now - request.session.get(USED, 0) > IDLE_SECONDS:
        return "idle"
    if now - request.session.get(BEGAN, 0) > WHOLE_SECONDS:
        return "whole"
    return ""
