"""Codes of the authenticator app and recovery codes."""

from datetime import timedelta

import pytest
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from support.people import KEY, join
from upheld.domain.errors import Refused
from upheld.domain.roles import Role
from upheld.people import second_factor
from upheld.people.actions import own_account
from upheld.people.actions.demonstration import make_people
from upheld.people.demonstration import key_of
from upheld.people.models import Person
from upheld.register.actions.installation import settle_kind
from upheld.toolbox import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> Person:
    """An outreach officer."""
    return join("ada@example.org", Role.OUTREACH)


def test_a_code_of_the_app_is_taken_once(person: Person) -> None:
    """Who looks over a shoulder cannot use the same code again."""
    code = second_factor.current_code(KEY)
    assert second_factor.verified_device(person, f"{code[:3]} {code[3:]}")
    assert second_factor.verified_device(person, code) is None


def test_after_a_mistake_even_the_right_code_has_to_wait(person: Person) -> None:
    """Guessing a million codes would take longer than anybody lives."""
    code = second_factor.current_code(KEY)
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    assert second_factor.verified_device(person, wrong) is None
    assert second_factor.verified_device(person, code) is None
    device = TOTPDevice.objects.get()
    device.throttling_failure_timestamp = clock.now() - timedelta(seconds=2)
    device.save()
    assert second_factor.verified_device(person, code)


def test_a_recovery_code_works_once_and_is_not_kept(person: Person) -> None:
    """Ten codes, each for one sign-in; the table holds digests."""
    codes = own_account.renew_recovery_codes(person=person, by=person.key)
    kept = set(StaticToken.objects.values_list("token", flat=True))
    assert len(set(codes)) == len(kept) == second_factor.CODES
    assert kept.isdisjoint({code.replace("-", "") for code in codes})
    assert second_factor.verified_device(person, codes[0].upper())
    assert second_factor.verified_device(person, codes[0]) is None
    assert second_factor.codes_left(person) == second_factor.CODES - 1


def test_another_app_takes_the_place_of_the_first(person: Person) -> None:
    """The old one's codes no longer work; a code that proves nothing changes nothing."""
    key = second_factor.new_key()
    code = second_factor.current_code(key)
    with pytest.raises(Refused):
        own_account.replace_authenticator(person=person, key=key, code="1", by=person.key)
    own_account.replace_authenticator(person=person, key=key, code=code, by=person.key)
    assert [device.key for device in TOTPDevice.objects.all()] == [key]


def test_the_picture_can_be_drawn_under_a_strict_policy() -> None:
    """The QR code is plain SVG: no style, no script."""
    drawn = second_factor.picture(KEY, "ada@example.org")
    assert drawn.startswith("<svg")
    assert "style" not in drawn
    assert second_factor.typed(KEY) == " ".join(["AAAA"] * 8)


@pytest.mark.usefixtures("loaded_register")
def test_a_demonstration_has_one_person_for_each_role() -> None:
    """Made once; elsewhere they are refused."""
    with pytest.raises(Refused, match="no demonstration"):
        make_people(by="tests")
    settle_kind(demonstration=True, by="tests")
    assert make_people(by="tests") == len(Role)
    assert make_people(by="tests") == 0
    publisher = Person.objects.get(email="publisher@demonstration.invalid")
    assert publisher.key == "demonstration publisher"
    code = second_factor.current_code(key_of(Role.PUBLISHER))
    assert second_factor.verified_device(publisher, code)
