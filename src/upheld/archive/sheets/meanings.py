"""What a column or a label of a table is about, by its words and what stands around it."""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from upheld.archive.sheets import phrases as said
from upheld.archive.sheets.phrases import meanings_among, meanings_in
from upheld.archive.vocabulary import BASE, MEASURED, RATES, RECEIVED, SIMILAR, Unit
from upheld.domain.outcomes import Outcome

Meanings = frozenset[str]
TOPICS = frozenset(
    {said.RECEIVED, said.DECIDED, said.COMPLIANCE, said.UPHELD, said.SATISFACTORY}
    | {said.RATE, said.PER_100K}
)
"""What a title says that all of its table is about; a rate of something is two of these."""

_INVESTIGATED = frozenset(str(each) for each in Outcome if each.investigated)
_ALONE = (
    *said.OUTCOMES, said.INVESTIGATED, "on_time", "late", "not_complete_satisfied",
    "not_satisfied", "satisfied", "dealt_with", "not_for_us", "assessed_and_closed",
    "remedied_by_us", "remedied_by_body", "reports", "further_reports", "residents",
    "similar_authorities",
)  # fmt: skip
_BY_HEADING: Mapping[str, str] = {
    **{str(heading): measure for heading, measure in RECEIVED.items()},
    said.UNCODED: "received_uncoded",
}
_RATE_OF: Mapping[str, Meanings] = {
    "uphold_rate": frozenset({said.UPHELD, said.RATE}),
    "compliance_rate": frozenset({said.COMPLIANCE, said.RATE}),
    "satisfactory_remedy_rate": frozenset({said.SATISFACTORY, said.RATE}),
    "upheld_per_100k": frozenset({said.UPHELD, said.PER_100K}),
}


def _known() -> dict[Meanings, str]:
    found: dict[Meanings, str] = {}
    for measure in _ALONE:
        around = {said.COMPLIANCE} if measure in {"satisfied", "on_time", "late"} else set()
        around |= {said.DECIDED} if measure in said.OUTCOMES | {said.INVESTIGATED} else set()
        around |= {said.INVESTIGATED} if measure in _INVESTIGATED else set()
        for size in range(len(around) + 1):
            for extra in itertools.combinations(sorted(around), size):
                found[frozenset({measure, *extra})] = measure
                found[frozenset({measure, *extra, said.TOTAL})] = measure
    for measure, words in _RATE_OF.items():
        besides = ["", said.DECIDED, said.INVESTIGATED]
        besides += [said.UPHELD] if measure == "satisfactory_remedy_rate" else []
        for beside in besides:
            with_it = words | {beside} - {""}
            found[with_it] = measure
            found[with_it | {said.SIMILAR}] = found[with_it | {said.SIMILAR, said.AVERAGE}] = (
                measure + SIMILAR
            )
        found[words | {said.BASE}] = measure + BASE
    for measure, topic in (
        ("received", said.RECEIVED),
        ("decided", said.DECIDED),
        ("compliance_outcomes", said.COMPLIANCE_CASES),
        ("satisfactory_remedies", said.SATISFACTORY),
    ):
        found[frozenset({topic})] = found[frozenset({topic, said.TOTAL})] = measure
    # Only rates are averaged.
    found[frozenset({said.COMPLIANCE, said.SIMILAR})] = "compliance_rate" + SIMILAR
    found[frozenset({said.SATISFACTORY, said.SIMILAR})] = "satisfactory_remedy_rate" + SIMILAR
    found[frozenset({said.COMPLIANCE, said.TOTAL})] = "compliance_outcomes"
    found[frozenset({said.COMPLIANCE, said.COMPLIANCE_CASES})] = "compliance_outcomes"
    found[frozenset({said.UPHELD, said.SATISFACTORY})] = "satisfactory_remedies"
    for heading, measure in _BY_HEADING.items():
        found[frozenset({said.RECEIVED, heading})] = measure
    return found


