"""What happens to letters on their way into archives: lines wrapped anew, words cut, feet between.

A word is cut at a line's end with a hyphen as typesetting does it; numbers are never cut.
"""

from collections.abc import Iterator

from upheld.toolbox.drawing import Lots

NARROWEST, WIDEST = 40, 110
PAGE = 45
LEAST = 3
"""So many letters of a cut word stay on either side."""


def noisy(text: str, lots: Lots) -> str:
    """`text` with its paragraphs wrapped to another width, and a foot after every page."""
    width = NARROWEST + lots.below(WIDEST - NARROWEST)
    lines = [each for line in text.split("\n") for each in _wrapped(line, width, lots)]
    pages = [lines[start : start + PAGE] for start in range(0, len(lines), PAGE)]
    foot = "Annual review letter | {} of {}"
    return "\f".join(
        "\n".join([*page, "", foot.format(number, len(pages))])
        for number, page in enumerate(pages, 1)
    )


def _wrapped(line: str, width: int, lots: Lots) -> Iterator[str]:
    if " | " in line or len(line) <= width:
        yield line
        return
    said = ""
    for word in line.split():
        room = width - len(said) - 2
        if len(said) + 1 + len(word) <= width or not said:
            said = f"{said} {word}".strip()
        elif word.isalpha() and LEAST <= room <= len(word) - LEAST and lots.below(2):
            yield f"{said} {word[:room]}-"
            said = word[room:]
        else:
            yield said
            said = word
    yield said
