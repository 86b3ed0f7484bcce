"""Plain text, links and paragraphs: how sentences become the runs of a letter."""

import re

from upheld.domain.visible_text import check_visible
from upheld.letters.letter import Section
from upheld.letters.paragraphs import Paragraph, Run

# In the year's own paragraphs a link is written [meaningful text](https://address).
_LINK = re.compile(r"\[([^\[\]]+)\]\((https?://[^\s()]+)\)")


def paragraph(*parts: str | Run) -> Paragraph:
    """One paragraph of sentences and links, a space between the parts; empty parts fall out."""
    runs: list[Run] = []
    for part in parts:
        if not part:
            continue
        if runs:
            runs.append(Run(text=" "))
        runs.append(part if isinstance(part, Run) else Run(text=part))
    return Paragraph(runs=_join(runs))


def pointing(*links: Run | None) -> Paragraph | None:
    """A sentence that leads to pages: "See A, B and C."; None where there is no page."""
    known = [link for link in links if link is not None]
    if not known:
        return None
    before = ["See ", *[", "] * (len(known) - 1)]
    if len(known) > 1:
        before[-1] = " and "
    pairs = zip(before, known, strict=True)
    runs = [run for lead, link in pairs for run in (Run(text=lead), link)]
    return Paragraph(runs=(*runs, Run(text=".")))


def labelled(label: str, *sentences: str) -> Paragraph:
    """A paragraph that opens with what it is about."""
    return paragraph(Run(text=f"{label}.", strong=True), *sentences)


def read_paragraph(text: str) -> Paragraph:
    """A paragraph as its author wrote it, links included; nothing else in it is markup.

    Refused where something in it could not be seen.
    """
    check_visible("paragraph", text, lines=True)
    runs: list[Run] = []
    end = 0
    for link in _LINK.finditer(text):
        runs += [Run(text=before)] if (before := text[end : link.start()]) else []
        runs.append(Run(text=link[1], address=link[2]))
        end = link.end()
    runs += [Run(text=rest)] if (rest := text[end:]) else []
    return Paragraph(runs=tuple(runs))


def section(key: str, title: str, *paragraphs: Paragraph | None) -> tuple[Section, ...]:
    """One section of those paragraphs that say something; none if none does."""
    said = tuple(one for one in paragraphs if one is not None)
    return (Section(key=key, title=title, paragraphs=said),) if said else ()


def _join(runs: list[Run]) -> tuple[Run, ...]:
    """Neighbouring plain runs become one, so that equal text is equal data."""
    joined: list[Run] = []
    for run in runs:
        plain = run.address is None and not run.strong
        if plain and joined and joined[-1].address is None and not joined[-1].strong:
            joined[-1] = Run(text=joined[-1].text + run.text)
        else:
            joined.append(run)
    return tuple(joined)
