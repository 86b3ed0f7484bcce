"""What a request says about who asks and from where."""

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from upheld.domain.roles import Deed
from upheld.people.models import Person
from upheld.people.queries.people import permitted
from upheld.web.network import address_of

__all__ = ["address_of", "onward", "person_of", "signed_in"]

HOME = "/"


def signed_in(request: HttpRequest) -> Person | None:
    """The person whose password and second factor were right, else None."""
    user = request.user
    if user.is_authenticated and user.is_verified():  # type: ignore[attr-defined] # django-otp's
        return user
    return None


def person_of(request: HttpRequest) -> Person:
    """The person at work; only behind the guard, which lets nobody else pass."""
    person = signed_in(request)
    assert person is not None, "the guard lets nobody pass"  # noqa: S101 - a fault of ours
    return person


def onward(request: HttpRequest, name: str = "next") -> str:
    """Where to go after signing in: a path of this site that was asked for, else home."""
    wanted = request.POST.get(name) or request.GET.get(name) or HOME
    safe = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts=None, require_https=request.is_secure()
    )
    return wanted if safe and wanted.startswith("/") else HOME


def may_except(request: HttpRequest) -> bool:
    """Whether whoever asks may allow an exception."""
    return Deed.EXCEPT_CASE in permitted(person_of(request))
