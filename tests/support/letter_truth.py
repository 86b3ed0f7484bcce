"""What a letter of ours says in numbers, taken from its data and not from its words.

Only the sentences that are data themselves (an average, an interval, the four compliance counts)
are looked into.
"""

import re
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from upheld.domain.compliance import ComplianceOutcome
from upheld.domain.headings import Heading
from upheld.domain.outcomes import Outcome
from upheld.letters.letter import Letter
from upheld.letters.paragraphs import Paragraph
from upheld.letters.statistics_pages import Overview, Panel, Row, Table

Said = tuple[str, str]
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?%?")
_NUMERATORS = {
    "uphold_rate": "upheld",
    "compliance_rate": "satisfied",
    "satisfactory_remedy_rate": "satisfactory_remedies",
}
_ROWS = {
    **{heading.words: f"received_{heading}" for heading in Heading},
    "No heading recorded": "received_uncoded",
    "Total": "received",
    **{outcome.words: str(outcome) for outcome in Outcome},
    "All decisions": "decided",
    "By us": "remedied_by_us",
    "By the authority before us, to our satisfaction": "remedied_by_body",
    **{outcome.words: measure for outcome, measure in zip(
        ComplianceOutcome, ("on_time", "late", "not_complete_satisfied", "not_satisfied"),
        strict=True,
    )},
    "All compliance outcomes": "compliance_outcomes",
}  # fmt: skip
_RATES = {
    "Uphold rate": "uphold_rate",
    "Compliance with our recommendations": "compliance_rate",
    "Satisfactory remedies before we were asked": "satisfactory_remedy_rate",
}
_GROUPS = {
    "not for us": "not_for_us",
    "assessed and closed": "assessed_and_closed",
    "investigated": "investigations",
}


def pages_of(letter: Letter) -> Counter[tuple[str, Fraction]]:
    """Every figure on the letter's statistics pages."""
    said: list[Said] = []
    if tables := letter.tables:
        for table in tables.tables:
            said += _table(table)
        said += _table(tables.rates) if tables.rates else ()
    if panels := letter.panels:
        said += _overview(panels.overview) if panels.overview else ()
        for panel in panels.panels:
            said += _panel(panel)
    return Counter((measure, value(printed)) for measure, printed in [*said, *_similar(letter)])


def value(printed: str) -> Fraction:
    """The number that is printed."""
    return Fraction(printed.replace(",", "").rstrip("%"))


def _numbers(text: str) -> list[str]:
    return _NUMBER.findall(text)


def _table(table: Table) -> Iterator[Said]:
    for row in table.rows:
        if rate := _RATES.get(row.label):
            yield from _rate(row, rate)
        else:
            yield _ROWS[row.label], row.display


def _rate(row: Row, rate: str) -> Iterator[Said]:
    if not _numbers(row.display):
        return
    numerator, denominator = _numbers(row.detail)
    yield _NUMERATORS[rate], numerator
    yield f"{rate}_base", denominator
    yield rate, row.display
    if _numbers(row.similar):
        yield f"{rate}_similar", row.similar


def _overview(overview: Overview) -> Iterator[Said]:
    yield "dealt_with", overview.dealt_with.count
    for group in overview.groups:
        yield _GROUPS[group.words], group.count
        yield from (("upheld", number) for number in _numbers(group.detail))


def _panel(panel: Panel) -> Iterator[Said]:
    rate = panel.measure
    display = panel.rate or (panel.ring.display if panel.ring else "")
    if display:
        yield rate, display
    for number in _numbers(panel.similar):
        yield f"{rate}_similar", number
    yield from _count(panel, rate, display)
    for note in panel.notes:
        yield from _note(note, rate)


def _count(panel: Panel, rate: str, display: str) -> Iterator[Said]:
    if rate == "upheld_per_100k":
        yield ("residents" if panel.count_words == "residents" else "upheld"), panel.count
    elif display:
        yield _NUMERATORS[rate], panel.count
        yield f"{rate}_base", _numbers(panel.base)[0]
    else:
        yield f"{rate}_base", panel.count


def _note(note: str, rate: str) -> Iterator[Said]:
    if "rate is uncertain" in note:
        *base, low, high = _numbers(note)
        named = "upheld" if rate == "upheld_per_100k" else f"{rate}_base"
        yield from ((named, number) for number in base)
        yield f"{rate}_low", low
        yield f"{rate}_high", high
    elif note.startswith("On time"):
        counts = zip(
            ("on_time", "late", "not_complete_satisfied", "not_satisfied"),
            _numbers(note),
            strict=True,
        )
        yield from counts


def _similar(letter: Letter) -> Iterator[Said]:
    page = letter.panels or letter.tables
    if page and page.similar:
        yield "similar_authorities", _numbers(page.similar.sentence)[0]


def sections_of(letter: Letter, key: str) -> tuple[Paragraph, ...]:
    """The paragraphs of one block."""
    return tuple(
        paragraph
        for section in letter.sections
        if section.key == key
        for paragraph in section.paragraphs
    )