_KNOWN = _known()
# Words that say too little; the measures they may stand for, without a title that says which.
_OPEN: Mapping[Meanings, tuple[str, ...]] = {
    frozenset({said.TOTAL}): ("received", "decided", "compliance_outcomes"),
    frozenset({said.COMPLIANCE}): ("compliance_rate", "compliance_outcomes"),
    frozenset({said.RATE}): ("uphold_rate", "compliance_rate", "satisfactory_remedy_rate"),
    # Of similar authorities, of the region, of the country?
    **{words | {said.AVERAGE}: (rate + SIMILAR,) for rate, words in _RATE_OF.items()},
    # Of this council in all, or of all councils?
    **{words | {said.TOTAL}: (rate,) for rate, words in _RATE_OF.items()},
    frozenset({said.UPHELD, said.SIMILAR}): ("uphold_rate_similar", "upheld_per_100k_similar"),
    frozenset({said.AVERAGE}): tuple(rate + SIMILAR for rate in RATES),
    frozenset({said.SIMILAR}): tuple(rate + SIMILAR for rate in RATES),
    frozenset({said.SIMILAR, said.RATE}): tuple(rate + SIMILAR for rate in RATES),
    frozenset({said.PER_100K}): ("upheld_per_100k",),
    frozenset({said.SIMILAR, said.PER_100K}): ("upheld_per_100k" + SIMILAR,),
    **{frozenset({heading}): (measure,) for heading, measure in _BY_HEADING.items()},
}


@dataclass(frozen=True, kw_only=True)
class Meant:
    """What a column's words were taken for."""

    measure: str = ""
    """A key of `vocabulary.MEASURED`; empty where the words did not settle it."""
    could_be: tuple[str, ...] = ()
    """The measures that the words may stand for, where they do not settle it."""
    own: bool = False
    """Whether the header is our own name of the measure, which needs nobody to confirm it."""

    def held_against(self, alone: "Meant") -> "Meant":
        """What is left where a header to the left may or may not stand over the column too.

        `self` is with it, `alone` without.
        """
        if self.measure == alone.measure or self.measure in alone.could_be:
            return self
        options = (self.measure, *self.could_be, alone.measure, *alone.could_be)
        return Meant(could_be=tuple(dict.fromkeys(each for each in options if each)))


def meant_by(path: tuple[str, ...], *, topic: Meanings = frozenset()) -> Meant:
    """What a column under the headers `path` holds, in a table that is about `topic`."""
    if not path:
        # Nothing but a year stands over the column.
        return _by_topic(topic)
    last = path[-1].strip()
    if last in MEASURED and len(path) == 1:
        return Meant(measure=last, own=True)
    each = [meanings_in(header) for header in path]
    if each[-1] is None:
        return Meant()
    joined = frozenset[str]().union(*(found or frozenset() for found in each))
    if all(found is not None for found in each):
        return _settled(joined, topic)
    # The header above has words that nobody knows: they may change what the column counts.
    alone = _settled(each[-1], topic)
    return Meant(could_be=(alone.measure,) if alone.measure else alone.could_be)


def _by_topic(topic: Meanings) -> Meant:
    """What a column may hold whose header says nothing, or just that it is a number."""
    measure = _KNOWN.get(topic) if len(topic) == 1 else None
    return Meant(could_be=(measure,) if measure else ())


def _settled(found: Meanings, topic: Meanings) -> Meant:
    counted = said.NUMBER in found
    found -= {said.NUMBER}
    if not found:
        return _by_topic(topic)
    measure = _KNOWN.get(found)
    if not measure and found and len(topic) == 1:
        measure = _KNOWN.get(found | topic)
    if measure:
        # The number over a rate is another number: of cases, or of authorities averaged.
        rate = MEASURED[measure].unit is not Unit.COUNT
        return Meant(could_be=(measure,)) if counted and rate else Meant(measure=measure)
    if topic and len(topic) == 1 and found & _BY_HEADING.keys():
        # Decisions or upheld complaints by heading: documents print them, nobody compares them.
        return Meant()
    return Meant(could_be=_OPEN.get(found, ()))


@lru_cache(maxsize=4096)
def measure_of(found: Meanings, *, topic: Meanings = frozenset()) -> str:
    """The measure that meanings from a row's label and its column amount to; empty if none."""
    return _settled(found, topic).measure


@lru_cache(maxsize=512)
def topic_of(*texts: str) -> Meanings:
    """What the first of the texts that says anything is about; several where it is not plain."""
    for text in texts:
        found = meanings_among(text) & TOPICS
        if meanings_among(text) & {said.COMPLIANCE_CASES}:
            found |= {said.COMPLIANCE}
        if found:
            return found
    return frozenset()
