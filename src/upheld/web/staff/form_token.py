"""A form's own token: whose it is, on which page it stands, and that it is no other form.

It is signed, so that what comes with it was written by that person on that page, also where the
session is gone by then.
"""

import hashlib
from dataclasses import dataclass
from typing import NamedTuple

from django.core import signing
from django.http import HttpRequest

from upheld.people.models import Person
from upheld.toolbox import digest, secret

FIELD, CSRF = "form_token", "csrfmiddlewaretoken"
SALT = "upheld.form"
# Longer than the longest session: whoever wrote until its end has not written in vain.
VALID_SECONDS = 24 * 3600
NONCE_BYTES = 9


class FormToken(NamedTuple):
    """What a token says."""

    person: int
    place: str
    nonce: str


@dataclass(frozen=True, kw_only=True)
class Tokens:
    """What the forms of one page carry: a word against forgery, and each one of its own."""

    forgery: str
    person: Person | None
    place: str

    def once(self) -> str:
        """A token for one more form of the page; empty where nobody is signed in."""
        return new_token(self.person, self.place) if self.person else ""


def new_token(person: Person, place: str) -> str:
    """A token for one form on the page at `place`, shown once."""
    said = FormToken(person.pk, place, secret.raw(NONCE_BYTES).hex())
    return signing.dumps(list(said), salt=SALT)


def read_token(text: str) -> FormToken | None:
    """What a token says; None for one that is not ours or too old."""
    try:
        return FormToken(*signing.loads(text, salt=SALT, max_age=VALID_SECONDS))
    except signing.BadSignature:
        return None


def digest_of(token: FormToken, request: HttpRequest) -> str:
    """What tells one sending from another: the form, where it is sent, and all that is in it.

    Whoever goes back and writes something else, a password too, or chooses another file, sends
    something else. Nothing can be guessed from it: the token is nowhere but in the page.
    """
    written = sorted((n, v) for n, v in request.POST.lists() if n not in {FIELD, CSRF})
    sent = []
    for name, files in sorted(request.FILES.lists()):
        for file in files:
            content = hashlib.sha256()
            for chunk in file.chunks():
                content.update(chunk)
            file.seek(0)
            sent.append((name, file.name, content.hexdigest()))
    return digest.sha256(repr((token, request.path, written, sent)).encode())
