import email
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import default

import pytest

from upheld.toolbox.mail import PLAIN, Mail, Unaddressed, is_address, is_same, to_eml

MAIL = {
    "message_id": "abc@upheld.example",
    "sender": "letters@upheld.example",
    "recipient": "ce@luton.example",
    "subject": "Annual review letter 2020: Cyngor Sir Ynys Môn",
    "text": "The letter is attached – it is public next week.\n",
    "date": datetime(2020, 7, 22, 8, tzinfo=UTC),
    "attachment": b"%PDF-1.7 \x00\xff",
    "attachment_name": "luton-2020.pdf",
}


def test_a_mail_is_the_same_bytes_each_time() -> None:
    """No boundary is drawn by lot and no clock is read."""
    assert to_eml(Mail(**MAIL)) == to_eml(Mail(**MAIL))


def test_a_mail_carries_its_parts() -> None:
    """Headers, text and attachment come back as they went in."""
    back = email.message_from_bytes(to_eml(Mail(**MAIL)), policy=default)
    attached = next(iter(back.iter_attachments()))
    assert back["Message-ID"] == "<abc@upheld.example>"
    assert back["Subject"] == MAIL["subject"]
    assert back.get_body().get_content().replace("\r\n", "\n") == MAIL["text"]
    assert (attached.get_filename(), attached.get_content()) == (
        "luton-2020.pdf",
        MAIL["attachment"],
    )


@pytest.mark.parametrize("length", [0, 1, 57, 100_000])
def test_an_attachment_stands_as_the_library_would_write_it(length: int) -> None:
    """It is put in as a whole, for speed; the mail is the same to the byte."""
    attachment = bytes(n % 251 for n in range(length))
    content = to_eml(Mail(**MAIL | {"attachment": attachment}))
    by_library = EmailMessage(policy=PLAIN)
    for name in ("Message-ID", "Date", "From", "To", "Subject"):
        by_library[name] = email.message_from_bytes(content, policy=PLAIN)[name]
    by_library.set_content(MAIL["text"])
    by_library.add_attachment(
        attachment, maintype="application", subtype="pdf", filename=MAIL["attachment_name"]
    )
    by_library.set_boundary("=_abc")
    assert by_library.as_bytes() == content


@pytest.mark.parametrize("field", ["recipient", "subject", "sender"])
def test_a_header_cannot_be_forged(field: str) -> None:
    """A line break in a header is refused, so no header can be added through a name."""
    forged = MAIL | {field: f"{MAIL[field]}\r\nBcc: other@body.example"}
    with pytest.raises(ValueError, match=r"line|header|address|CR"):
        to_eml(Mail(**forged))


def test_every_mail_server_takes_it() -> None:
    """Seven bits and short lines, whatever letters and paragraphs; its long name on one line."""
    words = f"Annwyl Dŵr “Cymru” – {'x' * 2000}\n"
    name = f"DEMONSTRATION-34f2d4f5-{'8d5e-' * 20}996@upheld.example"
    mail = Mail(**MAIL | {"text": words, "subject": "Llythyr Dŵr", "message_id": name})
    content = to_eml(mail)
    whole = f"Message-ID: <{name}>\r\n".encode()
    assert content.startswith(whole)
    folded = f"Message-ID:\r\n <{name}>\r\n".encode() + content.removeprefix(whole)
    assert is_same(folded, content)
    assert not is_same(folded + b"x", content)
    assert content.isascii()
    assert max(map(len, content.split(b"\r\n"))) < 998
    back = email.message_from_bytes(content, policy=default)
    assert back.get_body().get_content().splitlines() == words.splitlines()
    assert back["Subject"] == "Llythyr Dŵr"


# Each passes for one address at a first look; a reader of headers makes another or several of it.
DISGUISED = (
    "=?utf-8?q?ann=0d=0ax?=@x.example", "=?utf-8?q?ann?=@luton.example",
    "=?utf-8?q?a=40v1.example=2cb=40v2.example=2cz?=@x.example", '"a, b"@x.example',
    "a@x.example, b@x.example", "Ann <a@x.example>", "a@[127.0.0.1]", "a..b@x.example",
    "ann@dŵr.example", "a@x", f"{'a' * 65}@x.example", "a@x.example\n",
)  # fmt: skip


@pytest.mark.parametrize("text", DISGUISED)
def test_a_mail_goes_to_the_address_that_is_kept(text: str) -> None:
    """What would be read as another address, or as several, is none, and no mail is made."""
    assert not is_address(text)
    with pytest.raises(Unaddressed):
        to_eml(Mail(**MAIL | {"recipient": text}))


@pytest.mark.parametrize(
    "text", ["o'neill+desk@luton.example", "a.b=c?d@x-1.gov.example", f"{'a' * 64}@{'b' * 60}.uk"]
)
def test_a_plain_address_is_written_as_it_is(text: str) -> None:
    """Long ones too: the line is not broken within the address."""
    assert is_address(text)
    content = to_eml(Mail(**MAIL | {"recipient": text}))
    assert email.message_from_bytes(content, policy=default)["To"] == text
