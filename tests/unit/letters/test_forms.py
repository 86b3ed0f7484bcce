from dataclasses import replace
from datetime import date

import pytest

from support import luton, luton_years
from upheld.domain.authority_types import AuthorityType
from upheld.domain.errors import Refused
from upheld.domain.facts import Addressee, Life
from upheld.domain.method import METHODS, Pages, method_of
from upheld.letters.compose import compose
from upheld.letters.forms import FORMS
from upheld.letters.letter import Letter
from upheld.letters.plain import plain_text
from upheld.letters.statistics_pages import Panel
from upheld.statistics.figures import BodyFigures

ENDED = Life(
    kind=AuthorityType.DISTRICT, start=date(1974, 4, 1), end=date(2023, 3, 31), heirs=("Newshire",)
)
AT_HEIR = Addressee(name="", title="Chief Executive", salutation="Chief Executive", body="Newshire")


def write(figures: BodyFigures, **changes: object) -> Letter:
    """A letter about these figures."""
    given = {
        "figures": figures,
        "method": method_of(figures.year),
        "plan": luton_years.plan(figures.year),
        "addressee": luton.ADDRESSEE,
        "reports": [],
        "activity": [],
        "names": luton.NAMES,
        "breaks": luton_years.BREAKS,
    }
    return compose(**{**given, **changes})


def keys(letter: Letter) -> list[str]:
    """Which blocks speak, in order."""
    return [section.key for section in letter.sections]


def text_of(letter: Letter, key: str) -> str:
    """What one block says."""
    (section,) = [section for section in letter.sections if section.key == key]
    return " ".join(paragraph.text for paragraph in section.paragraphs)


def panels(letter: Letter) -> dict[str, Panel]:
    """The panels of a letter by measure."""
    return {panel.measure: panel for panel in letter.panels.panels}


def test_every_form_exists() -> None:
    """No method record names a form that nobody wrote."""
    assert set(FORMS) == set(Pages)


@pytest.mark.parametrize("year", METHODS)
def test_every_year_has_the_pages_of_its_record(year: int) -> None:
    """Tables until 2019, then panels; each with what the year showed first."""
    letter = write(luton_years.figures(year))

    assert (letter.tables is None) == (year >= 2020)
    assert (letter.panels is None) == (year < 2020)
    if letter.tables:
        titles = [table.title for table in letter.tables.tables]
        assert ("Complaints remedied" in titles) == (year in (2016, 2017, 2018))
        assert (letter.tables.rates is not None) == (year == 2019)
    else:
        assert ("upheld_per_100k" in panels(letter)) == (year >= 2023)
        assert (letter.panels.overview is not None) == (year >= 2025)


def test_the_first_averages_stand_in_a_third_column() -> None:
    """2019: each rate with its counts, beside similar authorities, who are named below."""
    page = write(luton_years.figures(2019)).tables

    assert [(row.display, row.detail, row.similar) for row in page.rates.rows] == [
        ("54%", "13 upheld of 24 detailed investigations", "56%"),
        ("100%", "7 to our satisfaction of 7 compliance outcomes", "99%"),
        ("23%", "3 of 13 upheld decisions", "11%"),
    ]
    assert len(page.similar.names) == 56


@pytest.mark.parametrize("year", [2019, 2020, 2024, 2025])
def test_averages_are_spoken_of_only_where_one_stands(year: int) -> None:
    """A council without a single rate is told of no average, and of no authorities in it."""
    none = (
        luton.uphold_rate(0, 0, None), luton.compliance_rate(0, 0, None),
        luton.satisfactory_rate(0, 0, None), luton_years.per_100k(0, None, None, reason="unknown"),
    )  # fmt: skip
    for letter, told in (
        (write(luton_years.figures(year)), True),
        (write(luton_years.figures(year, *none)), False),
    ):
        spoken = text_of(letter, "opening") + text_of(letter, "reading")
        page = letter.tables or letter.panels
        assert ("average of similar authorities" in spoken) == told
        assert (page.similar is not None) == told


