"""What the doctor says of names of settings, and of the role that the public forms have."""

from typing import Any

import pytest

from upheld.runs import doctor


class Postgres:
    """A connection as the doctor asks for it: no server is needed to know its role."""

    vendor = "postgresql"
    settings_dict = {"USER": "owner"}  # noqa: RUF012 - read alone


@pytest.mark.parametrize(
    ("url", "sound"),
    [
        ("", False),
        ("postgresql://owner@host/name", False),
        ("postgresql://forms@host/name", True),
    ],
)
def test_the_owner_of_the_tables_is_no_role_for_the_forms(
    monkeypatch: pytest.MonkeyPatch, url: str, sound: bool
) -> None:
    """It may read everything."""
    monkeypatch.setattr(doctor, "connection", Postgres())
    monkeypatch.setenv("UPHELD_COUNCIL_DATABASE_URL", url)
    said: Any = doctor.public_forms
    if sound:
        assert said() == "a role of their own"
    else:
        with pytest.raises(RuntimeError, match="owner’s role, which may read everything"):
            said()


def test_sqlite_holds_each_connection(db: None) -> None:
    """Nothing is to be set."""
    del db
    assert doctor.public_forms() == "held to their rights by each connection"


def test_a_misspelt_setting_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the name that was meant; what is like no setting belongs to somebody else."""
    monkeypatch.setenv("UPHELD_OF_ANOTHER_PROGRAM", "1")
    assert doctor.named_settings().endswith("the others as `upheld settings` says")
    monkeypatch.setenv("UPHELD_SMTP_PASWORD", "secret")
    with pytest.raises(RuntimeError, match="did you mean UPHELD_SMTP_PASSWORD"):
        doctor.named_settings()
