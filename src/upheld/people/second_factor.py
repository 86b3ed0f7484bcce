"""Codes from an authenticator app, and recovery codes for when it is lost."""

from base64 import b32encode
from binascii import unhexlify
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote, urlencode

import segno
from django.db import transaction
from django.utils.crypto import salted_hmac
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from upheld.people.models import Person
from upheld.toolbox import clock, secret

# What the app shows beside the code.
ISSUER = "Upheld"
KEY_BYTES = 20
STEP_SECONDS = 30
CODES, CODE_LENGTH = 10, 10
# A column of django-otp takes 16 characters; 64 bits of a keyed digest are enough for ten codes.
STORED_LENGTH = 16
CODE_DIGITS = 6


def new_key() -> str:
    """A key for an authenticator app, hexadecimal."""
    return secret.raw(KEY_BYTES).hex()


def typed(key: str) -> str:
    """The key as people type it into an app: groups of four."""
    text = b32encode(unhexlify(key)).decode()
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4))


def picture(key: str, email: str) -> str:
    """The key as a QR code, an SVG to stand in a page."""
    issuer = ISSUER
    query = urlencode({"secret": b32encode(unhexlify(key)).decode(), "issuer": issuer})
    address = f"otpauth://totp/{quote(issuer)}:{quote(email)}?{query}"
    drawn: str = segno.make(address, error="m").svg_inline(
        omitsize=True, border=4, dark="#1b2733", light="#fff", svgclass=None, lineclass=None
    )
    return drawn


def current_code(key: str) -> str:
    """The code that an app shows now."""
    totp = TOTP(unhexlify(key), STEP_SECONDS)
    totp.time = clock.now().timestamp()
    return f"{totp.token():0{CODE_DIGITS}d}"


def proves(key: str, code: str) -> bool:
    """Whether a code belongs to a key that nobody has yet, the step before and after included."""
    said = code.replace(" ", "")
    totp = TOTP(unhexlify(key), STEP_SECONDS)
    totp.time = clock.now().timestamp()
    return len(said) == CODE_DIGITS and said.isdecimal() and bool(totp.verify(int(said), 1))


def verified_device(person: Person, code: str) -> Any:
    """The device whose code this is, else None; a code is taken once, and slowly after mistakes."""
    said = code.replace(" ", "").replace("-", "").lower()
    by_app = said.isdecimal() and len(said) == CODE_DIGITS
    model, token = (TOTPDevice, said) if by_app else (StaticDevice, _stored(said))
    with transaction.atomic():
        for device in model.objects.select_for_update().filter(user=person, confirmed=True):
            if device.verify_token(token):
                return device
    return None


def authenticator_of(person: Person) -> Any:
    """The device of the person’s app."""
    return TOTPDevice.objects.filter(user=person, confirmed=True).first()


def codes_left(person: Person) -> int:
    """How many recovery codes are unused."""
    return sum(d.token_set.count() for d in StaticDevice.objects.filter(user=person))


def has_authenticator(person: Person) -> bool:
    """Whether the person has an app that makes codes."""
    return bool(TOTPDevice.objects.filter(user=person, confirmed=True).exists())


def remove_all(person: Person) -> None:
    """No app and no recovery code of the person works any more. Caller's transaction."""
    TOTPDevice.objects.filter(user=person).delete()
    StaticDevice.objects.filter(user=person).delete()


def set_key(person: Person, key: str) -> None:
    """Let one app make the person's codes, instead of any before. Caller's transaction."""
    TOTPDevice.objects.filter(user=person).delete()
    TOTPDevice(user=person, key=key, name="authenticator", confirmed=True).save()


def set_recovery_codes(person: Person) -> Sequence[str]:
    """New recovery codes instead of any before, in words once. Caller's transaction."""
    StaticDevice.objects.filter(user=person).delete()
    device = StaticDevice(user=person, name="recovery codes", confirmed=True)
    device.save()
    codes = [secret.readable(CODE_LENGTH) for _ in range(CODES)]
    for code in codes:
        device.token_set.create(token=_stored(code))
    half = CODE_LENGTH // 2
    return tuple(f"{code[:half]}-{code[half:]}" for code in codes)


def _stored(code: str) -> str:
    # Who reads the database cannot sign in with what lies there.
    return salted_hmac("upheld.recovery", code, algorithm="sha256").hexdigest()[:STORED_LENGTH]
