import pytest

from upheld.archive.document import Kind
from upheld.archive.extraction import html, text
from upheld.archive.extraction.characters import plain
from upheld.archive.extraction.kinds import kind_of
from upheld.archive.extraction.taken import Taken


def cells_of(page: str) -> list[tuple[str, ...]]:
    """The cells of each line of an HTML page."""
    return [line.cells for line in html.lines_of(page.encode()).lines]


def test_rows_of_tables_are_lines_of_cells() -> None:
    """An empty cell stays, and one over two columns takes the place of both."""
    page = "<table><caption>Decided</caption><tr><th colspan=2>Outcome<th>Number"
    page += "<tr><td>Upheld<td><td><p>13</p></table>"

    assert cells_of(page) == [("Decided",), ("Outcome", "", "Number"), ("Upheld", "", "13")]


def test_a_table_for_looks_is_read_as_lines() -> None:
    """What stands in one of its cells is a table of its own."""
    page = "<table><tr><td>Dear Sir<td><table><tr><td>Upheld<td>13</table>after</table>"

    assert cells_of(page) == [("Dear Sir",), ("Upheld", "13"), ("after",)]


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>99</script>",
        "<style>p {margin: 99px}</style>",
        "<p hidden>99</p>",
        "<p style='color: red; display:none'>99</p>",
        "<!-- 99 -->",
        "<template>99</template>",
        "<svg><title>99</title></svg>",
        "<textarea>99</textarea>",
        "<div hidden><p>9</p><p>9</p></div>",
    ],
)
def test_what_a_reader_does_not_see_is_not_read(hidden: str) -> None:
    """Nor what stands in the head; but what is drawn is."""
    page = f"<html><head><title>99</title></head><p>13 upheld</p>{hidden}<p>of 24</p>"

    assert cells_of(page) == [("13 upheld",), ("of 24",)]
    assert cells_of("<svg><text>54%</text></svg>") == [("54%",)]


def test_numbers_in_elements_of_their_own_stay_apart_from_what_they_are_not() -> None:
    """A word before it, a footnote after it; but a number in two colours is one."""
    assert cells_of("<p>Rate<span>11 of 17<sup>2</sup></span>") == [("Rate 11 of 17 2",)]
    assert cells_of("<p><b>1</b>3 upheld<br>next") == [("13 upheld",), ("next",)]


def test_a_page_nested_as_deep_as_is_read_is_read() -> None:
    """Deeper than calls of a function could go is refused before."""
    assert cells_of("<div>" * 490 + "13") == [("13",)]


def test_text_has_cells_and_pages() -> None:
    """Tabs and bars part cells, form feeds pages; rules drawn with characters say nothing."""
    found = text.lines_of(b"Upheld\t13\r\n\r\n======\nNot upheld | 11\n\x0cpage two\n\x0c")

    assert found.pages == 2
    assert [(line.place.page, line.place.line, line.cells) for line in found.lines] == [
        (1, 1, ("Upheld", "13")),
        (1, 4, ("Not upheld", "11")),
        (2, 1, ("page two",)),
    ]


def test_characters_are_spelt_one_way() -> None:
    """Signs that look alike become one; a raised digit never becomes a digit."""
    assert plain("\ufb01nd\u00a0King\u2019s\u200b \u201c13\u201d co\u00adop\u2011ted") == (
        'find King\'s "13" coop-ted'
    )
    assert plain("13\u00b2 \u2013 e\u0301\ud800\x07") == "13\u00b2 \u2013 \u00e9\ufffd"


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.txt", b"%PDF-1.4 ...", Kind.PDF),
        ("a.pdf", b"\xef\xbb\xbf <!-- x --><!DOCTYPE html>", Kind.HTML),
        ("a.pdf", b"Dear Sir,\nThis year, 13 were upheld.\n", Kind.TEXT),
        ("a.txt", b"Council,Upheld,Rate\nLuton,13,54%\n", Kind.CSV),
        ("a.CSV", b"Council\nLuton\n", Kind.CSV),
        ("a", b"PK\x03\x04 xl/workbook.xml", Kind.XLSX),
    ],
)
def test_a_file_is_what_its_bytes_say(name: str, content: bytes, kind: Kind) -> None:
    """The name tells only a list without commas from a letter."""
    assert kind_of(Taken(name=name, content=content)) is kind
