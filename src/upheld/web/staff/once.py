"""A form that is sent twice, by a double click or a reload, does its work once."""

from contextlib import nullcontext
from functools import wraps
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.http.response import HttpResponseRedirectBase

from upheld.people.actions import sendings
from upheld.people.actions.drafts import drop_draft
from upheld.people.models import Sending
from upheld.people.queries.drafts import result_of
from upheld.web.staff.asking import person_of
from upheld.web.staff.drafts import is_written, written_in
from upheld.web.staff.environment import TOLD, tell
from upheld.web.staff.form_token import FIELD, FormToken, digest_of, read_token
from upheld.web.staff.guard import POST, View

MARK = "upheld_once"
UNDER_WAY = "This was sent a moment ago and is being done. Look at how it stands."


def once(view: View) -> View:
    """Let a view do what one form asks once; whoever sends it again is led where the first was.

    Write it below `does`. The view runs in one transaction, so that the second of two who come
    together waits for the first. A form that was refused can be sent again; so can one in which
    something else is written. What was kept of the form goes when it is done.
    """
    return _sent_once(view, transaction.atomic)


def once_begun(view: View) -> View:
    """As `once`, for a view that starts a process or works long: it runs in no transaction.

    The second of two who come together does not wait, but is told that the first is at work.
    """
    return _sent_once(view, nullcontext)


def is_once(view: object) -> bool:
    """Whether a view does what one form asks once."""
    return bool(getattr(view, MARK, False))


def _sent_once(view: View, whole: Any) -> View:
    @wraps(view)
    def sent(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        token = read_token(request.POST.get(FIELD, "")) if request.method == POST else None
        if token is None or token.person != person_of(request).pk:
            return view(request, *args, **kwargs)
        who = person_of(request)
        digest = digest_of(token, request)
        with whole():
            sending = sendings.claim(digest=digest, person=who, by=who.key)
            if sending is None:
                return _led_again(request, token, digest)
            try:
                response = view(request, *args, **kwargs)
            except Exception:
                # Nothing was done that a second sending would do twice.
                if whole is nullcontext:
                    sendings.let_go(sending=sending, by=who.key)
                raise
            _end(request, token, sending, response)
        return response

    setattr(sent, MARK, True)
    return sent


def _end(
    request: HttpRequest, token: FormToken, sending: Sending, response: HttpResponseBase
) -> None:
    """Note where the form led; one that was refused, or answered with a page, may come again."""
    who = sending.person
    if not isinstance(response, HttpResponseRedirectBase):
        sendings.let_go(sending=sending, by=who.key)
        return
    told = request.session.get(TOLD, "")
    sendings.note_result(sending=sending, led_to=response.url, told=told, by=who.key)
    if is_written(written_in(request.POST)):
        drop_draft(person=who, place=token.place, by=who.key)


def _led_again(request: HttpRequest, token: FormToken, digest: str) -> HttpResponseBase:
    before = result_of(digest)
    if before is None or not before.led_to:
        tell(request, UNDER_WAY)
        return HttpResponseRedirect(token.place)
    if before.told:
        tell(request, before.told)
    return HttpResponseRedirect(before.led_to)
