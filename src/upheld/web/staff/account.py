"""What people see and change of their own account."""

from collections.abc import Callable

from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.debug import sensitive_post_parameters
from django_otp import login as otp_login

from upheld.domain.errors import Refused
from upheld.domain.roles import Deed
from upheld.pages.frame import Crumb
from upheld.people import lockout, second_factor
from upheld.people.actions import conflicts, own_account
from upheld.people.actions.drafts import drop_draft
from upheld.people.actions.signing_in import note_refused
from upheld.people.models import Person
from upheld.people.queries.people import open_conflicts
from upheld.register.queries.authorities import records
from upheld.web.staff.asking import onward, person_of
from upheld.web.staff.environment import page, tell
from upheld.web.staff.forms import Asked, ChangePassword, Confirmed, Declare, NewAuthenticator
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.joining import KEY
from upheld.web.staff.once import once
from upheld.web.staff.opening import opened

ACCOUNT = "/account/"
UP = (Crumb(text="Your account", address=ACCOUNT),)


@does(Deed.OWN_ACCOUNT, GET)
def account(request: HttpRequest) -> HttpResponse:
    """Who one is here, and what can be changed."""
    who = person_of(request)
    return page(
        request, "account.html", "Your account",
        left=second_factor.codes_left(who), conflicts=open_conflicts().filter(person=who),
    )  # fmt: skip


@does(Deed.OWN_ACCOUNT, GET, POST)
@once
@sensitive_post_parameters()
def password(request: HttpRequest) -> HttpResponse:
    """Change the password; every other session of the person ends."""
    who = person_of(request)
    form = ChangePassword(request.POST or None)

    def change() -> None:
        own_account.set_password(
            person=who, password=form.cleaned_data["password"], how="changed", by=who.key
        )
        update_session_auth_hash(request, who)

    if _confirmed(request, form, who) and _done(form, change, "password"):
        return _back(request, "Your password is changed. Your other sessions have ended.")
    return page(request, "password.html", "Change your password", form=form, crumbs=UP)


@does(Deed.OWN_ACCOUNT, GET, POST)
@once
@sensitive_post_parameters()
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """New recovery codes, shown once in the answer."""
    who = person_of(request)
    form = Confirmed(request.POST or None)
    if _confirmed(request, form, who):
        codes = own_account.renew_recovery_codes(person=who, by=who.key)
        return page(request, "codes.html", "Your recovery codes", codes=codes, crumbs=UP)
    left = second_factor.codes_left(who)
    return page(
        request, "codes_new.html", "Get new recovery codes", form=form, left=left, crumbs=UP
    )


@does(Deed.OWN_ACCOUNT, GET, POST)
@once
@sensitive_post_parameters()
def authenticator(request: HttpRequest) -> HttpResponse:
    """Let another app make the codes."""
    who = person_of(request)
    form = NewAuthenticator(request.POST or None)
    key = request.session.setdefault(KEY, second_factor.new_key())

    def replace() -> None:
        own_account.replace_authenticator(
            person=who, key=key, code=form.cleaned_data["code"], by=who.key
        )
        otp_login(request, second_factor.authenticator_of(who))

    if _confirmed(request, form, who) and _done(form, replace, "code"):
        del request.session[KEY]
        return _back(request, "Your new authenticator app makes the codes from now on.")
    return page(
        request, "authenticator.html", "Use another authenticator app", form=form, crumbs=UP,
        picture=second_factor.picture(key, who.email), typed=second_factor.typed(key),
    )  # fmt: skip


@does(Deed.OWN_ACCOUNT, GET, POST)
@once
def declare(request: HttpRequest) -> HttpResponse:
    """Declare a conflict of one's own."""
    who = person_of(request)
    form = opened(request, Declare)

    def block() -> None:
        said = form.cleaned_data
        conflicts.block(person=who, body=said["body"], why=said["why"], by=who.key)

    if form.is_valid() and _done(form, block, "body"):
        return _back(request, "Your conflict is noted. This body is closed to you from now on.")
    return page(
        request, "conflict.html", "Declare a conflict of interest", form=form, crumbs=UP,
        bodies=records().values(), about=None, back=ACCOUNT,
    )  # fmt: skip


@does(Deed.OWN_ACCOUNT, POST)
@once
def drop(request: HttpRequest) -> HttpResponse:
    """Throw away what was kept of a form, and go back to it."""
    who, place = person_of(request), onward(request, "place")
    drop_draft(person=who, place=place, by=who.key)
    return HttpResponseRedirect(place)


def _confirmed(request: HttpRequest, form: Asked, who: Person) -> bool:
    """Whether the form holds the person's own password: an open desk is not enough."""
    if not form.is_valid():
        return False
    if not lockout.may_try(request, who.email):
        form.add_error("current", "There were too many mistakes; wait a quarter of an hour")
        return False
    if who.check_password(form.cleaned_data["current"]):
        return True
    lockout.count_failure(request, who.email)
    locked = lockout.is_locked_out(request)
    note_refused(person=who, what="password again", locked=locked, by=who.key)
    form.add_error("current", "This is not your current password")
    return False


def _done(form: Asked, action: Callable[[], None], field: str) -> bool:
    try:
        action()
    except Refused as refusal:
        form.refuse(field, refusal)
        return False
    return True


def _back(request: HttpRequest, words: str) -> HttpResponse:
    tell(request, words)
    return HttpResponseRedirect(ACCOUNT)