def test_upheld_decisions_are_set_against_residents_as_released() -> None:
    """One decimal or none, as the release displays it, with residents and average."""
    panel = panels(write(luton_years.luton_2024()))["upheld_per_100k"]

    assert (panel.rate, panel.similar) == ("4", "Average of similar authorities: 4.6.")
    assert (panel.count, panel.count_words, panel.base) == (
        "226,973", "residents", "by the mid-2022 estimate",
    )  # fmt: skip


def test_residents_that_are_interpolated_are_said_to_be() -> None:
    """A rate that may differ by 0.1 says so; one of other residents than the year's names them."""
    rough = luton_years.per_100k(
        9, 225_300, "4", population_year=2020, population_status="interpolated"
    )
    panel = panels(write(luton_years.figures(2024, rough)))["upheld_per_100k"]

    assert panel.base == "of 2020"
    assert panel.notes[-1].endswith("the rate may differ by 0.1.")


def test_a_range_by_residents_is_explained_where_it_stands_alone() -> None:
    """Nothing investigated has no other range; nothing upheld is said in words."""
    none = (luton.uphold_rate(0, 0, None), luton.satisfactory_rate(0, 0, None))
    zero = luton_years.per_100k(0, 226_973, "0", population_year=2022, interval=("0", "1.6"))
    letter = write(luton_years.figures(2024, *none, zero))
    notes = letter.panels.notes[0].text

    assert panels(letter)["upheld_per_100k"].notes == (
        "With no upheld decisions the rate is uncertain: from 0 to 1.6.",
    )
    assert "95% interval" in notes
    assert "verdict" not in notes


@pytest.mark.parametrize(
    ("year", "said"),
    [
        (2023, "226,973 residents (Census 2021)"),
        (2024, "226,973 residents by the mid-2022 estimate"),
        (2025, "226,973 residents by the mid-2023 estimate"),
    ],
)
def test_residents_are_read_aloud_as_a_phrase(year: int, said: str) -> None:
    """Number, what it counts and where it is from follow each other in plain text."""
    assert f"\n{said}\n" in plain_text(write(luton_years.figures(year)))


def test_plain_text_says_the_sum_and_where_notes_begin() -> None:
    """Signs and heading stand in words' order, as in the document."""
    assert "\n= 30 not for us (" in (text := plain_text(write(luton_years.luton_2025())))
    assert "\n+ 21 assessed and closed (" in text
    assert "\n+ 13 investigated (" in text
    assert "\n\nNotes\n-----\n\nReceived and" in plain_text(write(luton_years.figures(2019)))


def test_without_residents_there_is_no_rate_but_a_reason() -> None:
    """Nothing is divided by a number that nobody knows."""
    unknown = luton_years.per_100k(9, None, None, reason="no population is recorded")
    panel = panels(write(luton_years.figures(2024, unknown)))["upheld_per_100k"]

    assert (panel.rate, panel.similar) == ("", "")
    assert panel.sentence == "No rate by residents can be given: no population is recorded."


def test_the_overview_adds_up() -> None:
    """Dealt with = not for us + assessed and closed + investigated; else no letter is written."""
    base = luton_years.luton_2025()
    overview = write(base).panels.overview

    assert [group.count for group in (overview.dealt_with, *overview.groups)] == [
        "64", "30", "21", "13",
    ]  # fmt: skip
    assert overview.groups[-1].detail == "10 of them upheld"
    with pytest.raises(Refused, match="come to 63, those dealt with to 64"):
        write(replace(base, measures={**base.measures, "not_for_us": luton.count("n", 29)}))


