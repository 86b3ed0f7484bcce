"""What may stand in a contact's fields. A message never repeats them: they are personal."""

import re
import unicodedata

from upheld.domain.errors import Refused

# Control characters, line and paragraph separators: in an address they could forge a mail header.
BREAKS = {"Cc", "Zl", "Zp"}
LONGEST, LONGEST_ADDRESS = 200, 254
# A plain address as every post office takes it; whether it exists only the post can tell. Longer
# than 254 characters no address can be (RFC 5321).
_ADDRESS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@([A-Za-z0-9-]+\.)+[A-Za-z0-9-]+")


def check_words(**words: str) -> None:
    """Refuse a line break or another sign that could forge a mail header."""
    for field, text in words.items():
        if any(unicodedata.category(sign) in BREAKS for sign in text):
            raise Refused(f"the {field} holds a line break or another control character")


def is_address(text: str) -> bool:
    """Whether a text is an email address."""
    return len(text) <= LONGEST_ADDRESS and bool(_ADDRESS.fullmatch(text))
