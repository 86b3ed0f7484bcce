"""What somebody has written so far goes with the page, sealed: nothing of it is kept here.

A cookie, an address or a session would leave personal data on a shared computer or with us before
anything was sent. Sealed, it cannot be read from the page's source, and it cannot be changed.
"""

import base64
import json
import zlib
from collections.abc import Mapping
from functools import cache
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings

FIELD = "sealed"
# What a member of the public may send at all is smaller.
LARGEST = 2 << 20


def seal(purpose: str, facts: Mapping[str, str]) -> str:
    """Facts as a text for a hidden field; what is sealed for one purpose is opened for no other."""
    packed = zlib.compress(json.dumps(facts).encode())
    return _fernet(purpose).encrypt(packed).decode()


def opened(purpose: str, text: str) -> dict[str, str] | None:
    """The facts again; None for what this process did not seal, or was changed."""
    if len(text) > LARGEST:
        return None
    try:
        facts = json.loads(zlib.decompress(_fernet(purpose).decrypt(text.encode())))
    except InvalidToken:
        return None
    return {str(name): str(value) for name, value in facts.items()}


@cache
def _fernet(purpose: str) -> Fernet:
    key = sha256(f"{purpose}:{settings.SECRET_KEY}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
