"""The copy of a letter that anybody may read."""

from dataclasses import replace

from upheld.letters.letter import Letter

# A letter is addressed to a name (where one is known), a title and a body: two lines are no name.
TITLE_AND_BODY = 2


def public_copy(letter: Letter) -> Letter:
    """The letter without the name of the person it greets; one without a name is its own copy.

    An officer's name is a personal detail: it leaves casework in that officer's letter alone.
    """
    if len(letter.addressee) <= TITLE_AND_BODY:
        return letter
    title, body = letter.addressee[-TITLE_AND_BODY:]
    return replace(letter, addressee=(title, body), salutation=f"Dear {title}")
