"""A form's own token: whose it is, on which page it stands, and that it is no other form.

It is signed, so that what comes with it was written by that person on that page, also where the
session is gone by then.
"""

from typing import NamedTuple

from django.core import signing

from upheld.people.models import Person
from upheld.toolbox import digest, secret

FIELD = "form_token"
SALT = "upheld.form"
# Longer than the longest session: whoever wrote until its end has not written in vain.
VALID_SECONDS = 24 * 3600
NONCE_BYTES = 9


class FormToken(NamedTuple):
    """What a token says."""

    person: int
    place: str
    nonce: str


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


def digest_of(token: FormToken, address: str, written: object) -> str:
    """What tells one sending from another: the form, where it is sent, and what is in it.

    Whoever goes back and writes something else sends something else.
    """
    return digest.sha256(repr((token, address, written)).encode())
