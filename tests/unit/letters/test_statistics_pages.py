from dataclasses import replace

import pytest

from support import luton
from upheld.domain.errors import Refused
from upheld.domain.method import method_of
from upheld.letters.material import Material
from upheld.letters.panels import lay_out_panels
from upheld.letters.similar import LISTED_AT_MOST
from upheld.letters.statistics_pages import Panel, Ring, Table
from upheld.letters.tables import lay_out_remedied
from upheld.statistics.verdict import MILDER_THAN_INTERVAL, Verdict


def material(year: int = 2020, **changes: object) -> Material:
    """Luton's material with what is changed among its figures."""
    figures = luton.figures_2018() if year == 2018 else luton.figures_2020()
    return Material(
        figures=replace(figures, **changes),
        method=method_of(year),
        plan=luton.PLAN_2018 if year == 2018 else luton.PLAN_2020,
        addressee=luton.ADDRESSEE,
        reports=(),
        activity=(),
        names=luton.NAMES,
        links={},
    )


def panels(**measures: object) -> dict[str, Panel]:
    """The panels of Luton 2020, some figures changed, by measure."""
    figures = luton.figures_2020()
    page = lay_out_panels(material(measures={**figures.measures, **measures}))
    return {panel.measure: panel for panel in page.panels}


def test_each_panel_names_the_base_it_was_divided_by() -> None:
    """The satisfactory panel rests on upheld decisions, not on investigations."""
    bases = {measure: (panel.count, panel.base) for measure, panel in panels().items()}

    assert bases == {
        "uphold_rate": (
            "13",
            "of 24 detailed investigations, decided from 1 April 2019 to 31 March 2020",
        ),
        "compliance_rate": (
            "7",
            "of 7 compliance outcomes, recorded from 1 April 2019 to 31 March 2020",
        ),
        "satisfactory_remedy_rate": (
            "3",
            "of 13 upheld decisions, decided from 1 April 2019 to 31 March 2020",
        ),
    }


def test_what_is_printed_is_what_was_released() -> None:
    """A display is taken as it stands, even where another rounding would differ."""
    panel = panels(uphold_rate=luton.uphold_rate(13, 24, "53.9%"))["uphold_rate"]

    assert panel.ring.display == "53.9%"
    assert panel.sentence.startswith("53.9% of")


def test_a_ring_is_told_in_words() -> None:
    """Who cannot see the ring hears share, base and average."""
    assert panels()["uphold_rate"].ring.alternative == (
        "Ring chart. 54% of the complaints we investigated were upheld: 13 of 24 detailed "
        "investigations. A tick marks the average of similar authorities, 56%."
    )


def test_an_empty_base_draws_no_ring() -> None:
    """Nothing that could be taken for 0 % or 100 % stands over an empty base."""
    empty = panels(
        uphold_rate=luton.uphold_rate(0, 0, None),
        compliance_rate=luton.compliance_rate(0, 0, None),
        satisfactory_remedy_rate=luton.satisfactory_rate(0, 0, None),
    )

    assert [(panel.ring, panel.sentence) for panel in empty.values()] == [
        (None, "No percentage can be given: no investigations."),
        (None, "No percentage can be given: no recommendations were due."),
        (None, "No percentage can be given: no complaints upheld."),
    ]
    assert not any("%" in panel.sentence + panel.base for panel in empty.values())


def test_doubt_stands_beside_two_rates_and_counts_beside_compliance() -> None:
    """Interval and verdict where chance plays a part; the full count where it does not."""
    notes = {measure: panel.notes for measure, panel in panels().items()}

    assert notes["uphold_rate"] == (
        "On 24 detailed investigations the rate is uncertain: from 35% to 72%.",
        "No clear difference from similar authorities.",
    )
    assert notes["compliance_rate"][0] == (
        "On time 5, late 2, not complete but satisfied 0, not satisfied 0."
    )


