"""Mail servers that ask for TLS and a login, with a certificate made for the test."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from aiosmtpd.smtp import AuthResult, LoginPassword
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from support.mail_server import Post, mail_server
from upheld.toolbox import clock
from upheld.toolbox.smtp import Tls

LOGIN, PASSWORD = "upheld", "a word of the test"


def make_certificate(folder: Path, *, name: str = "localhost") -> Path:
    """A certificate that vouches for itself, with its key, for one name."""
    key, called = ec.generate_private_key(ec.SECP256R1()), x509.DNSName(name)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = clock.now()
    made = (
        x509.CertificateBuilder(subject, subject, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([called]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / f"{name}.pem"
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )  # fmt: skip
    path.write_bytes(secret + made.public_bytes(serialization.Encoding.PEM))
    return path


@contextmanager
def closed_server(tls: Tls, certificate: Path) -> Iterator[Post]:
    """A mail server that knows who signs in, and takes mail under TLS alone."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    if tls is Tls.STARTTLS:
        options = {"tls_context": context, "require_starttls": True, "auth_required": True}
    else:
        # It does not know that the whole connection is closed already.
        options = {"ssl_context": context, "auth_require_tls": False}
    with mail_server(authenticator=_who, **options) as post:
        post.server = replace(
            post.server, host="localhost", tls=tls, user=LOGIN, password=PASSWORD
        )  # fmt: skip
        yield post


def _who(*said: object) -> AuthResult:
    given = said[-1]
    known = LoginPassword(LOGIN.encode(), PASSWORD.encode())
    return AuthResult(success=given == known, handled=False)
