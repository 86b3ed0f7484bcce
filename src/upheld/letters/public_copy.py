"""The copy of a letter that anybody may read: without a name, and without a signature to lift."""

from dataclasses import replace

from upheld.letters.letter import Letter

# A letter is addressed to a name (where one is known), a title and a body: two lines are no name.
TITLE_AND_BODY = 2


def public_copy(letter: Letter) -> Letter:
    """The letter without the name of the person it greets and without the signature's picture.

    An officer's name is a personal detail: it leaves casework in that officer's letter alone. So
    the copy is addressed to the title and greets by it, whatever salutation was chosen. A picture
    of a signature on the web is an invitation to sign with it: it goes to the bodies that are
    written to, and the name below it says who signed. A letter with neither is its own copy.
    """
    if letter.sender.signature:
        letter = replace(letter, sender=replace(letter.sender, signature=None))
    addressee = letter.addressee[-TITLE_AND_BODY:]
    return replace(letter, addressee=addressee, salutation=f"Dear {addressee[0]}")
