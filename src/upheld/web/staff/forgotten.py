"""A new password by mail. Whether there is such a person is told to nobody but the mail."""

import time
from datetime import timedelta

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from upheld.domain.errors import Refused
from upheld.people import post
from upheld.people.actions.own_account import set_password
from upheld.people.actions.signing_in import note_reset_asked
from upheld.people.models import Person
from upheld.people.queries.people import asked_since, person, person_of
from upheld.toolbox import clock
from upheld.web.staff.environment import page
from upheld.web.staff.forms import Forgotten, NewPassword
from upheld.web.staff.guard import GET, POST, is_open
from upheld.web.staff.signing_in import SIGN_IN

# Every answer takes at least so long: how long it took tells nothing about who exists.
ANSWER_SECONDS = 0.4
# Nobody's letter box is filled by somebody who asks again and again.
BETWEEN_MAILS = timedelta(minutes=5)


@is_open("who has forgotten the password cannot sign in", GET, POST)
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for a link; the answer is the same for everybody."""
    form = Forgotten(request.POST or None)
    if form.is_valid():
        began = time.monotonic()
        _send(person_of(form.cleaned_data["email"]))
        time.sleep(max(0.0, ANSWER_SECONDS - (time.monotonic() - began)))
        return page(request, "forgotten_sent.html", "Look into your mail")
    return page(request, "forgotten.html", "Set a new password", form=form)


@is_open("the link in the mail is the proof", GET, POST)
@sensitive_post_parameters()
@sensitive_variables()
def reset(request: HttpRequest, number: int, token: str) -> HttpResponse:
    """Choose the new password. Signing in still takes the second factor."""
    who = person(number)
    if not (who and who.is_active and default_token_generator.check_token(who, token)):
        raise Http404
    form = NewPassword(request.POST or None)
    if form.is_valid():
        try:
            set_password(
                person=who, password=form.cleaned_data["password"], how="reset", by=who.key
            )
        except Refused as weak:
            form.refuse("password", weak)
        else:
            return HttpResponseRedirect(f"{SIGN_IN}?ended=password")
    return page(request, "reset.html", "Choose a new password", form=form, email=who.email)


def _send(who: Person | None) -> None:
    wanted = (
        who is not None
        and who.has_usable_password()
        and not asked_since(who, clock.now() - BETWEEN_MAILS)
    )
    note_reset_asked(person=who)
    if who is None or not wanted:
        return
    path = f"/reset/{who.pk}/{default_token_generator.make_token(who)}/"
    words = "Choose a new password for the ombudsman’s staff site here, within an hour:"
    ignore = "If you did not ask for it, please ignore this mail: nothing was changed."
    ends_at = clock.now() + timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)
    post.write_mail(
        to=who.email, subject="A new password", lines=(words, post.link(path), ignore),
        about=who.key, by=who.key, ends_at=ends_at,
    )  # fmt: skip
