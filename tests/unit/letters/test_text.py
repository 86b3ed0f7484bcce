import pytest

from upheld.domain.errors import Refused
from upheld.letters.paragraphs import Paragraph, Run
from upheld.letters.text import paragraph, pointing, read_paragraph


def test_a_link_is_read_out_of_a_paragraph() -> None:
    """The year's own paragraphs may hold links, written in the usual way."""
    read = read_paragraph("See [our pages](https://a.example/b) for more.")

    assert read.runs == (
        Run(text="See "),
        Run(text="our pages", address="https://a.example/b"),
        Run(text=" for more."),
    )
    assert read.text == "See our pages for more."


@pytest.mark.parametrize("text", ["*no* #markup", "[x](javascript:1)", "[[left]] (open", "a_b_c"])
def test_nothing_but_a_web_link_is_markup(text: str) -> None:
    """Everything else in a paragraph stands as its author typed it."""
    assert read_paragraph(text).runs == (Run(text=text),)


def test_empty_parts_fall_out_of_a_paragraph() -> None:
    """Sentences that a block does not say leave no gap."""
    assert paragraph("A.", "", "B.") == Paragraph(runs=(Run(text="A. B."),))


def test_pages_that_do_not_exist_are_not_pointed_to() -> None:
    """A sentence leads to the pages there are, and there is none without pages."""
    known = [Run(text=name, address=f"https://{name}.example/") for name in ("a", "b", "c")]

    assert pointing(None, None) is None
    assert pointing(None, known[0]).text == "See a."
    assert pointing(*known).text == "See a, b and c."


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "/relative"])
def test_a_link_leads_to_the_web(address: str) -> None:
    """An address that is none is refused where it is written."""
    with pytest.raises(Refused, match="give an address with https"):
        Run(text="here", address=address)


def test_empty_text_is_refused() -> None:
    """Neither a stretch of text nor a paragraph may be empty."""
    with pytest.raises(Refused):
        Run(text="")
    with pytest.raises(Refused):
        Paragraph(runs=())
