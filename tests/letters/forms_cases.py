"""Letters of every year's form, the short form, and bodies that ended or began."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from support import luton, luton_years
from upheld.domain.authority_types import AuthorityType
from upheld.domain.facts import Addressee, Life
from upheld.domain.method import method_of
from upheld.letters.compose import compose
from upheld.letters.letter import Letter
from upheld.statistics.figures import BodyFigures

HEIR, OTHER_HEIR = "Newshire Council", "Westshire Council"
AT_HEIR = Addressee(name="", title="Chief Executive", salutation="Chief Executive", body=HEIR)
ENDED = Life(
    kind=AuthorityType.DISTRICT,
    start=date(1974, 4, 1),
    end=date(2023, 3, 31),
    heirs=(HEIR,),
)


def write(figures: BodyFigures, **changes: Any) -> Letter:
    """The letter about these figures, without a word to all alike."""
    year = figures.year
    given = {
        "figures": figures,
        "method": method_of(year),
        "plan": luton_years.plan(year),
        "addressee": luton.ADDRESSEE,
        "reports": [],
        "activity": [],
        "names": luton.NAMES,
        "links": {},
        "breaks": luton_years.BREAKS,
    }
    return compose(**{**given, **changes})


def luton_2014() -> Letter:
    """Two tables: received, and decided with the uphold rate."""
    return write(luton_years.figures(2014))


def luton_2019() -> Letter:
    """Tables, and for the first time compliance and averages."""
    return write(luton_years.figures(2019))


def unsettled_2019() -> Letter:
    """A table of rates in which one has no base, for a long reason."""
    why = "recommendations were due, but no outcome was recorded by 31 March"
    return write(
        luton_years.figures(
            2019,
            luton.compliance_rate(0, 0, None, reason=why),
            compliance=luton.compliance(),
            due_unsettled=2,
        )
    )


def luton_2023() -> Letter:
    """The year in which fewer borderline cases were taken on."""
    rough = luton_years.per_100k(
        13, 225_300, "5.8", population_year=2020, population_status="interpolated",
        interval=("3.1", "9.9"),
    )  # fmt: skip
    return write(luton_years.figures(2023, rough))


def luton_2024() -> Letter:
    """Panels, residents among them."""
    return write(luton_years.luton_2024())


def luton_2025() -> Letter:
    """The overview first."""
    return write(luton_years.luton_2025())


def district_2025() -> Letter:
    """As many similar authorities as no page can name."""
    return write(luton_years.district(2025))


def nothing_upheld() -> Letter:
    """Investigated, nothing upheld, nothing due: 0 %, 0 by residents, and no other rate."""
    return write(
        luton_years.figures(
            2025,
            luton.uphold_rate(0, 3, "0%", interval=("0%", "56%")),
            luton.compliance_rate(0, 0, None),
            luton.satisfactory_rate(0, 0, None),
            luton.count("upheld", 0),
            luton.count("not_for_us", 40),
            luton.count("assessed_and_closed", 21),
            luton.count("investigated", 3),
            luton_years.per_100k(0, 231_028, "0", population_year=2023, interval=("0", "1.6")),
            decided={
                "incomplete_invalid": 14, "advice_given": 2, "referred_back": 24,
                "closed_initial": 21, "not_upheld": 3, "upheld": 0, "total": 64,
            },
            compliance=luton.compliance(),
        )
    )  # fmt: skip


def fire_2020() -> Letter:
    """The short form."""
    name = "Exampleshire Fire Authority"
    return write(luton_years.alone(2020, AuthorityType.FIRE, name))


def transport_2025() -> Letter:
    """The short form of a body with much to say, and a remedy that is late."""
    figures = luton_years.alone(2025, AuthorityType.OTHER, "Transport for Exampleshire")
    bare = {"similar": None, "verdict": None}
    return write(
        replace(
            figures,
            received={"highways_transport": 240, "corporate_other": 31, "other": 2, "total": 273},
            decided={
                "incomplete_invalid": 40, "advice_given": 12, "referred_back": 130,
                "closed_initial": 70, "not_upheld": 9, "upheld": 11, "total": 272,
            },
            compliance=luton.compliance(on_time=6, late=1),
            measures={
                **figures.measures,
                "uphold_rate": replace(
                    luton.uphold_rate(11, 20, "55%"), base="20 investigations", **bare
                ),
                "compliance_rate": replace(luton.compliance_rate(7, 7, "100%"), **bare),
                "satisfactory_remedy_rate": replace(
                    luton.satisfactory_rate(2, 11, "18%"), **bare
                ),
            },
        )
    )  # fmt: skip


def park_2016() -> Letter:
    """The short form before compliance was counted."""
    name = "Exampleshire Moors National Park Authority"
    return write(luton_years.alone(2016, AuthorityType.NATIONAL_PARK, name))


def gone_2024() -> Letter:
    """A council that ended a year before: no average, and its heir reads the letter."""
    return write(luton_years.gone(2024), life=ENDED, addressee=AT_HEIR)


def ended_2023() -> Letter:
    """A council that ended with the year, with two heirs: it is in the averages still."""
    return write(
        luton_years.district(2023),
        life=replace(ENDED, heirs=(HEIR, OTHER_HEIR)),
        addressee=Addressee(
            name="",
            title="Chief Executives",
            salutation="Chief Executives",
            body=f"{HEIR} and {OTHER_HEIR}",
        ),
    )


def to_end_2022() -> Letter:
    """A council that is to end."""
    return write(luton_years.district(2022), life=ENDED)


def begun_2024() -> Letter:
    """A council in its first year."""
    life = Life(
        kind=AuthorityType.UNITARY,
        start=date(2023, 4, 1),
        predecessors=("Oldshire District Council", "Westshire Borough Council"),
    )
    others = set(luton.NAMES) - {"luton"}
    figures = luton_years.figures(
        2024, name=HEIR, body="newshire", similar_bodies=tuple(sorted({*others, "newshire"}))
    )
    return write(figures, life=life, names={**luton.NAMES, "newshire": HEIR})


def broken_2021() -> Letter:
    """A year that does not continue the series."""
    return write(luton_years.figures(2021))


FORM_CASES: dict[str, Callable[[], Letter]] = {
    "luton-2014": luton_2014,
    "luton-2019": luton_2019,
    "unsettled-2019": unsettled_2019,
    "luton-2023": luton_2023,
    "luton-2024": luton_2024,
    "luton-2025": luton_2025,
    "district-2025": district_2025,
    "nothing-upheld": nothing_upheld,
    "fire-2020": fire_2020,
    "transport-2025": transport_2025,
    "park-2016": park_2016,
    "gone-2024": gone_2024,
    "ended-2023": ended_2023,
    "to-end-2022": to_end_2022,
    "begun-2024": begun_2024,
    "broken-2021": broken_2021,
}
