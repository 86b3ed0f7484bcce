"""Password, then second factor; only after both is anybody signed in."""

from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.debug import sensitive_post_parameters
from django_otp import login as otp_login

from upheld.domain.roles import Deed
from upheld.people import lockout, second_factor
from upheld.people.actions.signing_in import note_refused, note_signed_in, note_signed_out
from upheld.people.models import Person
from upheld.people.queries.people import person, person_of
from upheld.toolbox import clock
from upheld.web.staff import asking, session_end
from upheld.web.staff.environment import page
from upheld.web.staff.forms import Code, SignIn
from upheld.web.staff.guard import GET, POST, does, is_open
from upheld.web.staff.once import once
from upheld.web.staff.refusals import locked_out

SIGN_IN, SECOND = "/sign-in/", "/sign-in/code/"
BACKEND = "django.contrib.auth.backends.ModelBackend"
# Between password and second factor: who, since when, and where to go afterwards.
PENDING, SINCE, NEXT = "pending", "pending_since", "next"
PENDING_SECONDS = 10 * 60

WRONG = "The email address or the password is not right"
WRONG_CODE = "This code is not right, was used before, or came too soon after a mistake"
ENDED = {
    "idle": "You were signed out because nothing was done for half an hour.",
    "whole": "You were signed out because twelve hours have passed.",
    "now": "You are signed out.",
    "password": "Your new password is set. Sign in with it.",
}
KEPT = (
    "What you had written was not sent. It is kept: sign in, and you come back to it in its form."
)


@is_open("nobody is signed in before signing in", GET, POST)
@sensitive_post_parameters()
def sign_in(request: HttpRequest) -> HttpResponse:
    """Address and password."""
    if asking.signed_in(request):
        return HttpResponseRedirect(asking.onward(request))
    form = SignIn(request.POST or None)
    if form.is_valid():
        email = form.cleaned_data["email"]
        if not lockout.may_try(request, email):
            return locked_out(request)
        found = authenticate(request, username=email, password=form.cleaned_data["password"])
        if isinstance(found, Person):
            # A fresh session: whoever planted a key in this browser does not learn the new one.
            request.session.flush()
            request.session[PENDING], request.session[SINCE] = found.pk, clock.now().timestamp()
            request.session[NEXT] = asking.onward(request)
            return HttpResponseRedirect(SECOND)
        _note(request, email, "password")
        form.add_error("email", WRONG)
    ended = ENDED.get(request.GET.get("ended", ""), "")
    if request.GET.get("kept") == "1":
        ended = f"{ended} {KEPT}".strip()
    return page(
        request, "sign_in.html", "Sign in", form=form, ended=ended, onward=asking.onward(request)
    )


@is_open("the password was right, the second factor is still to come", GET, POST)
@sensitive_post_parameters()
def second(request: HttpRequest) -> HttpResponse:
    """The code of the app, or a recovery code."""
    waiting = _pending(request)
    if waiting is None:
        return HttpResponseRedirect(SIGN_IN)
    form = Code(request.POST or None)
    if form.is_valid():
        if not lockout.may_try(request, waiting.email):
            return locked_out(request)
        device = second_factor.verified_device(waiting, form.cleaned_data["code"])
        if device is not None:
            onward = request.session[NEXT]
            _enter(request, waiting, device)
            return HttpResponseRedirect(onward)
        lockout.count_failure(request, waiting.email)
        _note(request, waiting.email, "second factor")
        form.add_error("code", WRONG_CODE)
    return page(request, "second.html", "Enter your code", form=form)


@does(Deed.OWN_ACCOUNT, POST)
@once
def sign_out(request: HttpRequest) -> HttpResponse:
    """End this session."""
    leaving = asking.person_of(request)
    note_signed_out(person=leaving, how="asked", by=leaving.key)
    logout(request)
    return HttpResponseRedirect(f"{SIGN_IN}?ended=now")


def _pending(request: HttpRequest) -> Person | None:
    """Who gave the right password a short while ago and may still sign in."""
    since = clock.now().timestamp() - request.session.get(SINCE, 0)
    if PENDING not in request.session or since > PENDING_SECONDS:
        return None
    found = person(request.session[PENDING])
    return found if found and found.is_active and found.has_usable_password() else None


def _enter(request: HttpRequest, who: Person, device: object) -> None:
    for name in (PENDING, SINCE, NEXT):
        del request.session[name]
    login(request, who, backend=BACKEND)
    otp_login(request, device)
    session_end.begin(request)
    how = "app" if type(device).__name__ == "TOTPDevice" else "recovery code"
    note_signed_in(person=who, how=how, by=who.key)


def _note(request: HttpRequest, email: str, what: str) -> None:
    note_refused(person=person_of(email), what=what, locked=lockout.is_locked_out(request))
