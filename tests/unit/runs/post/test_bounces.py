"""What mail servers report is read, whoever wrote it; what is no report is refused."""

import pytest

from upheld.domain.errors import Refused
from upheld.domain.post import Happening
from upheld.runs.outbox.bounces import LARGEST, read_bounce

REPORT = """\
From: MAILER-DAEMON@mail.example
Message-ID: <report@mail.example>
In-Reply-To: <asked@mail.example>
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="B"

--B
Content-Type: text/plain

I'm sorry.

--B
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example
Arrival-Date: Wed, 22 Jul 2020 09:00:00 +0100

{fields}
--B
{enclosed}
--B--
"""
FAILED = """\
Final-Recipient: rfc822; ce@luton.example
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 <ce@luton.example>: Recipient address
    rejected; see https://mail.example/5.1.1
"""
WHOLE = """\
Content-Type: message/rfc822

Message-ID: <ours@upheld.invalid>
Subject: Annual letter
Content-Type: text/plain

The letter is attached.
"""
HEAD = """\
Content-Type: text/rfc822-headers; charset=utf-8

From: letters@upheld.invalid
Message-ID: <ours@upheld.invalid>
"""


def report(fields: str = FAILED, enclosed: str = WHOLE) -> bytes:
    """A report of a mail server."""
    return REPORT.format(fields=fields, enclosed=enclosed).encode()


@pytest.mark.parametrize("enclosed", [WHOLE, HEAD])
@pytest.mark.parametrize("lines", [b"\n", b"\r\n"])
def test_the_mail_that_came_back_is_found(enclosed: str, lines: bytes) -> None:
    """Enclosed whole or as its head alone; what the report itself answers comes after it."""
    word = read_bounce(report(enclosed=enclosed).replace(b"\n", lines))
    assert word.message_ids == ("ours@upheld.invalid", "asked@mail.example")
    assert word.what is Happening.RETURNED
    assert word.said.startswith("5.1.1 550 5.1.1 <ce@luton.example>: Recipient address rejected")
    assert word.said.endswith("https://mail.example/5.1.1")


@pytest.mark.parametrize(
    ("action", "what"),
    [
        ("Delayed", Happening.DELAYED),
        ("relayed", Happening.DELIVERED),
        ("delivered", Happening.DELIVERED),
        ("FAILED", Happening.RETURNED),
    ],
)
def test_each_action_has_its_meaning(action: str, what: Happening) -> None:
    """However it is written."""
    assert read_bounce(report(FAILED.replace("failed", action))).what is what


def test_the_gravest_counts() -> None:
    """One of two recipients did not get it."""
    both = f"{FAILED.replace('failed', 'delivered')}\n{FAILED}"
    assert read_bounce(report(both)).what is Happening.RETURNED


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "no report"),
        (b"Subject: Out of office\n\nI am away.", "no report"),
        (b"\xff\xfe\x00" * 50, "no report"),
        (report(FAILED.replace("failed", "lost")), "no report"),
        (report(enclosed="").replace(b"In-Reply-To: <asked@mail.example>\n", b""), "which mail"),
        (b"x" * (LARGEST + 1), "larger"),
        (b"Content-Type: message/rfc822\n\n" * 3000, "no report|cannot be read"),
    ],
)
def test_what_is_no_report_is_refused(content: bytes, why: str) -> None:
    """With a way out, and however it is broken."""
    with pytest.raises(Refused, match=why):
        read_bounce(content)
