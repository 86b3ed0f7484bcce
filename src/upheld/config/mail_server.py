"""The mail server that a setting names."""

from urllib.parse import unquote, urlsplit

from upheld.domain.errors import Refused
from upheld.toolbox.smtp import Server, Tls

_SCHEMES = {
    "smtp": (Tls.NONE, 25),
    "smtp+starttls": (Tls.STARTTLS, 587),
    "smtps": (Tls.WHOLE, 465),
}
# The text may hold a password by mistake: it is not repeated.
_WRONG = "UPHELD_SMTP cannot be read; write smtp+starttls://user@host:587, or smtps://user@host"


def smtp_server(said: str, password: str) -> Server | None:
    """The server of an address; None where none is named. `Refused` where it is not safe."""
    if not said:
        return None
    parts = urlsplit(said)
    try:
        (tls, usual), port = _SCHEMES[parts.scheme], parts.port
    except (KeyError, ValueError):
        raise Refused(_WRONG) from None
    if not parts.hostname or parts.path not in {"", "/"} or parts.query or parts.fragment:
        raise Refused(_WRONG)
    if parts.password is not None:
        raise Refused("UPHELD_SMTP holds a password; set it in UPHELD_SMTP_PASSWORD instead")
    server = Server(
        host=parts.hostname, port=port or usual, tls=tls, user=unquote(parts.username or ""),
        password=password,
    )  # fmt: skip
    if bool(server.user) != bool(password):
        raise Refused("UPHELD_SMTP names a user and UPHELD_SMTP_PASSWORD is set, or neither")
    if tls is Tls.NONE and not server.is_local:
        raise Refused(
            "UPHELD_SMTP sends letters under embargo in the open: use smtp+starttls or smtps, "
            "except to a server on this machine"
        )
    return server
