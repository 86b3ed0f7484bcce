"""How passwords lie in the database; other tests digest theirs the quick way."""

from typing import Any

from django.contrib.auth.hashers import check_password, make_password

from upheld.config.settings import PASSWORD_HASHERS


def test_a_password_is_digested_slowly_by_argon2(settings: Any) -> None:
    """As the settings of the program say, not those of the tests."""
    settings.PASSWORD_HASHERS = PASSWORD_HASHERS
    kept = make_password("correct horse battery")
    assert kept.startswith("argon2$argon2id$")
    assert check_password("correct horse battery", kept)
