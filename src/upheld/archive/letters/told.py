"""Enters the figures that a letter tells in tables and sentences."""

import re
from typing import Final

from upheld.archive.letters.exactness import is_whole_and_exact
from upheld.archive.letters.ledger import Ledger
from upheld.archive.letters.other_years import tells_of_another_year
from upheld.archive.letters.rule import TOPIC, Rule
from upheld.archive.letters.scope import stands_under_others, tells_of_others
from upheld.archive.letters.sentences.panels import PANELS, RATES
from upheld.archive.letters.sentences.prose import PROSE
from upheld.archive.letters.tables import counts_in
from upheld.archive.vocabulary import MEASURED, Unit

_TWIN: Final = re.compile(r"__\d+$")


def enter_figures(ledger: Ledger) -> None:
    """Of tables first: their labels are certain where a sentence could be chance."""
    for one in counts_in(ledger.flow):
        words = f"{one.label} {ledger.flow.text[one.start : one.end]}"
        ledger.enter_figure(one.start, one.end, measure=one.measure, under=one.under, words=words)
    for rule in PANELS:
        _enter_sentences(ledger, rule, headed=True)
    for rule in PROSE:
        _enter_sentences(ledger, rule, headed=False)


def _enter_sentences(ledger: Ledger, rule: Rule, *, headed: bool) -> None:
    topics = ledger.topics
    for found in rule.matches(ledger.flow.folded):
        if rule.topics and topics.rate_at(found.start()) not in rule.topics:
            continue
        # A row of a table is no sentence: what follows it may speak of anything.
        if rule not in RATES and tells_of_another_year(
            ledger.flow, ledger.wording, *found.span(), year=ledger.year
        ):
            continue
        of_others = tells_of_others(
            ledger.flow, ledger.wording, *found.span()
        ) or stands_under_others(ledger.flow, topics, found.start())
        since = 0
        for slot, printed in found.groupdict().items():
            if printed is None:
                continue
            start, end = found.span(slot)
            before, since = since, end
            if not is_whole_and_exact(ledger.flow, start, since=before):
                continue
            measure = _measure_of(slot, printed, topics.rate_at(start))
            if measure and not (of_others and _is_own(measure)):
                ledger.enter_figure(
                    start,
                    end,
                    measure=measure,
                    under=topics.heading_at(start) if headed else "",
                    words=ledger.wording.around(found.start(), found.end()),
                )


def _is_own(measure: str) -> bool:
    """Whether a number is the body's own: averages and training are about others by themselves."""
    measured = MEASURED[measure]
    return measured.of_body and not measured.average_of and measure != "similar_authorities"


def _measure_of(slot: str, printed: str, topic: str) -> str:
    """The measure of a slot; empty where it is about a rate that nothing names."""
    name = _TWIN.sub("", slot)
    if name.split("_", maxsplit=1)[0] != TOPIC:
        return name
    measure = MEASURED.get(topic + name.removeprefix(TOPIC))
    shares = printed.endswith(("%", "cent"))
    return measure.id if measure and shares == (measure.unit is Unit.PERCENT) else ""
