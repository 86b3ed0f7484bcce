"""Every table and column of the cut has words, and so has what stands in them."""

from datetime import date
from typing import Any

import pytest

from upheld.domain.cut_columns import TABLES
from upheld.domain.cut_words import COLUMNS_IN_WORDS, TABLES_IN_WORDS, value_in_words


def test_every_table_and_column_has_words() -> None:
    """Whoever adds one says how a page calls it."""
    assert set(TABLES_IN_WORDS) == set(TABLES)
    assert {name for columns in TABLES.values() for name in columns} <= set(COLUMNS_IN_WORDS)
    assert not any("_" in words for words in COLUMNS_IN_WORDS.values())


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("outcome", "not_upheld", "Not upheld"),
        ("remedied", "by_body", "By the body before we came in"),
        ("kind", "london", "London borough"), ("type", "district", "District council"),
        ("kind", "further", "Further report"),
        ("decided", date(2020, 3, 1), "1 March 2020"), ("received_in_year", True, "Yes"),
        ("population", 12, "12"), ("row", None, "Not there"), ("row", "present", "There"),
        ("due", None, "Nothing"), ("heading", "no such code", "no such code"),
    ],
)  # fmt: skip
def test_a_cell_says_what_it_means(column: str, value: Any, words: str) -> None:
    """Codes in words; one that is none of ours as it is."""
    assert value_in_words(column, value) == words
