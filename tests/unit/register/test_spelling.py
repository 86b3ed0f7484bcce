import pytest
from hypothesis import given
from hypothesis import strategies as st

from upheld.register.queries.spelling import Family, Reading, normalised, read


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("The King’s Lynn & West-Norfolk", "kings lynn and west norfolk"),
        ("KING'S LYNN AND WEST NORFOLK", "kings lynn and west norfolk"),
        ("St. Helens", "st helens"),
        ("Saint  Helens", "st helens"),
        ("Bristol, City of", "bristol city of"),
    ],
)
def test_same_words_become_one(text: str, plain: str) -> None:
    """Spellings that differ only in typography are one."""
    assert normalised(text) == plain


@pytest.mark.parametrize(
    ("text", "family", "place", "claims"),
    [
        ("london borough of croydon", Family.COUNCIL, "croydon", {"london", "borough"}),
        ("croydon london borough council", Family.COUNCIL, "croydon", {"london", "borough"}),
        ("bury mbc", Family.COUNCIL, "bury", {"metropolitan", "borough"}),
        ("lincoln cc", Family.COUNCIL, "lincoln", {"county or city"}),
        ("st albans city and district council", Family.COUNCIL, "st albans", {"city", "district"}),
        ("council of city of york", Family.COUNCIL, "york", {"city"}),
        ("bristol city of", Family.COUNCIL, "bristol", {"city"}),
        ("county durham", Family.COUNCIL, "durham", {"county"}),
        ("vale of white horse", Family.COUNCIL, "vale of white horse", set()),
        ("north east mayoral combined authority", Family.COMBINED, "north east", set()),
        ("police and crime commissioner for kent", Family.POLICE, "kent", set()),
        ("lancashire combined fire authority", Family.FIRE, "lancashire", set()),
        ("exmoor national park authority", Family.PARK, "exmoor", set()),
    ],
)
def test_a_name_is_taken_apart(text: str, family: Family, place: str, claims: set[str]) -> None:
    """The place, the family and the claims of a name stand apart."""
    assert read(text) == Reading(family, place, frozenset(claims))


@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    """Whatever a list holds is read without an error, and normalising twice changes nothing."""
    plain = normalised(text)
    reading = read(plain)
    assert normalised(plain) == plain
    assert reading is None or reading.place