@pytest.mark.parametrize(
    ("investigated", "upheld", "said"),
    [
        (0, 0, ""),
        (1, 0, "not upheld"),
        (1, 1, "upheld"),
        (12, 0, "none of them upheld"),
    ],
)
def test_the_overview_says_how_many_were_upheld(investigated: int, upheld: int, said: str) -> None:
    """None, one, and many without any upheld."""
    base = luton_years.luton_2025()
    decided = {**base.decided, "total": 51 + investigated}
    changed = {
        **base.measures,
        "investigated": luton.count("investigated", investigated),
        "upheld": luton.count("upheld", upheld),
    }
    letter = write(replace(base, decided=decided, measures=changed))

    assert letter.panels.overview.groups[-1].detail == said


def test_nothing_upheld_is_a_rate_of_none_and_no_other_rate() -> None:
    """0 % of investigations and 0 by residents are figures; a share of nothing is not."""
    base = luton_years.figures(
        2024,
        luton.uphold_rate(0, 3, "0%"),
        luton.satisfactory_rate(0, 0, None),
        luton_years.per_100k(0, 226_973, "0", population_year=2022),
    )
    found = panels(write(base))

    assert found["uphold_rate"].ring.display == "0%"
    assert found["uphold_rate"].similar.startswith("Average")
    assert found["upheld_per_100k"].rate == "0"
    empty = found["satisfactory_remedy_rate"]
    assert (empty.ring, empty.similar, empty.count_words) == (None, "", "upheld decisions")
    assert empty.sentence == "No percentage can be given: no complaints upheld."


@pytest.mark.parametrize(
    "kind",
    [
        AuthorityType.FIRE, AuthorityType.POLICE, AuthorityType.NATIONAL_PARK,
        AuthorityType.COMBINED, AuthorityType.OTHER,
    ],
)  # fmt: skip
@pytest.mark.parametrize("year", [2015, 2018, 2019, 2020, 2025])
def test_a_body_without_similar_authorities_gets_the_short_form(
    kind: AuthorityType, year: int
) -> None:
    """Tables in every year, no average, no verdict, no word to all alike."""
    plan = replace(luton_years.plan(year), opening=("To all.",), sector=luton.PLAN_2020.sector)
    letter = write(luton_years.alone(year, kind, "Exampleshire Body"), plan=plan)
    said = repr((letter.sections, letter.tables))

    assert letter.panels is None
    assert letter.tables.similar is None
    assert not letter.tables.rates.compared
    assert {"sector_1", "training", "compliance"}.isdisjoint(keys(letter))
    assert "To all." not in said
    assert "verage of similar" not in said
    assert "your Authority" in text_of(letter, "opening")
    assert ("We compare councils" in text_of(letter, "reading")) == (year >= 2019)
    rates = ["Uphold rate"] if year < 2019 else ["Uphold rate", "Compliance", "Satisfactory"]
    assert [row.label.split(" with")[0].split(" rem")[0] for row in letter.tables.rates.rows] == (
        rates
    )


def test_what_is_due_is_said_in_a_short_letter() -> None:
    """Remedies that wait are no silence."""
    figures = luton_years.alone(2020, AuthorityType.POLICE, "Police", due_unsettled=1)

    assert "no outcome was recorded" in text_of(write(figures), "compliance")


def test_a_council_that_has_ended_is_written_to_at_its_heir() -> None:
    """Its heir reads whom the letter is about; averages are not applicable."""
    letter = write(luton_years.gone(2024), life=ENDED, addressee=AT_HEIR)

    assert letter.subject == letter.title == "Annual review letter 2024: Oldshire District Council"
    assert letter.addressee == ("Chief Executive", "Newshire")
    assert keys(letter)[:2] == ["opening", "succession"]
    assert "it stands in no average" in text_of(letter, "succession")
    assert "your Council" not in repr(letter.sections)
    assert {panel.similar for panel in letter.panels.panels} == {
        "Average of similar authorities: n/a."
    }
    assert "upheld_per_100k" not in panels(letter)


