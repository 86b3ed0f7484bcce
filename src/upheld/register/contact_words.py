"""What may stand in a contact's fields. A message never repeats them: they are personal."""

import re

from upheld.domain.visible_text import check_visible

LONGEST, LONGEST_ADDRESS = 200, 254
# A plain address as every post office takes it; whether it exists only the post can tell. Longer
# than 254 characters no address can be (RFC 5321).
_ADDRESS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@([A-Za-z0-9-]+\.)+[A-Za-z0-9-]+")


def check_words(**words: str) -> None:
    """Refuse what nobody could see and what could forge a mail header, without repeating it."""
    for field, text in words.items():
        check_visible(field, text)


def is_address(text: str) -> bool:
    """Whether a text is an email address."""
    return len(text) <= LONGEST_ADDRESS and bool(_ADDRESS.fullmatch(text))
