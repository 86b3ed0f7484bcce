"""The public forms in a test: their own settings, and a sender held to their rights."""

import os
import re
from importlib import import_module
from typing import Any

from django.conf import settings as ours
from django.db import connection
from django.test import Client

from upheld.web.council.database.base import permit

GOOD = {
    "about": {"body": "luton"},
    "matter": {"text": "They did not answer.", "known_on": "March 2026"},
    "earlier": {"told": "yes", "told_body_on": "14 April 2026", "answered": "no"},
    "whom": {"whom": "myself", "name": "Pat Example"},
    "reach": {"email": "pat@example.com", "postcode": "lu1 2bq"},
    "needs": {"formats": "large_print", "adjustments": "Please call."},
}
_SEALED = re.compile(r'name="sealed" value="([^"]+)"')
_RECEIPT = re.compile(r"<dd>([^<]+)</dd>")


def council_settings() -> dict[str, Any]:
    """Every setting of the council process that differs from the commands', the database apart."""
    os.environ.setdefault("UPHELD_COUNCIL_SECRET_KEY", "tests seal with a key of their own " * 2)
    module = import_module("upheld.config.council")
    left = {"INSECURE", "DATABASES", "UPHELD_DATA", "UPHELD_PUBLIC", "INSTALLED_APPS"}
    names = [name for name in vars(module) if name.isupper() and name not in left]
    found = {name: getattr(module, name) for name in names}
    return {n: v for n, v in found.items() if getattr(ours, n, None) != v}


class Sender(Client):
    """A browser that came by https; while it is answered, the database is held to the rights."""

    def __init__(self, **options: Any) -> None:
        """On this machine."""
        super().__init__(SERVER_NAME="localhost", **options)

    def generic(self, method: str, path: str, *args: Any, **options: Any) -> Any:
        """Any request."""
        connection.ensure_connection()
        connection.connection.set_authorizer(permit)
        try:
            return super().generic(method, path, *args, **(options | {"secure": True}))
        finally:
            connection.connection.set_authorizer(None)

    def begin(self) -> str:
        """A new form, as its page carries it."""
        return sealed_in(self.get("/complaint/"))

    def fill(self, **changed: dict[str, str]) -> Any:
        """Every page up to the check, with what differs from a good complaint by page."""
        answer, sealed = None, self.begin()
        for step, good in GOOD.items():
            fields = good | changed.get(step, {})
            answer = self.post(
                "/complaint/", fields | {"step": step, "go": "next", "sealed": sealed}
            )
            sealed = sealed_in(answer)
        return answer

    def send(self, sealed: str, **more: str) -> Any:
        """Press the last button."""
        return self.post("/complaint/", {"go": "send", "sealed": sealed, "declared": "yes"} | more)


def sealed_in(answer: Any) -> str:
    """What a page carries."""
    found = _SEALED.search(answer.content.decode())
    assert found, answer.content.decode()
    return found[1]


def receipt_in(answer: Any) -> tuple[str, str]:
    """Number and code of the page that says that we have a complaint."""
    assert "We have your complaint" in answer.content.decode(), answer.content.decode()
    number, code = _RECEIPT.findall(answer.content.decode())
    return number, code
