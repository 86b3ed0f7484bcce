"""What may stand in a contact's fields. A message never repeats them: they are personal."""

from upheld.domain.visible_text import check_visible
from upheld.toolbox.mail import LONGEST_ADDRESS, is_address

__all__ = ["LONGEST", "LONGEST_ADDRESS", "check_words", "is_address"]

LONGEST = 200


def check_words(**words: str) -> None:
    """Refuse what nobody could see and what could forge a mail header, without repeating it."""
    for field, text in words.items():
        check_visible(field, text)