def test_one_is_singular() -> None:
    """One decision, one case, one remedy."""
    found = panels(
        uphold_rate=luton.uphold_rate(1, 1, "100%", verdict=Verdict.TOO_FEW),
        compliance_rate=luton.compliance_rate(1, 1, "100%"),
        satisfactory_remedy_rate=luton.satisfactory_rate(1, 1, "100%"),
    )

    assert [panel.count_words for panel in found.values()] == [
        "upheld decision",
        "case where we were satisfied",
        "satisfactory remedy",
    ]


def test_a_year_without_averages_compares_nothing() -> None:
    """Without similar authorities there is no average, no tick and no list."""
    figure = replace(luton.uphold_rate(13, 24, "54%"), similar=None, verdict=None)
    alone = material(
        measures={**luton.figures_2020().measures, "uphold_rate": figure}, similar_bodies=()
    )
    page = lay_out_panels(alone)

    assert page.similar is None
    assert (page.panels[0].similar, page.panels[0].ring.average) == ("", None)


def test_few_similar_authorities_are_named() -> None:
    """Up to seventy names fit on the page; of more the number is said, and where they are."""
    named = lay_out_panels(material()).similar
    many = tuple(f"district-{number}" for number in range(LISTED_AT_MOST + 1))
    numbered = lay_out_panels(material(similar_bodies=many)).similar

    assert len(named.names) == 56
    assert "Luton Borough Council" in named.names
    assert numbered.names == ()
    assert "the 71 unitary councils" in numbered.sentence
    assert numbered.sentence.endswith("Their names are published with the figures.")


def test_the_notes_explain_only_what_is_shown() -> None:
    """Interval and verdict are explained where they stand, and only there."""
    figures = luton.figures_2020()
    bare = {
        **figures.measures,
        "uphold_rate": luton.uphold_rate(0, 0, None),
        "satisfactory_remedy_rate": luton.satisfactory_rate(0, 0, None),
    }

    assert MILDER_THAN_INTERVAL in lay_out_panels(material()).notes[0].text
    assert [note.text for note in lay_out_panels(material(measures=bare)).notes] == [
        "Percentages are rounded to whole numbers."
    ]


def test_the_tables_are_those_of_the_year() -> None:
    """Nine headings, six outcomes, who remedied: numbers as released, totals named."""
    received, decided, remedied = lay_out_remedied(material(2018)).tables

    assert [row.display for row in received.rows] == [
        *("17", "6", "3", "13", "4", "6", "8", "7", "1"),
        "65",
    ]
    assert [(row.label, row.display) for row in decided.rows[-2:]] == [
        ("All decisions", "70"),
        ("Uphold rate", "65%"),
    ]
    assert decided.rows[-1].detail == "11 upheld of 17 detailed investigations"
    assert [row.display for row in remedied.rows] == ["10", "1"]


def test_uncoded_complaints_are_shown_where_there_are_any() -> None:
    """A row without a heading appears, so that the rows always add up to the total."""
    counts = {**luton.figures_2018().received, "uncoded": 2, "total": 67}
    rows = lay_out_remedied(material(2018, received=counts)).tables[0].rows

    assert [(row.label, row.display) for row in rows[-2:]] == [
        ("No heading recorded", "2"),
        ("Total", "67"),
    ]


def test_a_table_without_investigations_shows_no_rate() -> None:
    """The uphold rate of nothing is a reason, not a number: it stands where there is room."""
    figures = luton.figures_2018()
    none = {**figures.measures, "uphold_rate": luton.uphold_rate(0, 0, None)}
    row = lay_out_remedied(material(2018, measures=none)).tables[1].rows[-1]

    assert (row.display, row.detail) == ("none", "No investigations")


@pytest.mark.parametrize(("part", "whole"), [(3, 2), (-1, 2), (0, 0)])
def test_a_share_outside_a_ring_is_refused(part: int, whole: int) -> None:
    """More than all, less than nothing and a share of nothing cannot be drawn."""
    with pytest.raises(Refused, match="cannot be drawn as a ring"):
        Ring(display="x", numerator=part, denominator=whole, average=None, alternative="x")


def test_an_empty_table_is_refused() -> None:
    """A table has rows, or does not stand in a letter."""
    with pytest.raises(Refused, match="has no rows"):
        Table(title="T", columns=("a", "b"), rows=())
