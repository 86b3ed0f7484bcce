"""What may stand in a contact's fields. A message never repeats them: they are personal."""

from upheld.domain.errors import Refused
from upheld.domain.visible_text import check_visible
from upheld.toolbox.mail import LONGEST_ADDRESS, is_address

__all__ = [
    "LONGEST", "LONGEST_ADDRESS", "WITHOUT_DEAR", "check_words", "is_address", "is_whole_greeting",
]  # fmt: skip

LONGEST = 200
WITHOUT_DEAR = "leave “Dear” out; letters begin with it"


def check_words(**words: str) -> None:
    """Refuse what nobody could see, what could forge a mail header, and a second “Dear”.

    Nothing is repeated.
    """
    for field, text in words.items():
        check_visible(field, text)
        if field == "salutation" and is_whole_greeting(text):
            raise Refused(f"salutation: {WITHOUT_DEAR}")


def is_whole_greeting(text: str) -> bool:
    """Whether a salutation begins with the word that every letter puts before it."""
    return text.strip().casefold().startswith("dear ")
