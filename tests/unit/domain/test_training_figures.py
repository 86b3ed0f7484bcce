"""Training figures as values: how they are written, and which leave room for which."""

import pytest

from upheld.domain.activity import agree, value_fault, value_in_words


@pytest.mark.parametrize(
    ("measure", "told", "counted", "agrees"),
    [
        ("courses", "118", "118", True),
        ("courses", "1,018", "1018", True),
        ("courses", "117", "118", False),
        ("people_trained", ">800", "837", True),
        ("people_trained", ">800", "800", False),
        ("authorities_at_seminars", "143", ">142", True),
        ("authorities_at_seminars", "142", ">142", False),
        ("authorities_at_seminars", ">140", ">142", True),
        ("provider_share", "highest", "21.2%, highest", True),
        ("provider_share", "highest", "21.2%", False),
        ("provider_share", "21.2", "21.2%, highest", True),
        ("provider_share", "20%", "21.2%", False),
        ("seminars", "yes", "London;Leeds", True),
        ("seminars", "Leeds; London", "London;Leeds", True),
        ("seminars", "Leeds", "London;Leeds", False),
        ("seminars", "3", "4", False),
    ],
)
def test_a_told_value_leaves_room_or_not(
    measure: str, told: str, counted: str, *, agrees: bool
) -> None:
    """A bound, a word and a spelling leave room; another number does not."""
    assert agree(measure, told, counted) is agrees


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("1438", "1,438"),
        (">1,400", "more than 1,400"),
        ("21.2%, highest", "21.2%, more than in every year before"),
        ("highest", "More than in every year before"),
        ("London;Bristol", "London, Bristol"),
        ("yes", "Yes"),
    ],
)
def test_values_stand_in_words(value: str, words: str) -> None:
    """As pages print them."""
    assert value_in_words(value) == words


def test_a_share_may_be_told_with_its_rank() -> None:
    """The number and that it is the highest so far, or either of them."""
    for value in ("12%", "12.5", "12%, highest", "highest"):
        assert value_fault("provider_share", value) is None
    assert value_fault("provider_share", "12% highest")
