"""A text with every kind of space and hyphen written as one, and as long as it was."""

import re

# Every space of Unicode but those that end a line.
_SPACES = dict.fromkeys((0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " ")
# The hyphen, the one that does not break, the figure dash and the minus.
_SIGNS = _SPACES | dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2212), "-")
# Between digits a dash is a hyphen; between words it ends a thought.
_DASH = re.compile(r"(?<=\d)[–—](?=\d)")


def plain_signs(text: str) -> str:
    """The text to look in; what stands at a place of it stands there in the text itself."""
    return _DASH.sub("-", text.translate(_SIGNS))
