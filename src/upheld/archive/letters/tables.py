"""Tables of counts: a title, then labels and the numbers that belong to them.

Text extraction leaves little of a table but its words in order. So a table is read as runs: some
labels, then as many numbers, once for a table with a header row, and again and again for one with
a label in each row. Where a run has fewer numbers than labels, cells decide, or nothing is read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

from upheld.archive.letters.flow import Flow
from upheld.archive.letters.numerals import MONTH
from upheld.archive.letters.scope import headed_by_others
from upheld.archive.letters.wrapped_headers import DECIDED, RECEIVED, Column, columns_under
from upheld.archive.vocabulary import MEASURED, Unit


class _Part(Enum):
    LABEL = "a label"
    GROUP = "a heading over several columns"
    NUMBER = "a number"
    EMPTY = "a sign for nothing"


@dataclass(frozen=True, kw_only=True)
class Counted:
    """One number of a table: where it is printed, what it counts, and under which heading."""

    measure: str
    start: int
    end: int
    under: str
    label: str


@dataclass(frozen=True, kw_only=True)
class _Token:
    part: _Part
    start: int
    end: int
    measure: str = ""


@dataclass(frozen=True, kw_only=True)
class _Form:
    """One kind of table: its title, its labels by measure, and its other words."""

    title: re.Pattern[str]
    labels: re.Pattern[str]
    groups: re.Pattern[str]
    fillers: re.Pattern[str]
    rows: tuple[tuple[Column, ...], ...] = ()
    """Header rows that are known word by word, to be read where they stand in pieces."""


# No day, range, school year, or number with a sign or a mark of its own.
_NUMBER: Final = re.compile(
    r"(?<![\w.,£])(?:\d{1,3}(?:,\d{3})+|\d{1,9})%?(?![\w.,/]*\d| ?%)(?!\w)(?! ?[-+~/][\d+]|[^\s])"
    rf"(?! (?:to|or|and) \d| (?:{MONTH}|or (?:more|fewer|less))\b)"
)
_NOTHING: Final = re.compile(r"(?:-|nil|n/a)(?![\w%])")


def _form(
    title: str,
    labels: dict[str, str],
    fillers: str,
    *,
    groups: str = "(?!)",
    rows: tuple[tuple[Column, ...], ...] = (),
) -> _Form:
    named = (f"(?P<{measure}>{words})" for measure, words in labels.items())
    return _Form(
        title=re.compile(title),
        labels=re.compile(rf"(?:{'|'.join(named)})(?![a-z])"),
        groups=re.compile(groups),
        fillers=re.compile(rf"(?:{fillers})(?![a-z])"),
        rows=rows,
    )


_AND = r"(?:and|&)"
_FORMS: Final = (
    _form(
        r"complaints and enquiries received",
        {
            "received_adult_care": r"adult (?:social )?care(?: services)?",
            "received_benefits_tax": rf"benefits {_AND} (?:council )?tax(?:ation)?",
            "received_corporate_other": rf"corporate {_AND} other(?: services)?",
            "received_education_children": rf"education {_AND} children's services",
            "received_environment": (
                r"environment(?:al)? services"
                rf"(?:,? (?:{_AND} )?public protection(?: {_AND} regulation)?)?"
            ),
            "received_highways_transport": rf"highways {_AND} transport",
            "received_housing": r"housing",
            "received_planning": rf"planning {_AND} development",
            "received_other": r"other",
            "received_uncoded": r"no heading recorded",
            "received": r"total",
        },
        r"service|received",
        rows=RECEIVED,
    ),
    _form(
        r"decisions made",
        {
            "incomplete_invalid": r"(?:incomplete (?:or|/) invalid|invalid or incomplete)",
            "advice_given": r"advice given",
            "referred_back": r"referred back(?: for local resolution)?",
            "closed_initial": r"closed after initial enquiries",
            "not_upheld": r"not upheld",
            "upheld": r"upheld",
            "uphold_rate_similar": (
                r"average uphold rate(?: ?\(?%\)?)?(?: (?:of|in) similar authorities)?"
            ),
            "uphold_rate": r"uphold rate(?: ?\(?%\)?)?",
            "decided": r"(?:all decisions|total)",
        },
        r"outcome|decisions",
        groups=r"(?:decisions made|detailed investigations)(?![a-z])",
        rows=DECIDED,
    ),
    _form(
        r"complaints remedied",
        {
            "remedied_by_us": r"by (?:lgo|lgsco|the ombudsman|us)",
            "remedied_by_body": (
                r"(?:satisfactorily by (?:the )?(?:authority|council) before (?:lgs?c?o|ombudsman) "
                r"involvement|by the authority before us, to our satisfaction)"
            ),
        },
        r"who put things right|complaints",
    ),
    _form(
        r"remedies carried out",
        {
            "on_time": r"on time",
            "late": r"late",
            "not_complete_satisfied": r"not complete but satisfied",
            "not_satisfied": r"not satisfied",
            "compliance_outcomes": r"all compliance outcomes",
        },
        r"compliance outcome|cases",
    ),
)


def counts_in(flow: Flow) -> Iterator[Counted]:
    """Every number of a table that can be given its label."""
    for form in _FORMS:
        read_to = 0
        for title in form.title.finditer(flow.folded):
            # A heading over columns may repeat the title: it is part of the table already read.
            if title.start() < read_to:
                continue
            tokens = tuple(_tokens(flow, form, title.end()))
            read_to = tokens[-1].end if tokens else title.end()
            if headed_by_others(flow, title.start()):
                continue
            groups = tuple(token for token in tokens if token.part is _Part.GROUP)
            under = flow.text[title.start() : title.end()]
            runs = tuple(_runs(tokens))
            # A number before the first label: whose each number is, is not certain.
            for labels, numbers in runs if not runs or runs[0][0] else ():
                yield from _pair(flow, labels, numbers, groups=groups, under=under)
            if not runs:
                yield from _wrapped(flow, form, title.end(), under=under)


def _wrapped(flow: Flow, form: _Form, at: int, *, under: str) -> Iterator[Counted]:
    """The numbers under a header in pieces; its last column alone may be under another heading."""
    found = tuple(columns_under(flow, at, form.rows))
    groups = tuple(form.groups.finditer(flow.folded, at, found[0][1])) if found else ()
    for position, ((measure, label), start, end) in enumerate(found):
        if (flow.folded[end - 1] == "%") != (MEASURED[measure].unit is Unit.PERCENT):
            continue
        grouped = len(groups) > 1 and position == len(found) - 1
        over = flow.text[groups[-1].start() : groups[-1].end()] if grouped else under
        yield Counted(measure=measure, start=start, end=end, under=over, label=label)


def _tokens(flow: Flow, form: _Form, at: int) -> Iterator[_Token]:
    """What follows the title, up to the first words that are of no such table."""
    folded = flow.folded
    while at < len(folded):
        if folded[at] in " :":
            at += 1
            continue
        token = _token(folded, form, at)
        if token is None or (token.part is _Part.NUMBER and not _ends(flow, form, token.end)):
            return
        if token.end > token.start:
            at = token.end
        yield token


def _ends(flow: Flow, form: _Form, at: int) -> bool:
    """Whether a number is all that its cell says there: words after it may make it another."""
    # In text without lines a capital letter begins what follows.
    if flow.ends_cell(at) or flow.text[at + 1 : at + 2].isupper():
        return True
    return _token(flow.folded, form, at + 1) is not None


def _token(folded: str, form: _Form, at: int) -> _Token | None:
    if number := _NUMBER.match(folded, at):
        return _Token(part=_Part.NUMBER, start=at, end=number.end())
    if empty := _NOTHING.match(folded, at):
        return _Token(part=_Part.EMPTY, start=at, end=empty.end())
    if group := form.groups.match(folded, at):
        return _Token(part=_Part.GROUP, start=at, end=group.end())
    if label := form.labels.match(folded, at):
        measure = label.lastgroup or ""
        return _Token(part=_Part.LABEL, start=at, end=label.end(), measure=measure)
    if filler := form.fillers.match(folded, at):
        return _Token(part=_Part.GROUP, start=at, end=filler.end(), measure="filler")
    return None


def _runs(tokens: tuple[_Token, ...]) -> Iterator[tuple[list[_Token], list[_Token]]]:
    """Labels that stand together, with the numbers that follow them."""
    labels: list[_Token] = []
    numbers: list[_Token] = []
    for token in tokens:
        if token.part is _Part.GROUP:
            continue
        if token.part is not _Part.LABEL:
            numbers.append(token)
            continue
        if numbers:
            yield labels, numbers
            labels, numbers = [], []
        labels.append(token)
    if numbers:
        yield labels, numbers


def _pair(
    flow: Flow,
    labels: list[_Token],
    numbers: list[_Token],
    *,
    groups: tuple[_Token, ...],
    under: str,
) -> Iterator[Counted]:
    for position, number in _columns(flow, labels, numbers):
        if number.part is not _Part.NUMBER:
            continue
        label = labels[position]
        shares = "%" in (flow.folded[number.end - 1], *flow.folded[label.start : label.end])
        if shares != (MEASURED[label.measure].unit is Unit.PERCENT):
            continue
        yield Counted(
            measure=label.measure,
            start=number.start,
            end=number.end,
            under=_group_over(flow, position, len(labels), groups) or under,
            label=flow.text[label.start : label.end],
        )


def _columns(
    flow: Flow, labels: list[_Token], numbers: list[_Token]
) -> Iterator[tuple[int, _Token]]:
    """Which label each number belongs to, by its position; nothing where that is not certain."""
    if len(numbers) > len(labels):
        return
    line = flow.line_at(numbers[0].start)
    in_one_row = len(line.cells) > 1 and all(flow.line_at(one.start) == line for one in numbers)
    cells = [line.cell_at(one.start) for one in numbers] if in_one_row else []
    if in_one_row and len(line.cells) == len(labels):
        # Two numbers in one cell: one of them may be a footnote's.
        yield from ((at, one) for at, one in zip(cells, numbers, strict=True) if _once(at, cells))
    elif len(labels) == len(numbers) and (
        len(labels) == 1 or all(_once(at, cells) for at in cells)
    ):
        yield from enumerate(numbers)


def _once(at: int, cells: list[int]) -> bool:
    return cells.count(at) == 1


def _group_over(flow: Flow, position: int, columns: int, groups: tuple[_Token, ...]) -> str:
    """The heading over a column, by the cells of its line; without them only over the last."""
    named = [group for group in groups if not group.measure]
    if columns == 1 or not named:
        return ""
    for line in {flow.line_at(group.start): None for group in named}:
        over = {line.cell_at(one.start): one for one in named if flow.line_at(one.start) == line}
        # Only empty cells between them tell how far each heading reaches.
        if 1 < len(over) < len(line.cells) <= columns:
            return _printed(flow, over[max(i for i in over if i <= position)])
    return _printed(flow, named[-1]) if position == columns - 1 and len(named) > 1 else ""


def _printed(flow: Flow, token: _Token) -> str:
    return flow.text[token.start : token.end]
