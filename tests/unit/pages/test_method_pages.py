import html as markup
from dataclasses import replace

import pytest

from support.public_site import site
from upheld.domain.series_breaks import SeriesBreak
from upheld.pages.method import breaks, files, measure_page, method_page
from upheld.pages.method_measures import facts, national_rows, spread_rows
from upheld.statistics.measures import MEASURES
from upheld.statistics.measures.record import Measure

BREAK = SeriesBreak(
    from_year=2023, measure="uphold_rate", why="Fewer cases were taken on.", source="a letter"
)


def text_of(content: bytes) -> str:
    """The page with its entities resolved."""
    return markup.unescape(content.decode())


def test_every_measure_has_a_page() -> None:
    """One page per record, and one that leads to them all."""
    addresses = [file.address for file in files(site())]
    assert addresses == ["/method/", *(f"/method/{measure}/" for measure in MEASURES)]
    index = method_page(site()).decode()
    assert [address for address in addresses[1:] if f'href="{address}"' not in index] == []


@pytest.mark.parametrize("measure", MEASURES.values(), ids=lambda measure: measure.id)
def test_a_page_says_all_that_the_record_says(measure: Measure) -> None:
    """Words, caution, base and the query itself stand on the page of a measure."""
    text = text_of(measure_page(site(), measure))
    said = [measure.title, measure.meaning, measure.caution, *measure.figure_ids]
    said += [count.title for count in measure.counts]
    if measure.base is not None:
        said.append(measure.base.empty)
    assert [words for words in said if words not in text] == []
    for count in measure.counts:
        assert count.sql.replace(" + ", "\n  + ") in text


def test_breaks_of_one_reason_stand_together() -> None:
    """One line for a reason, with every measure that it breaks; the residents are no measure."""
    others = (replace(BREAK, measure="upheld"), replace(BREAK, measure="population", why="Census."))
    both = breaks((BREAK, *others))
    assert [(each.from_year, each.why) for each in both] == [
        (2023, "Census."),
        (2023, "Fewer cases were taken on."),
    ]
    assert [each.measures for each in both] == ["Residents", "Uphold rate; Upheld decisions"]


def test_a_break_stands_on_the_pages_it_concerns() -> None:
    """On the method page and on its measure's, and on no other."""
    broken = replace(site(), series_breaks=(BREAK,))
    assert BREAK.why in method_page(broken).decode()
    assert BREAK.why in measure_page(broken, MEASURES["uphold_rate"]).decode()
    assert BREAK.why not in measure_page(broken, MEASURES["received"]).decode()


def test_national_figures_stand_with_their_numbers_newest_first() -> None:
    """A percentage never stands without its two numbers and the name of its base."""
    rows = national_rows(site(), MEASURES["uphold_rate"])
    assert [row.year for row in rows] == [2020, 2019]
    assert {row.counted for row in rows} == {"each case counted once"}
    assert "52 of 96 detailed investigations" in text_of(
        measure_page(site(), MEASURES["uphold_rate"])
    )


def test_phi_and_rho_stand_with_judged_measures_only() -> None:
    """Compliance gets no verdict, so nothing about funnels stands on its page."""
    assert spread_rows(site(), MEASURES["compliance_rate"], fictional=False) == []
    rows = spread_rows(site(), MEASURES["uphold_rate"], fictional=False)
    assert {(row.phi, row.rho) for row in rows} == {("–", "0.0000")}
    assert 'id="spread"' not in measure_page(site(), MEASURES["compliance_rate"]).decode()


def test_fictional_authorities_are_a_group_of_their_own() -> None:
    """What a demonstration made up is never in a table of real councils."""
    year = site().latest
    made_up = tuple(replace(each, fictional=True) for each in year.comparisons)
    one = replace(site(), years={2020: replace(year, comparisons=made_up)})
    assert spread_rows(one, MEASURES["uphold_rate"], fictional=False) == []
    assert "Fictional authorities" in measure_page(one, MEASURES["uphold_rate"]).decode()


def test_the_calendar_says_what_is_still_to_come() -> None:
    """Hours stand in UK time."""
    calendar = (
        replace(site().calendar[0], published=True),
        replace(site().calendar[1], published=False),
    )
    html = method_page(replace(site(), calendar=calendar)).decode()
    assert "31 July 2019, 09:30 UK time</td><td>published" in html
    assert "29 July 2020, 09:30 UK time</td><td>to come" in html


def test_open_data_measures_say_where_they_are_shown() -> None:
    """A measure that no council page shows says so."""
    shown = dict(facts(MEASURES["share_of_decided"]))
    assert shown["Where it is shown"] == "In the open data and on this page only"
