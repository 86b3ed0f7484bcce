"""The method of a year: what is shown, under which words, against which population.

One reviewed record per year; a later year says only what changed, why, and where that was seen.
Nothing outside this module asks which year it is.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from upheld.domain.errors import Refused


class Pages(StrEnum):
    """Form of a letter's statistics pages."""

    TABLES = "tables"
    TABLES_REMEDIED = "tables_remedied"
    TABLES_COMPLIANCE = "tables_compliance"
    PANELS = "panels"
    PANELS_POPULATION = "panels_population"
    OVERVIEW = "overview"


@dataclass(frozen=True, kw_only=True)
class PopulationVintage:
    """Which population a year's rates divide by: the latest published when letters are written."""

    year: int
    words: str

    @property
    def estimated(self) -> bool:
        """Whether it is no census."""
        return self.words.endswith("estimate")


@dataclass(frozen=True, kw_only=True)
class Method:
    """How one reporting year is shown."""

    year: int
    reason: str
    source: str
    pages: Pages
    investigations: str
    """What an investigation is called: "detailed investigations" until 2023."""
    compared: bool
    """Whether the averages of similar authorities are shown."""
    population: PopulationVintage | None = None


_OLD = "detailed investigations"
_LETTERS = "design notes on published letters and pages, section 2"

_2014 = Method(
    year=2014,
    reason="first year counted as upheld and not upheld; received and decided as tables",
    source=f"{_LETTERS}: interpretation page of 2017",
    pages=Pages.TABLES,
    investigations=_OLD,
    compared=False,
)
_2015 = replace(_2014, year=2015, reason="as the year before", source=f"{_LETTERS}: 2015")
_2016 = replace(
    _2015,
    year=2016,
    reason="adds complaints remedied, by us or by the authority before us",
    source=f"{_LETTERS}: interpretation page of 2017",
    pages=Pages.TABLES_REMEDIED,
)
_2017 = replace(_2016, year=2017, reason="as the year before", source=f"{_LETTERS}: 2017")
_2018 = replace(_2017, year=2018, reason="as the year before", source="Luton letter, 18 July 2018")
_2019 = replace(
    _2018,
    year=2019,
    reason="first year of compliance figures and of averages of similar authorities",
    source=f"{_LETTERS}: 2019",
    pages=Pages.TABLES_COMPLIANCE,
    compared=True,
)
_2020 = replace(
    _2019,
    year=2020,
    reason="three panels take the place of the tables",
    source="Luton letter, 22 July 2020",
    pages=Pages.PANELS,
)
_2021 = replace(_2020, year=2021, reason="as the year before", source=f"{_LETTERS}: 2021")
_2022 = replace(_2021, year=2022, reason="as the year before", source=f"{_LETTERS}: 2022")
_2023 = replace(
    _2022,
    year=2023,
    reason="adds upheld decisions per 100,000 residents",
    source=f"{_LETTERS}: council pages of 2022-23",
    pages=Pages.PANELS_POPULATION,
    population=PopulationVintage(year=2021, words="Census 2021"),
)
_2024 = replace(
    _2023,
    year=2024,
    reason="detailed investigations become investigations; residents of mid-2022",
    source=f"{_LETTERS}: council pages of 2023-24",
    investigations="investigations",
    population=PopulationVintage(year=2022, words="mid-2022 estimate"),
)
_2025 = replace(
    _2024,
    year=2025,
    reason="opens with an overview of how complaints were dealt with; residents of mid-2023",
    source=f"{_LETTERS}: council pages of 2024-25",
    pages=Pages.OVERVIEW,
    population=PopulationVintage(year=2023, words="mid-2023 estimate"),
)

METHODS = {
    m.year: m
    for m in (
        _2014, _2015, _2016, _2017, _2018, _2019, _2020, _2021, _2022, _2023, _2024, _2025,
    )
}  # fmt: skip


def method_of(year: int) -> Method:
    """The record of a year, or a refusal that names what to write."""
    try:
        return METHODS[year]
    except KeyError:
        message = (
            f"no method record for {year}: records exist for {min(METHODS)} to {max(METHODS)}; "
            f"write one for {year} in src/upheld/domain/method.py, with its reason and source "
            "(docs/forms-of-letter.md, “The next year”)"
        )
        raise Refused(message) from None
