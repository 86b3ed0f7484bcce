import pytest

from upheld.domain.authority_types import COMPARED, AuthorityType
from upheld.statistics.bodies import Body, Group, similar_authorities


def _body(slug: str, kind: AuthorityType | None) -> Body:
    return Body(slug=slug, name=slug, type=kind)


def test_similar_authorities_are_of_the_five_types() -> None:
    """Only the five council types are compared, each sorted; the abolished are in none."""
    groups = similar_authorities(
        [
            _body("b", AuthorityType.LONDON),
            _body("a", AuthorityType.LONDON),
            _body("fire", AuthorityType.FIRE),
            _body("gone", None),
        ]
    )
    assert groups[Group(AuthorityType.LONDON)] == ("a", "b")
    assert {group.type for group in groups} == set(COMPARED)
    assert sum(map(len, groups.values())) == 2


def test_fictional_bodies_are_similar_to_each_other_only() -> None:
    """No average of real authorities holds a fictional one, nor the other way round."""
    invented = Body(slug="invented", name="Invented", type=AuthorityType.LONDON, fictional=True)
    groups = similar_authorities([_body("a", AuthorityType.LONDON), invented])
    assert groups[Group(AuthorityType.LONDON)] == ("a",)
    assert groups[Group(AuthorityType.LONDON, fictional=True)] == ("invented",)


def test_body_refuses_an_empty_place() -> None:
    """A population of nought is a mistake: it is left out where it is not known."""
    with pytest.raises(ValueError, match="leave it empty"):
        Body(slug="a", name="A", type=None, population=0)
