"""A reading pack of the letters that tests compose."""

from letter_cases import CASES

from upheld.letters.letter import Letter
from upheld.letters.reading_pack import Changed, Chapter, PackedLetter, ReadingPack

HOSTILE = '#panic("no") *bold* $x$ <b>b</b> \\u{202e}'


def pack() -> ReadingPack:
    """Two chapters, with a table of what changed, and text that looks like markup."""
    first, *others = (write() for write in CASES.values())
    return ReadingPack(
        year=first.year,
        title="Reading pack",
        office=first.sender.name,
        release=first.release,
        language=first.language,
        day=first.written_on,
        watermark="DEMONSTRATION",
        counts=(("All", "2"), ("Draft", "2")),
        standing=first.sections[:1],
        groups=(("Late remedies", "2"),),
        chapters=(
            Chapter(title="Late remedies", letters=(packed(first), packed(others[0]))),
            Chapter(title="Free text", letters=(packed(others[1]),)),
        ),
    )


def packed(letter: Letter) -> PackedLetter:
    """One of its letters."""
    return PackedLetter(
        body=letter.addressee[-1],
        state="Draft, version 1",
        sections=letter.sections[1:],
        changed=(Changed(title="Uphold rate", was="50%", now="54%"),),
        since=(HOSTILE,),
        left_out=("late remedies: told by telephone",),
    )
