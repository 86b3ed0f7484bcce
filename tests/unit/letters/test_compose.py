from dataclasses import replace

import pytest

from support import luton
from upheld.domain.errors import Refused
from upheld.domain.method import METHODS, method_of
from upheld.letters.compose import compose
from upheld.letters.letter import Letter, Omission


def write(**changes: object) -> Letter:
    """Luton's letter of 2020 with what is changed."""
    given = {
        "figures": luton.figures_2020(),
        "method": method_of(2020),
        "plan": luton.PLAN_2020,
        "addressee": luton.ADDRESSEE,
        "reports": [luton.REPORT_2020],
        "activity": luton.ACTIVITY_2020,
        "names": luton.NAMES,
    }
    return compose(**{**given, **changes})


def text_of(letter: Letter, key: str) -> str:
    """What one block says."""
    (section,) = [section for section in letter.sections if section.key == key]
    return " ".join(paragraph.text for paragraph in section.paragraphs)


@pytest.mark.parametrize("year", [2020, 2021, 2022])
def test_years_of_one_form_share_it(year: int) -> None:
    """What a year's method says decides the form, not the year."""
    letter = write(
        figures=replace(luton.figures_2020(), year=year),
        method=METHODS[year],
        plan=replace(luton.PLAN_2020, year=year),
        reports=[replace(luton.REPORT_2020, issued=str(year))],
    )

    assert letter.subject == f"Annual review letter {year}"
    assert (letter.tables, letter.panels is None) == (None, False)


def test_years_that_do_not_agree_are_refused() -> None:
    """Figures of one year never stand in the letter of another."""
    with pytest.raises(Refused, match=r"mixes the years \[2018, 2020\]"):
        write(plan=luton.PLAN_2018)


def test_a_body_that_was_not_there_needs_its_life() -> None:
    """Nobody is called a council, or written to, by guess."""
    with pytest.raises(Refused, match=r"did not exist on 31 March 2020.*its kind, its first"):
        write(figures=replace(luton.figures_2020(), type=None))


def test_a_block_switched_off_is_left_out_and_recorded() -> None:
    """Whoever asks later finds which block was left out, and why."""
    letter = write(switched_off={"late_remedies": "agreed with the council", "sector_1": "long"})

    assert {"late_remedies", "sector_1"}.isdisjoint(one.key for one in letter.sections)
    assert letter.omissions == (
        Omission(key="late_remedies", reason="agreed with the council"),
        Omission(key="sector_1", reason="long"),
    )


def test_switching_off_needs_a_known_block_and_a_reason() -> None:
    """A misspelt block or an empty reason stops the letter."""
    with pytest.raises(Refused, match="no block is called late: this letter knows compliance"):
        write(switched_off={"late": "x"})
    with pytest.raises(Refused, match="late_remedies is switched off without a reason"):
        write(switched_off={"late_remedies": " "})


def test_a_free_paragraph_follows_its_block() -> None:
    """The ombudsman's own words stand right after the block they belong to."""
    letter = write(free_paragraphs={"compliance": ["I thank [you](https://x.example/)."]})

    assert text_of(letter, "compliance").endswith("I thank you.")


def test_a_free_paragraph_needs_a_block_that_speaks() -> None:
    """Words for a block that says nothing are not lost silently."""
    with pytest.raises(Refused, match="has no block further_reports to add to"):
        write(free_paragraphs={"further_reports": ["More."]})


def test_blocks_about_the_body_share_one_title() -> None:
    """The title over them stands once; the blocks keep their order."""
    letter = write()
    titles = [section.title for section in letter.sections]

    assert titles.count("Your Council") == 1
    assert [section.key for section in letter.sections] == [
        "opening",
        "reading",
        "public_reports",
        "compliance",
        "late_remedies",
        "satisfactory_remedies",
        "sector_1",
        "training",
    ]


def test_reports_of_others_and_of_other_years_are_left_out() -> None:
    """The letter tells of its own body's reports of the year."""
    report = luton.REPORT_2020
    others = [replace(report, body="derby"), replace(report, issued="2019-03-31")]

    assert write(reports=[report, *others]) == write(reports=[report])


def test_reports_that_were_not_counted_are_refused() -> None:
    """A letter cannot tell of one report where the figures count two."""
    figures = luton.figures_2020()
    two = {**figures.measures, "public_interest_reports": luton.count("reports", 2)}

    with pytest.raises(Refused, match=r"would tell of 1 reports.*the figures count 2"):
        write(figures=replace(figures, measures=two))


def test_a_missing_figure_stops_the_letter() -> None:
    """A figure that the form needs and the release lacks is named."""
    with pytest.raises(Refused, match=r"release 2020\.1\) have no uphold_rate"):
        write(figures=replace(luton.figures_2020(), measures={}))


def test_a_named_addressee_stands_over_the_title() -> None:
    """Name where it is known, title, body; the greeting is the addressee's own."""
    named = replace(luton.ADDRESSEE, name="A. Example", salutation="Mx Example")
    letter = write(addressee=named)

    assert letter.addressee == ("A. Example", "Chief Executive", "Luton Borough Council")
    assert letter.salutation == "Dear Mx Example"


def test_an_unknown_page_is_refused() -> None:
    """A misspelt link would otherwise be missing from every letter."""
    with pytest.raises(Refused, match="no page is called councilpage"):
        write(links={"councilpage": "https://x.example/"})


def test_a_demonstration_says_where_its_figures_come_from() -> None:
    """Real councils' figures in a demonstration are marked published or invented."""
    invented = replace(luton.figures_2020(), source="invented")

    assert write(figures=invented).provenance == "Demonstration: the figures are invented"
    with pytest.raises(Refused, match="do not say where they are from"):
        write(figures=replace(luton.figures_2020(), source=None))


def test_a_real_letter_carries_no_mark() -> None:
    """Without a demonstration there is neither watermark nor provenance."""
    letter = write(figures=replace(luton.figures_2020(), demonstration=False, source=None))

    assert (letter.watermark, letter.provenance) == ("", "")
