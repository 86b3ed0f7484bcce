"""TLS and the login: what goes wrong there is said, and nothing of a mail is sent."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from support.mail_server import Post, mail_server
from support.tls_mail import closed_server, make_certificate
from upheld.toolbox.smtp import Server, Session, Taken, Tls, Unreachable

pytestmark = pytest.mark.enable_socket
MAIL = b"Message-ID: <1@upheld>\r\nSubject: x\r\n\r\nwords\r\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the certificates are."""
    return tmp_path_factory.mktemp("certificates")


@pytest.fixture(scope="module", params=[Tls.STARTTLS, Tls.WHOLE])
def closed(request: pytest.FixtureRequest, folder: Path) -> Iterator[Post]:
    """Each kind of server that is closed to strangers."""
    with closed_server(request.param, make_certificate(folder)) as post:
        yield post


@pytest.fixture
def trusted(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Our machine trusts the certificate."""
    monkeypatch.setenv("SSL_CERT_FILE", str(folder / "localhost.pem"))


def offer(server: Server) -> tuple[Taken, list[str]]:
    """What came of a mail, and whether it was begun."""
    begun: list[str] = []

    def begin() -> bool:
        begun.append("begun")
        return True

    with Session(server) as session:
        try:
            answer = session.deliver(MAIL, sender="a@upheld.invalid", recipient="b@x", begin=begin)
        finally:
            assert len(begun) <= 1
    return answer.taken, begun


def refused(server: Server) -> str:
    """Why no mail was offered."""
    with Session(server) as session, pytest.raises(Unreachable) as why:
        session.deliver(MAIL, sender="a@upheld.invalid", recipient="b@x", begin=pytest.fail)
    return str(why.value)


@pytest.mark.usefixtures("trusted")
def test_a_mail_goes_under_tls_after_the_login(closed: Post) -> None:
    """By STARTTLS, and where the whole connection is closed."""
    closed.taken.clear()
    assert offer(closed.server) == (Taken.YES, ["begun"])
    assert closed.ids() == ["1@upheld"]


@pytest.mark.usefixtures("trusted")
def test_a_wrong_password_sends_nothing(closed: Post) -> None:
    """It is said as what it is, without the password."""
    closed.taken.clear()
    wrong = replace(closed.server, password="not that one")  # noqa: S106 - wrong, too
    assert refused(wrong) == "it does not accept our user and password"
    assert closed.taken == []


def test_a_certificate_that_nobody_vouches_for_sends_nothing(closed: Post) -> None:
    """Neither mail nor password."""
    closed.taken.clear()
    assert refused(closed.server).startswith("its certificate is none that we trust: self")
    assert closed.taken == []


def test_a_certificate_of_another_name_sends_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Trusted, and not for this server."""
    other = make_certificate(folder, name="mail.example")
    monkeypatch.setenv("SSL_CERT_FILE", str(other))
    with closed_server(Tls.WHOLE, other) as post:
        assert "is none that we trust: Hostname mismatch" in refused(post.server)


def test_a_server_that_knows_no_tls_gets_nothing() -> None:
    """It is never sent to in the open, where TLS was asked for."""
    with mail_server() as post:
        assert "STARTTLS" in refused(replace(post.server, tls=Tls.STARTTLS))
        assert "no trusted connection" in refused(replace(post.server, tls=Tls.WHOLE))
