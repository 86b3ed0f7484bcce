"""Labels of tiles: short, readable, no two alike."""

from hypothesis import given
from hypothesis import strategies as st

from upheld.pages.map.labels import LONGEST, label


def labels(*names: str) -> list[str]:
    """Labels of a map with these councils, in the same order."""
    return list(label({name: name for name in names}).values())


def test_a_short_name_stays_whole() -> None:
    """A name that fits is not cut."""
    assert labels("Luton", "York", "Kent") == ["Luton", "York", "Kent"]


def test_a_long_name_keeps_its_beginning() -> None:
    """One long word shows its first letters."""
    assert labels("Barnsley", "Wakefield") == ["Barns", "Wakef"]


def test_several_words_show_their_initials() -> None:
    """Small words stay small, and joins us an ampersand."""
    assert labels("Blackburn with Darwen", "Brighton and Hove") == ["BwD", "B&H"]


def test_a_compass_point_stays_beside_its_place() -> None:
    """North Yorkshire is read as such."""
    assert labels("North Yorkshire", "West Sussex") == ["N Yor", "W Sus"]


def test_a_county_has_its_customary_form() -> None:
    """A county and the city in it are told apart."""
    assert labels("Nottingham", "Nottinghamshire") == ["Notti", "Notts"]


def test_a_label_that_several_would_share_goes_to_none() -> None:
    """Nobody has to guess which of three South... is meant."""
    three = labels("Southampton", "Southend", "Southwark")
    assert "South" not in three
    assert three == ["S’amp", "S’end", "S’war"]


def test_a_whole_name_keeps_its_label() -> None:
    """Derby is Derby, whoever else begins so."""
    assert labels("Derby", "Derbyton")[0] == "Derby"


def test_no_label_says_another_place() -> None:
    """Hertsmere is not Herts, and Northumberland not the North."""
    assert not {"Herts", "North"} & set(labels("Hertsmere", "Northumberland"))


@given(st.lists(st.text("abcdeABC -’", min_size=1, max_size=12).filter(str.strip), unique=True))
def test_labels_are_short_and_unique(names: list[str]) -> None:
    """Whatever councils are called."""
    made = labels(*names)
    assert len(set(made)) == len(names)
    assert all(0 < len(each) <= LONGEST for each in made)
