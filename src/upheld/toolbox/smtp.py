"""One mail to one recipient by SMTP, with an honest answer to whether it was taken.

Before the mail itself is sent, whoever calls notes that it begins. If the connection ends after
that and before the answer, nobody can know whether it was taken: that is an answer of its own.
"""

import re
import smtplib  # noqa: TID251 - the one place that sends mail
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from types import TracebackType
from typing import Self

GO_AHEAD, CLOSING = 354, 421
CONNECT_SECONDS = 20.0
LOCAL = {"localhost", "127.0.0.1", "::1"}


class Tls(StrEnum):
    """How the way to the server is closed to others."""

    NONE = "none"
    STARTTLS = "starttls"
    WHOLE = "whole"


@dataclass(frozen=True, kw_only=True)
class Server:
    """A mail server, and who we are for it."""

    host: str
    port: int
    tls: Tls
    user: str = ""
    password: str = field(default="", repr=False)
    seconds: float = 60.0
    """How long to wait for an answer."""

    @property
    def is_local(self) -> bool:
        """Whether it is this machine."""
        return self.host in LOCAL


class Taken(StrEnum):
    """What came of a mail."""

    YES = "yes"
    LATER = "later"
    NO = "no"
    UNCERTAIN = "uncertain"
    NOT_BEGUN = "not_begun"
    """Whoever called let it be, before anything of the mail was sent."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What came of a mail, with the server's own words, which may hold addresses."""

    taken: Taken
    said: str = ""


class Unreachable(Exception):
    """The server does not answer, or does not want us: no mail was begun."""


class Session:
    """A connection that is opened when it is needed, and again after it was cut.

    Whatever ends a connection is an `OSError`: those of `smtplib` are such too.
    """

    def __init__(self, server: Server) -> None:
        """To a server; nothing is opened yet."""
        self._server = server
        self._smtp: smtplib.SMTP | None = None

    def __enter__(self) -> Self:
        """Use it in a block."""
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        """Say goodbye."""
        if self._smtp:
            try:
                self._smtp.quit()
            except OSError:
                self._drop()

    def deliver(
        self, content: bytes, *, sender: str, recipient: str, begin: Callable[[], bool]
    ) -> Answer:
        """Offer a mail. `begin` notes that it goes, just before it does; False lets it be.

        Raises `Unreachable` where there is no server to offer it to.
        """
        smtp = self._open()
        try:
            if stopped := self._envelope(smtp, sender, recipient):
                return stopped
        except OSError as cut:
            return self._cut_before(cut)
        if not begin():
            self._reset(smtp)
            return Answer(taken=Taken.NOT_BEGUN)
        try:
            code, said = smtp.docmd("DATA")
        except OSError as cut:
            return self._cut_before(cut)
        if code != GO_AHEAD:
            return self._not_taken(smtp, code, said)
        return self._content(smtp, content)

    def _cut_before(self, cut: OSError) -> Answer:
        # Nothing of the mail has been sent yet.
        self._drop()
        return Answer(taken=Taken.LATER, said=f"the connection ended: {_kind(cut)}")

    def _envelope(self, smtp: smtplib.SMTP, sender: str, recipient: str) -> Answer | None:
        code, said = smtp.mail(sender)
        if _is_for_good(code):
            # About us, so it says nothing of this recipient, and every other mail would hear it.
            self._reset(smtp)
            raise Unreachable(f"it does not take mail from us: {_words(code, said)}")
        if _is_yes(code):
            code, said = smtp.rcpt(recipient)
        return None if _is_yes(code) else self._not_taken(smtp, code, said)

    def _content(self, smtp: smtplib.SMTP, content: bytes) -> Answer:
        try:
            smtp.send(as_data(content))
            code, said = smtp.getreply()
        except OSError as cut:
            self._drop()
            return Answer(taken=Taken.UNCERTAIN, said=f"the connection ended: {_kind(cut)}")
        if _is_yes(code):
            return Answer(taken=Taken.YES, said=_words(code, said))
        if 400 <= code < 600:  # noqa: PLR2004 - the two families of refusals
            return self._not_taken(smtp, code, said)
        self._drop()
        return Answer(taken=Taken.UNCERTAIN, said=f"an answer that is none: {_words(code, said)}")

    def _not_taken(self, smtp: smtplib.SMTP, code: int, said: bytes) -> Answer:
        if code == CLOSING:
            self._drop()
        else:
            self._reset(smtp)
        # What is neither a yes nor a no for good may be asked again.
        taken = Taken.NO if _is_for_good(code) else Taken.LATER
        return Answer(taken=taken, said=_words(code, said))

    def _reset(self, smtp: smtplib.SMTP) -> None:
        try:
            smtp.rset()
        except OSError:
            self._drop()

    def _open(self) -> smtplib.SMTP:
        if self._smtp is None:
            try:
                self._smtp = _connected(self._server)
            except OSError as error:
                raise Unreachable(_why(error)) from None
        return self._smtp

    def _drop(self) -> None:
        if self._smtp:
            self._smtp.close()
        self._smtp = None


def as_data(content: bytes) -> bytes:
    """A mail as it follows DATA: lines end as on the wire, a dot that begins one is doubled."""
    lines = re.sub(rb"\r\n|\r|\n", b"\r\n", content)
    lines = re.sub(rb"(?m)^\.", b"..", lines)
    return lines + (b"" if lines.endswith(b"\r\n") else b"\r\n") + b".\r\n"


def _connected(server: Server) -> smtplib.SMTP:
    trusted = ssl.create_default_context()
    if server.tls is Tls.WHOLE:
        smtp: smtplib.SMTP = smtplib.SMTP_SSL(
            server.host, server.port, timeout=CONNECT_SECONDS, context=trusted
        )
    else:
        smtp = smtplib.SMTP(server.host, server.port, timeout=CONNECT_SECONDS)
    try:
        smtp.ehlo_or_helo_if_needed()
        if server.tls is Tls.STARTTLS:
            smtp.starttls(context=trusted)
            smtp.ehlo_or_helo_if_needed()
        if server.user:
            smtp.login(server.user, server.password)
        if smtp.sock:
            smtp.sock.settimeout(server.seconds)
    except BaseException:
        smtp.close()
        raise
    return smtp


def _is_yes(code: int) -> bool:
    return 200 <= code < 300  # noqa: PLR2004 - the family of codes


def _is_for_good(code: int) -> bool:
    return 500 <= code < 600  # noqa: PLR2004 - the family of codes


def _words(code: int, said: bytes) -> str:
    return f"{code} {said.decode('utf-8', 'replace')}".strip()


def _kind(error: OSError) -> str:
    return "no answer in time" if isinstance(error, TimeoutError) else "it was cut"


def _why(error: OSError) -> str:
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return "it does not accept our user and password"
    if isinstance(error, smtplib.SMTPResponseException):
        words = error.smtp_error
        return _words(error.smtp_code, words if isinstance(words, bytes) else words.encode())
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate is none that we trust: {error.verify_message}"
    if isinstance(error, ssl.SSLError):
        return f"no trusted connection: {error.reason or 'TLS failed'}"
    if isinstance(error, TimeoutError):
        return "no answer in time"
    return getattr(error, "strerror", None) or str(error) or type(error).__name__
