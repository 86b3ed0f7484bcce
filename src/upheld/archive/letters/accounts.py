"""Every number of a letter accounted for: a figure, something else, or not understood."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from upheld.archive.document import Line
from upheld.archive.letters.besides import ADDRESS, SAID
from upheld.archive.letters.flow import Flow
from upheld.archive.letters.numerals import IN_DIGITS, WORDS, value_of
from upheld.archive.letters.rule import TOPIC, Rule
from upheld.archive.letters.sentences.panels import PANELS
from upheld.archive.letters.sentences.prose import PROSE
from upheld.archive.letters.tables import counts_in
from upheld.archive.letters.topics import Topics, topics_of
from upheld.archive.letters.wording import Wording
from upheld.archive.printed import Beside, PrintedFigure, PrintedNumber
from upheld.archive.vocabulary import MEASURED, Unit

_MORE: Final = ("more than ", "over ", "at least ")
# What leads to a number helps to know it and is not part of it: "period ending: 31/03/2018".
_FIGURE: Final = re.compile(r"(?:[£$€] ?)?\d")
_MORE_LINK: Final = re.compile(r" (?=[^ ]*/)[^ ]+")
# Farther from its number no word tells that it is a date, a sum or a street.
_NEAR: Final = 40
_NEAR_YEAR: Final = 100
_ANOTHER_YEAR: Final = re.compile(
    r"\b(?:last year|previous years?|preceding year|years? before|years? ago|up from|down from)\b"
)
_TWIN: Final = re.compile(r"__\d+$")
# Numbers in words matter beside what statistics count; "one family" is no statistic.
_COUNTED: Final = re.compile(
    rf"(?<![\w-]){WORDS} (?:[a-z-]+ ){{0,2}}?(?:cases?|complaints?|enquiries|reports?|"
    r"remed(?:y|ies)|decisions?|investigations?|recommendations?|outcomes?|authorities|courses?|delegates)(?!\w)"
)
_FIRST_WORD: Final = re.compile(WORDS)


@dataclass(frozen=True, kw_only=True)
class Account:
    """What a letter prints: its figures, its other numbers, and doubts about either."""

    figures: tuple[PrintedFigure, ...]
    beside: tuple[PrintedNumber, ...]
    doubts: tuple[str, ...]


@dataclass(kw_only=True)
class _Ledger:
    """Which characters are accounted for, and as what."""

    flow: Flow
    wording: Wording
    taken: bytearray
    figures: dict[int, PrintedFigure] = field(default_factory=dict)
    beside: dict[int, PrintedNumber] = field(default_factory=dict)

    def is_free(self, start: int, end: int) -> bool:
        return not any(self.taken[start:end])

    def enter_figure(self, start: int, end: int, *, measure: str, under: str, words: str) -> None:
        if not self.is_free(start, end):
            return
        printed = self.flow.text[start:end]
        self._take(start, end)
        self.figures[start] = PrintedFigure(
            measure=measure,
            value=value_of(printed),
            printed=printed,
            at_least=self.flow.folded.endswith(_MORE, 0, start),
            place=self.flow.place_at(start),
            under=under,
            words=words,
        )

    def enter_number(self, start: int, end: int, beside: Beside) -> None:
        self._take(start, end)
        self.beside[start] = PrintedNumber(
            printed=self.flow.text[start:end],
            beside=beside,
            place=self.flow.place_at(start),
            words=self.wording.around(start, end),
        )

    def _take(self, start: int, end: int) -> None:
        self.taken[start:end] = b"\1" * (end - start)


def account_for(flow: Flow, running: Iterable[Line]) -> Account:
    """Every number of the flow and of the running lines, in reading order."""
    topics = topics_of(flow)
    wording = Wording.of(flow, topics)
    ledger = _Ledger(flow=flow, wording=wording, taken=bytearray(len(flow.text)))
    _enter_addresses(ledger)
    _enter_tables(ledger)
    for rule in PANELS:
        _enter_sentences(ledger, rule, topics, headed=True)
    for rule in PROSE:
        _enter_sentences(ledger, rule, topics, headed=False)
    _enter_besides(ledger)
    _enter_repeated(ledger)
    _enter_rest(ledger)
    doubts = _strike_rates_of_nothing(ledger)
    return Account(
        figures=tuple(ledger.figures[at] for at in sorted(ledger.figures)),
        beside=(*(ledger.beside[at] for at in sorted(ledger.beside)), *_numbers_of(running)),
        doubts=doubts,
    )


def _enter_addresses(ledger: _Ledger) -> None:
    flow = ledger.flow
    for found in ADDRESS.finditer(flow.folded):
        start, end = found.start(), found.end()
        # A long link goes on in the next line, as far as that has a stroke in it.
        while flow.line_at(end - 1).end == end and (more := _MORE_LINK.match(flow.text, end)):
            end = more.end()
        if any(each.isdigit() for each in flow.text[start:end]):
            ledger.enter_number(start, end, Beside.ADDRESS)
        else:
            ledger.taken[start:end] = b"\1" * (end - start)


def _enter_tables(ledger: _Ledger) -> None:
    for one in counts_in(ledger.flow):
        words = f"{one.label} {ledger.flow.text[one.start : one.end]}"
        ledger.enter_figure(one.start, one.end, measure=one.measure, under=one.under, words=words)


def _enter_sentences(ledger: _Ledger, rule: Rule, topics: Topics, *, headed: bool) -> None:
    for found in rule.matches(ledger.flow.folded):
        if rule.topics and topics.rate_at(found.start()) not in rule.topics:
            continue
        # A table has no sentences: what follows it may speak of anything.
        if (rule.topics or not headed) and _is_of_another_year(ledger, found):
            continue
        for slot, printed in found.groupdict().items():
            if printed is None:
                continue
            start, end = found.span(slot)
            measure = _measure_of(slot, printed, topics.rate_at(start))
            if measure:
                ledger.enter_figure(
                    start,
                    end,
                    measure=measure,
                    under=topics.heading_at(start) if headed else "",
                    words=ledger.wording.around(found.start(), found.end()),
                )


def _is_of_another_year(ledger: _Ledger, found: re.Match[str]) -> bool:
    """Whether the sentence goes on to speak of the year before, or began so."""
    low, high = ledger.wording.sentence(found.start(), found.end())
    folded = ledger.flow.folded
    before = folded[max(low, found.start() - _NEAR_YEAR) : found.start()]
    after = folded[found.end() : min(high, found.end() + _NEAR_YEAR)]
    return bool(_ANOTHER_YEAR.search(before) or _ANOTHER_YEAR.search(after))


def _measure_of(slot: str, printed: str, topic: str) -> str:
    """The measure of a slot; empty where it is about a rate that nothing names."""
    name = _TWIN.sub("", slot)
    if name.split("_", maxsplit=1)[0] != TOPIC:
        return name
    measure = topic + name.removeprefix(TOPIC) if topic else ""
    if not measure:
        return ""
    shares = printed.endswith(("%", "cent"))
    return measure if shares == (MEASURED[measure].unit is Unit.PERCENT) else ""


def _enter_besides(ledger: _Ledger) -> None:
    folded = ledger.flow.folded
    near = tuple(_near_numbers(folded))
    for beside, pattern in SAID:
        for found in (found for region in near for found in pattern.finditer(folded, *region)):
            lead = _FIGURE.search(found[0]) if beside is not Beside.ADDRESS else None
            start = found.start() + (lead.start() if lead else 0)
            if ledger.is_free(*found.span()):
                ledger.enter_number(start, found.end(), beside)


def _near_numbers(folded: str) -> Iterator[tuple[int, int]]:
    """The stretches of text around numbers, cut between words."""
    start = end = -1
    for found in IN_DIGITS.finditer(folded):
        low = folded.rfind(" ", 0, max(0, found.start() - _NEAR)) + 1
        high = folded.find(" ", found.end() + _NEAR)
        if low > end >= 0:
            yield start, end
            start = low
        start, end = (low if start < 0 else start), (high if high >= 0 else len(folded))
    if end >= 0:
        yield start, end


def _enter_repeated(ledger: _Ledger) -> None:
    """A rate that stands by itself, as in a ring, after or before the sentence that tells it."""
    told = {
        figure.printed
        for figure in ledger.figures.values()
        if MEASURED[figure.measure].unit is not Unit.COUNT
    }
    for start, end in tuple(_free_numbers(ledger)):
        if ledger.flow.text[start:end] in told and _stands_apart(ledger.flow, start, end):
            ledger.enter_number(start, end, Beside.REPEATED)


def _stands_apart(flow: Flow, start: int, end: int) -> bool:
    """Alone in its line, or in a row of numbers."""
    after, before = flow.text[end : end + 2].strip(), flow.text[max(0, start - 2) : start].strip()
    return flow.is_alone(start, end) or after[:1].isdigit() or before[-1:] in ("%", "")


def _enter_rest(ledger: _Ledger) -> None:
    for start, end in tuple(_free_numbers(ledger)):
        ledger.enter_number(start, end, Beside.NOT_UNDERSTOOD)
    for found in _COUNTED.finditer(ledger.flow.folded):
        word = _FIRST_WORD.match(ledger.flow.folded, found.start())
        if word and ledger.is_free(*word.span()):
            ledger.enter_number(word.start(), word.end(), Beside.NOT_UNDERSTOOD)


def _free_numbers(ledger: _Ledger) -> Iterator[tuple[int, int]]:
    for found in IN_DIGITS.finditer(ledger.flow.folded):
        if ledger.is_free(*found.span()):
            yield found.span()
            continue
        # Something inside it is taken: what is left of it stays to be explained.
        for part in re.finditer(r"\d+", found[0]):
            start, end = found.start() + part.start(), found.start() + part.end()
            if ledger.is_free(start, end):
                yield start, end


def _strike_rates_of_nothing(ledger: _Ledger) -> tuple[str, ...]:
    """A percentage printed of no cases is no rate: it is listed, and doubted."""
    empty = {
        MEASURED[figure.measure].base_of
        for figure in ledger.figures.values()
        if MEASURED[figure.measure].base_of and not figure.value
    }
    struck = [at for at, figure in ledger.figures.items() if figure.measure in empty]
    doubts = []
    for at in struck:
        figure = ledger.figures.pop(at)
        ledger.beside[at] = PrintedNumber(
            printed=figure.printed,
            beside=Beside.NOT_UNDERSTOOD,
            place=figure.place,
            words=figure.words,
        )
        doubts.append(f"{figure.printed} on {figure.place.words} is printed of none: it is no rate")
    return tuple(doubts)


def _numbers_of(running: Iterable[Line]) -> Iterator[PrintedNumber]:
    for line in running:
        for found in IN_DIGITS.finditer(line.text):
            yield PrintedNumber(
                printed=found[0], beside=Beside.PAGE, place=line.place, words=line.text
            )
