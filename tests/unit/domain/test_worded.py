"""Kinds that have words."""

import pickle

import pytest

from upheld.domain.headings import Heading
from upheld.domain.worded import Worded


def test_a_kind_is_found_by_its_name_in_data_and_has_words() -> None:
    """It is equal to its name, is printed as it, and stays itself when it is sent elsewhere."""
    housing = Heading("housing")
    assert (housing, f"{housing}", housing.words) == ("housing", "housing", "Housing")
    assert pickle.loads(pickle.dumps(housing)) is housing  # noqa: S301 - our own bytes


def test_none_is_without_words() -> None:
    """A member that nobody has put into words cannot be written."""
    with pytest.raises(TypeError, match="'one' has no words"):
        Worded("Kind", {"ONE": "one"})
