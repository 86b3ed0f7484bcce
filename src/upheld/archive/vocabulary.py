"""What published documents print, by the ids of our measures."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from upheld.domain.headings import Heading
from upheld.domain.outcomes import Outcome


class Unit(StrEnum):
    """What a printed number is."""

    COUNT = "count"
    PERCENT = "percent"
    PER_100K = "per 100,000 residents"


@dataclass(frozen=True, kw_only=True)
class Measured:
    """One thing that documents print a number of."""

    id: str
    words: str
    unit: Unit = Unit.COUNT
    average_of: str = ""
    """The rate that it is the average of similar authorities of; empty for a body's own figure."""
    base_of: str = ""
    """The rate that it is printed as the base of, in "based on a total of 24 …"."""
    of_body: bool = True
    """Whether it is about the letter's body; False: about the ombudsman's own work."""


SIMILAR, BASE = "_similar", "_base"
RATES: Mapping[str, Unit] = {
    "uphold_rate": Unit.PERCENT,
    "compliance_rate": Unit.PERCENT,
    "satisfactory_remedy_rate": Unit.PERCENT,
    "upheld_per_100k": Unit.PER_100K,
}
RATE_WORDS: Mapping[str, str] = {
    "uphold_rate": "uphold rate",
    "compliance_rate": "compliance with recommendations",
    "satisfactory_remedy_rate": "satisfactory remedies before we were asked",
    "upheld_per_100k": "upheld decisions per 100,000 residents",
}
RECEIVED: Mapping[Heading, str] = {heading: f"received_{heading}" for heading in Heading}
OUTCOMES: Mapping[Outcome, str] = {outcome: str(outcome) for outcome in Outcome}


def _counts() -> dict[str, str]:
    return {
        "received": "complaints and enquiries received",
        **{RECEIVED[heading]: f"received: {heading.words}" for heading in Heading},
        "received_uncoded": "received: no heading recorded",
        "decided": "decisions made",
        **{OUTCOMES[outcome]: f"decided: {outcome.words}" for outcome in Outcome},
        "investigations": "investigations",
        "dealt_with": "complaints dealt with",
        "not_for_us": "not for us",
        "assessed_and_closed": "assessed and closed",
        "remedied_by_us": "remedied by the ombudsman",
        "remedied_by_body": "remedied by the authority before us",
        "compliance_outcomes": "compliance outcomes",
        "satisfied": "compliance outcomes that satisfied us",
        "on_time": "remedies on time",
        "late": "remedies completed late",
        "not_complete_satisfied": "remedies not complete, but satisfied",
        "not_satisfied": "remedies that did not satisfy us",
        "satisfactory_remedies": "upheld, satisfactory remedy before we were asked",
        "due_unsettled": "remedies due, no outcome recorded yet",
        "reports": "public interest reports",
        "further_reports": "further reports",
        "residents": "residents",
        "similar_authorities": "similar authorities averaged",
    }


_OWN_WORK = {
    "courses": "courses of training",
    "courses_more": "courses more than the year before",
    "courses_fewer": "courses fewer than the year before",
    "people_trained": "people trained",
    "seminars": "seminars for link officers",
    "delegates": "delegates at seminars for link officers",
    "seminar_authorities": "authorities at seminars for link officers",
}


def _measured() -> dict[str, Measured]:
    found = {each: Measured(id=each, words=said) for each, said in _counts().items()}
    for rate, unit in RATES.items():
        said = RATE_WORDS[rate]
        found |= {each.id: each for each in _around(rate, said, unit)}
    own = {each: Measured(id=each, words=said, of_body=False) for each, said in _OWN_WORK.items()}
    return found | own


def _around(rate: str, said: str, unit: Unit) -> tuple[Measured, ...]:
    """A rate and all that is printed around it, but for its numerator."""
    similar = f"{said}: similar authorities"
    return (
        Measured(id=rate, words=said, unit=unit),
        Measured(id=rate + SIMILAR, words=similar, unit=unit, average_of=rate),
        Measured(id=rate + BASE, words=f"{said}: printed base", base_of=rate),
        Measured(id=f"{rate}_low", words=f"{said}: interval from", unit=unit),
        Measured(id=f"{rate}_high", words=f"{said}: interval to", unit=unit),
    )


MEASURED: Mapping[str, Measured] = _measured()
