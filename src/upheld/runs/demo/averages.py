"""Printed averages of similar authorities, which the lists of each type meet exactly."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache

from upheld import reference
from upheld.domain.authority_types import AuthorityType
from upheld.domain.errors import Refused
from upheld.runs.demo.bodies import read_bodies

UPHOLD, COMPLIANCE = "uphold_rate", "compliance_rate"
SATISFACTORY, PER_RESIDENTS = "satisfactory_remedy_rate", "upheld_per_100k"
MEASURES = (UPHOLD, COMPLIANCE, SATISFACTORY, PER_RESIDENTS)
_SIMILAR = "_similar"
# Sources of the ombudsman's own, by what their address holds: they outweigh newspapers.
_FIRST_HAND = ("lgo.org.uk", "annual letter")

Key = tuple[AuthorityType, int, str]


@cache
def read_averages() -> Mapping[Key, str]:
    """The average to meet by type, year and measure, as printed text without the sign.

    Where sources contradict each other the ombudsman's own is followed; if those do, `Refused`.
    """
    return {key: _choose(key, said) for key, said in _printed_averages().items()}


def contradicted() -> Mapping[Key, Mapping[str, int]]:
    """The averages for which more than one value was printed, with how often each was."""
    values = {key: Counter(value for value, _ in said) for key, said in _printed_averages().items()}
    return {key: counts for key, counts in values.items() if len(counts) > 1}


def _printed_averages() -> Mapping[Key, list[tuple[str, bool]]]:
    said: dict[Key, list[tuple[str, bool]]] = defaultdict(list)
    bodies = read_bodies()
    for row in reference.rows(reference.PUBLISHED_COUNCILS):
        kind = bodies[row["authority"]].kind
        for measure in MEASURES:
            value = row[measure + _SIMILAR]
            if value and value != "n/a":
                said[kind, int(row["year"]), measure].append((value, row["hand"] == "first"))
    for row in reference.rows(reference.PUBLISHED_NATIONAL):
        measure = row["measure"].removesuffix(_SIMILAR)
        if measure != row["measure"]:
            first_hand = any(mark in row["source_url"] for mark in _FIRST_HAND)
            key = (AuthorityType(row["type"]), int(row["year"]), measure)
            said[key].append((row["value"], first_hand))
    return said


def _choose(key: Key, said: list[tuple[str, bool]]) -> str:
    values = {value for value, first_hand in said if first_hand} or {value for value, _ in said}
    if len(values) > 1:
        listed = " and ".join(sorted(values))
        raise Refused(f"the average {' '.join(str(k) for k in key)} was printed as {listed}")
    return values.pop()
