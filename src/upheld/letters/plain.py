"""A letter as plain text: for golden files, for braille, and for reading aloud."""

from collections.abc import Iterator

from upheld.letters.letter import Letter
from upheld.letters.paragraphs import Paragraph
from upheld.letters.statistics_pages import (
    Group,
    Overview,
    Panel,
    PanelsPage,
    SimilarAuthorities,
    Table,
    TablesPage,
)


def plain_text(letter: Letter) -> str:
    """Everything the letter says, in reading order, one paragraph a line, ending in a newline."""
    parts = [
        *_head(letter),
        *_body(letter),
        *(_tables(letter.tables) if letter.tables else ()),
        *(_panels(letter.panels) if letter.panels else ()),
        release_line(letter),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def release_line(letter: Letter) -> str:
    """Which release the figures rest on, as it stands at the letter's end."""
    return f"The figures in this letter rest on release {letter.release}."


def _head(letter: Letter) -> Iterator[str]:
    yield letter.watermark
    yield "\n".join([letter.sender.name, *letter.sender.address])
    yield letter.provenance
    yield f"{letter.written}\nBy email" if letter.by_email else letter.written
    yield "\n".join(letter.addressee)
    yield letter.salutation
    yield _underlined(letter.subject, "=")


def _body(letter: Letter) -> Iterator[str]:
    for section in letter.sections:
        if section.title:
            yield _underlined(section.title, "-")
        yield from map(_paragraph, section.paragraphs)
    yield letter.closing
    yield "\n".join([letter.sender.signatory, *letter.sender.titles])


def _paragraph(paragraph: Paragraph) -> str:
    return "".join(
        f"{run.text} ({run.address})" if run.address else run.text for run in paragraph.runs
    )


def _panels(page: PanelsPage) -> Iterator[str]:
    yield _underlined(page.title, "=")
    if page.overview:
        yield _overview(page.overview)
    yield from map(_panel, page.panels)
    yield from map(_paragraph, page.notes)
    if page.similar:
        yield from _similar(page.similar)


def _overview(overview: Overview) -> str:
    # A sum, as on the page: without its signs the lines would be four numbers.
    whole, first, *others = map(_group, (overview.dealt_with, *overview.groups))
    added = (f"+ {each}" for each in others)
    return "\n".join([_underlined(overview.title, "-"), whole, f"= {first}", *added])


def _group(group: Group) -> str:
    return f"{group.count} {group.words}" + (f" ({group.detail})" if group.detail else "")


def _similar(similar: SimilarAuthorities) -> Iterator[str]:
    yield _underlined(similar.title, "-")
    yield "\n".join([similar.sentence, *(f"- {name}" for name in similar.names)])


def _panel(panel: Panel) -> str:
    lines = [
        _underlined(panel.title, "-"),
        panel.sentence,
        panel.similar,
        f"{panel.count} {panel.count_words} {panel.base}",
        *panel.notes,
    ]
    return "\n".join(line for line in lines if line)


def _tables(page: TablesPage) -> Iterator[str]:
    yield _underlined(page.title, "=")
    yield page.period
    yield from map(_table, page.tables)
    if page.rates:
        yield _table(page.rates)
    yield _underlined("Notes", "-")
    yield from page.notes
    if page.similar:
        yield from _similar(page.similar)


def _table(table: Table) -> str:
    lines = [_underlined(table.title, "-"), " | ".join(table.columns)]
    for row in table.rows:
        detail = f" ({row.detail})" if row.detail else ""
        similar = f" | {row.similar}" if row.similar else ""
        lines.append(f"{row.label}{detail} | {row.display}{similar}")
    return "\n".join(lines)


def _underlined(title: str, line: str) -> str:
    return f"{title}\n{line * len(title)}"
