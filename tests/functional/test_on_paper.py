import pypdfium2
import pytest

from support.browser import Reader

COUNCIL = "/councils/luton/2020/"


def test_a_council_page_is_printed_without_its_menu(reader: Reader) -> None:
    """Menu, tabs to elsewhere and downloads are for the screen; figures are for paper."""
    reader.open(COUNCIL)
    reader.page.emulate_media(media="print")
    for hidden in (".up-menu", ".govuk-skip-link", ".up-crumbs", ".up-chart__take"):
        assert not reader.page.locator(hidden).first.is_visible(), hidden
    for shown in ("h1", ".up-demonstration", "#uphold_rate .up-ring svg", ".up-bars", "#years"):
        assert reader.page.locator(shown).first.is_visible(), shown


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_is_white(reader: Reader, scheme: str) -> None:
    """Also for those whose screen is dark."""
    reader.open(COUNCIL)
    reader.page.emulate_media(media="print", color_scheme=scheme)  # type: ignore[arg-type]
    looks = reader.page.evaluate(
        "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]"
    )
    assert looks[0] in {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}
    assert all(int(part) < 100 for part in looks[1].removeprefix("rgb(").rstrip(")").split(","))


def test_the_printed_pages_hold_the_figures(reader: Reader) -> None:
    """Every panel, the tables, and what is folded on the screen; no line runs off the sheet."""
    reader.open(COUNCIL)
    document = pypdfium2.PdfDocument(reader.page.pdf(format="A4"))
    text = " ".join(
        " ".join(page.get_textpage().get_text_range().split()) for page in document
    )  # fmt: skip
    sheets = len(document)
    document.close()
    for words in (
        "Demonstration", "Luton Borough Council", "Complaints upheld", "13 of 24 detailed",
        "Compliance", "Satisfactory remedies", "Adult care services", "Year by year",
    ):  # fmt: skip
        assert words in text, words
    assert 2 <= sheets <= 12
    assert reader.overflow() == 0
