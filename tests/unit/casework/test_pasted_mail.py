"""What is read of a pasted e-mail, and that nothing in it breaks or leads astray."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from upheld.casework.pasted_mail import LONGEST, read_mail
from upheld.domain.errors import Refused

PARTS = """From: =?utf-8?q?Zo=C3=AB?= <zoe@example.invalid>
Subject: =?utf-8?b?QmlucyDigJMgYWdhaW4=?=
Date: Sat, 31 Oct 2026 23:30:00 -0500
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=x

--x
Content-Type: text/html; charset=utf-8

<style>p {}</style><p>First</p><script>alert(1)</script><p>Second<br>Third</p>
--x
Content-Type: application/pdf; name="letter.pdf"
Content-Disposition: attachment; filename="letter.pdf"

xx
--x--
"""


def test_a_mail_is_read_with_its_parts() -> None:
    """Encoded headers, words of a page without what would run, and the names of its files."""
    mail = read_mail(PARTS)
    assert (mail.sender, mail.address, mail.subject) == (
        "Zoë", "zoe@example.invalid", "Bins – again"
    )  # fmt: skip
    assert mail.sent_on == date(2026, 11, 1)
    assert mail.body == "First\nSecond\nThird"
    assert mail.attached == ("letter.pdf",)
    assert mail.text.startswith("Bins – again\n\nFirst")


def test_text_without_headers_is_all_body() -> None:
    """Its first line is not taken for a header and lost."""
    for text in ("Hello: this is it\n\nWords", "Dear sir\nWords"):
        assert read_mail(text).body == text


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("From: a@example.invalid\nBcc: all@example.invalid", "address"),
        ("From: =?utf-8?q?A=0D=0ABcc=3A_all=40example.invalid?= <a@example.invalid>", "sender"),
        ("Subject: =?utf-8?q?A=0D=0ABcc=3A_b?=", "subject"),
    ],
)
def test_no_field_holds_a_second_line(header: str, name: str) -> None:
    """However it is written."""
    mail = read_mail(f"{header}\n\nWords")
    assert "\n" not in getattr(mail, name)
    assert "\r" not in getattr(mail, name)


@pytest.mark.parametrize("said", ["soon", "", "Mon, 2 Nov 2999 10:00:00 +0000", "0", "31 Feb 2026"])
def test_a_day_that_cannot_be_is_none(said: str) -> None:
    """Nothing is guessed."""
    assert read_mail(f"From: a@example.invalid\nDate: {said}\n\nWords").sent_on is None


@pytest.mark.parametrize("kind", ["text/plain; charset=nowhere", "multipart/mixed", "x", "", "a/b"])
def test_broken_mails_are_read_as_far_as_they_go(kind: str) -> None:
    """Who sent it is known all the same."""
    mail = read_mail(f"From: a@example.invalid\nContent-Type: {kind}\n\nWords")
    assert mail.address == "a@example.invalid"


@given(st.text(), st.text())
def test_no_text_breaks_it(header: str, text: str) -> None:
    """Whatever is pasted, it is read or refused."""
    for pasted in (text, f"From: {header}\nSubject: {header}\nDate: {header}\n\n{text}"):
        try:
            mail = read_mail(pasted)
        except Refused:
            continue
        assert "\n" not in mail.sender + mail.address + mail.subject


def test_empty_and_endless_mails_are_refused() -> None:
    """With the way out."""
    with pytest.raises(Refused, match="paste"):
        read_mail(" \n")
    with pytest.raises(Refused, match="as a document"):
        read_mail("x" * (LONGEST + 1))
