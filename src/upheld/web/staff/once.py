"""A form that is sent twice, by a double click or a reload, does its work once."""

from functools import wraps
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.http.response import HttpResponseRedirectBase

from upheld.people.actions import sendings
from upheld.people.actions.drafts import drop_draft
from upheld.people.queries.drafts import result_of
from upheld.web.staff.asking import person_of
from upheld.web.staff.drafts import written_in
from upheld.web.staff.environment import TOLD, tell
from upheld.web.staff.form_token import FIELD, digest_of, read_token
from upheld.web.staff.guard import POST, View


def once(view: View) -> View:
    """Let a view do what one form asks once; whoever sends it again is led where the first was.

    Write it below `does`. The view runs in one transaction, so that the second of two who come
    together waits for the first. A form that was refused can be sent again; so can one in which
    something else is written. What was kept of the form goes when it is done.
    """

    @wraps(view)
    def sent(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        token = read_token(request.POST.get(FIELD, "")) if request.method == POST else None
        if token is None or token.person != person_of(request).pk:
            return view(request, *args, **kwargs)
        who = person_of(request)
        digest = digest_of(token, request.path, sorted(written_in(request.POST).items()))
        with transaction.atomic():
            sending = sendings.claim(digest=digest, person=who, by=who.key)
            if sending is None:
                return _led_again(request, digest)
            response = view(request, *args, **kwargs)
            if not isinstance(response, HttpResponseRedirectBase):
                sendings.let_go(sending=sending, by=who.key)
                return response
            told = request.session.get(TOLD, "")
            sendings.note_result(sending=sending, led_to=response.url, told=told, by=who.key)
            drop_draft(person=who, place=token.place, by=who.key)
        return response

    return sent


def _led_again(request: HttpRequest, digest: str) -> HttpResponseBase:
    before = result_of(digest)
    assert before is not None, "a sending that was claimed is there"  # noqa: S101 - a fault of ours
    if before.told:
        tell(request, before.told)
    return HttpResponseRedirect(before.led_to)
