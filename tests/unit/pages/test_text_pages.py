from dataclasses import replace

import pytest

from support.public_site import site
from upheld.pages.text_pages import PAGES, TextPage, files, text_page


def test_every_text_page_stands_at_its_address() -> None:
    """Four pages, public when the site opens."""
    found = {file.address: file for file in files(site())}
    assert set(found) == {"/about/", "/complain/", "/contact/", "/accessibility/"}
    assert {file.public_from for file in found.values()} == {site().opens}


@pytest.mark.parametrize("each", PAGES, ids=lambda each: each.name)
def test_each_page_has_one_heading(each: TextPage) -> None:
    """The title of the page is its heading."""
    html = text_page(site(), each).decode()
    assert html.count("<h1>") == 1
    assert f"<h1>{each.title}</h1>" in html


def test_invented_contact_details_say_so() -> None:
    """Nobody should ring a number of a demonstration, and a real site prints none of its own."""
    complain = next(each for each in PAGES if each.name == "complain")
    demonstration = text_page(site(), complain).decode()
    real = text_page(replace(site(), demonstration=False), complain).decode()
    assert "These details are invented." in demonstration
    assert "01632 960" in demonstration
    assert "01632" not in real


def test_the_form_is_named_where_there_is_one() -> None:
    """A site whose installation has not said where it is leads nowhere."""
    complain = next(each for each in PAGES if each.name == "complain")
    assert "our form" not in text_page(site(), complain).decode()
    html = text_page(replace(site(), forms="https://complain.example"), complain).decode()
    assert 'href="https://complain.example/"' in html
    assert 'href="https://complain.example/status/"' in html


def test_how_to_complain_says_what_people_need() -> None:
    """To the council first, within 12 months, by telephone, relay and post, with help."""
    complain = next(each for each in PAGES if each.name == "complain")
    html = text_page(site(), complain).decode()
    needed = ("council first", "12 months", "Telephone", "Text relay", "Post", "act for you",
              "other formats", "What we cannot look at")  # fmt: skip
    assert [words for words in needed if words not in html] == []


def test_a_telephone_calls_from_the_page() -> None:
    """Number, relay and email are links, and the first lines lead to them."""
    complain = next(each for each in PAGES if each.name == "complain")
    html = text_page(site(), complain).decode()
    ways = ("tel:01632960100", "tel:1800101632960100", "mailto:office@ombudsman.example")
    assert [way for way in ways if f'href="{way}"' not in html] == []
    assert html.index('href="#reach"') < html.index("<h2>")
    assert 'id="reach"' in html


def test_the_accessibility_statement_claims_no_more_than_was_done() -> None:
    """It says who has not tested the site."""
    page = next(each for each in PAGES if each.name == "accessibility")
    html = text_page(site(), page).decode()
    assert "2.2, level AA" in html
    assert "no people with disabilities have tested this site yet" in html
    assert "do not claim that it fully meets" in html