def test_a_council_that_ended_with_the_year_is_in_its_averages() -> None:
    """It existed on 31 March: its figures are compared, its letter goes to its heirs."""
    life = replace(ENDED, heirs=("Newshire", "Westshire"))
    letter = write(luton_years.figures(2023), life=life, addressee=AT_HEIR)

    assert panels(letter)["uphold_rate"].similar == "Average of similar authorities: 56%."
    assert "no average" not in text_of(letter, "succession")
    assert "goes to their chief executives" in text_of(letter, "succession")


def test_an_end_without_an_heir_stops_the_letter() -> None:
    """No letter goes to a body that is not there."""
    with pytest.raises(Refused, match="the register names nobody in its place"):
        write(luton_years.gone(2024), life=replace(ENDED, heirs=()))


def test_an_end_ahead_is_told_to_the_body_itself() -> None:
    """Who comes after, and where letters about it will go."""
    letter = write(luton_years.figures(2022), life=ENDED)

    assert "is to end on 31 March 2023, and Newshire will take its place" in text_of(
        letter, "succession"
    )
    assert letter.addressee[-1] == "Luton Borough Council"
    assert "succession" not in keys(write(luton_years.figures(2021), life=ENDED))


@pytest.mark.parametrize(("year", "told"), [(2023, True), (2024, True), (2025, False)])
def test_a_beginning_is_told_in_its_first_letters(year: int, *, told: bool) -> None:
    """Whose place it took, while somebody may still look for the old name."""
    life = Life(
        kind=AuthorityType.UNITARY, start=date(2023, 4, 1), predecessors=("Oldshire", "Westshire")
    )
    letter = write(luton_years.figures(year), life=life)

    assert ("succession" in keys(letter)) == told
    if told:
        assert "took the place of Oldshire and Westshire on 1 April 2023" in text_of(
            letter, "succession"
        )


def test_a_break_of_a_series_is_told_where_its_measure_is_shown() -> None:
    """Each reason once, of this year alone, and of nothing that the letter does not show."""
    now = write(luton_years.figures(2023))
    short = write(luton_years.figures(2021))
    later = write(luton_years.figures(2024))

    said = text_of(now, "series_breaks")
    assert said.count("fewer borderline cases") == 1
    assert "Census" in said
    assert "than with itself in an earlier one" in said
    assert text_of(short, "series_breaks").count("about nine months") == 1
    assert "Census" not in text_of(short, "series_breaks")
    assert "series_breaks" not in keys(later)


@pytest.mark.parametrize("year", METHODS)
def test_no_letter_tells_of_residents_or_an_overview_that_it_lacks(year: int) -> None:
    """Every form in every year that breaks a series, with the breaks of the register."""
    kind = AuthorityType.FIRE
    letters = (
        write(luton_years.figures(year)),
        write(luton_years.alone(year, kind, "Exampleshire Fire")),
        write(luton_years.gone(year), life=ENDED, addressee=AT_HEIR)
        if year >= 2023
        else write(luton_years.figures(year)),
    )
    for letter in letters:
        said = text_of(letter, "series_breaks") if "series_breaks" in keys(letter) else ""
        shown = panels(letter) if letter.panels else {}
        overview = letter.panels.overview if letter.panels else None
        assert ("per resident" in said) == (year == 2023 and "upheld_per_100k" in shown)
        assert ("opened by an overview" in said) == (year == 2025 and overview is not None)
        assert ("borderline" in said) == (year == 2023)
        assert ("nine months" in said) == (year == 2021)


@pytest.mark.parametrize(("year", "warned"), [(2022, False), (2023, True), (2025, True)])
def test_the_change_of_2023_is_warned_of_ever_since(year: int, *, warned: bool) -> None:
    """Uphold rates are not to be read against those of years before."""
    notes = " ".join(note.text for note in write(luton_years.figures(year)).panels.notes)

    assert ("Fewer borderline complaints" in notes) == warned
