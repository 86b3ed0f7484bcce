"""The setting of the mail server: what it means, and what is not safe."""

import pytest

from upheld.config.mail_server import smtp_server
from upheld.domain.errors import Refused
from upheld.toolbox.smtp import Tls

SECRET = "hunter2"  # noqa: S105 - of nobody


@pytest.mark.parametrize(
    ("said", "password", "expected"),
    [
        ("smtp+starttls://user@mail.example:2525", SECRET, ("mail.example", 2525, Tls.STARTTLS)),
        ("smtp+starttls://mail.example", "", ("mail.example", 587, Tls.STARTTLS)),
        ("smtps://a%40b@mail.example/", SECRET, ("mail.example", 465, Tls.WHOLE)),
        ("smtp://127.0.0.1", "", ("127.0.0.1", 25, Tls.NONE)),
        ("smtp://localhost:1025", "", ("localhost", 1025, Tls.NONE)),
    ],
)
def test_an_address_names_a_server(
    said: str, password: str, expected: tuple[str, int, Tls]
) -> None:
    """Host, port and how the way is closed; the password shows nowhere."""
    server = smtp_server(said, password)
    assert server
    assert (server.host, server.port, server.tls) == expected
    assert SECRET not in repr(server)


def test_nothing_is_the_folder() -> None:
    """Which is what stands where nothing is set."""
    assert smtp_server("", "") is None


@pytest.mark.parametrize(
    ("said", "password", "why"),
    [
        ("mail.example:587", "", "cannot be read"),
        ("http://mail.example", "", "cannot be read"),
        ("smtp+starttls://", "", "cannot be read"),
        ("smtp+starttls://mail.example:x", "", "cannot be read"),
        ("smtps://mail.example/path", "", "cannot be read"),
        (f"smtps://user:{SECRET}@mail.example", "", "holds a password"),
        ("smtps://user@mail.example", "", "or neither"),
        ("smtps://mail.example", SECRET, "or neither"),
        ("smtp://mail.example", "", "in the open"),
    ],
)
def test_what_is_wrong_is_said_without_the_password(said: str, password: str, why: str) -> None:
    """Letters under embargo do not go in the open."""
    with pytest.raises(Refused, match=why) as caught:
        smtp_server(said, password)
    assert SECRET not in str(caught.value)
