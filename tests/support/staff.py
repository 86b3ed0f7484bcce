"""The staff site in a test: its own settings, and browsers of people who are signed in."""

import os
from importlib import import_module
from typing import Any

from django.conf import settings as ours
from django.test import Client
from django.urls import URLPattern
from django_otp import DEVICE_ID_SESSION_KEY

from upheld.domain.roles import Role
from upheld.people import second_factor
from upheld.people.models import Person
from upheld.toolbox import clock
from upheld.web.staff import session_end, urls
from upheld.web.staff.signing_in import BACKEND


def staff_settings() -> dict[str, Any]:
    """Every setting of the staff process that differs from the commands'."""
    os.environ.setdefault("UPHELD_SECRET_KEY", "tests sign with a key of their own " * 2)
    module = import_module("upheld.config.staff")
    names = [name for name in vars(module) if name.isupper()]
    found = {name: getattr(module, name) for name in names if name != "INSECURE"}
    return {n: v for n, v in found.items() if getattr(ours, n, None) != v}


class Browser(Client):
    """A browser that came by https, as the site insists on."""

    def __init__(self, **options: Any) -> None:
        """On this machine."""
        super().__init__(SERVER_NAME="localhost", **options)

    def generic(self, method: str, path: str, *args: Any, **options: Any) -> Any:
        """Any request."""
        return super().generic(method, path, *args, **(options | {"secure": True}))


def browser_of(person: Person, **options: Any) -> Browser:
    """The browser of somebody who has just signed in with both factors."""
    browser = Browser(**options)
    browser.force_login(person, backend=BACKEND)
    session = browser.session
    device = second_factor.authenticator_of(person)
    session[DEVICE_ID_SESSION_KEY] = device.persistent_id
    session[session_end.BEGAN] = session[session_end.USED] = clock.now().timestamp()
    session.save()
    return browser


def routes() -> list[URLPattern]:
    """Every address of the staff site; it has no nested ones."""
    found = urls.urlpatterns
    assert all(isinstance(each, URLPattern) for each in found)
    return found


ROLES = tuple(Role)
