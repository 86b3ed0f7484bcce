from collections import Counter
from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from upheld.domain.authority_types import COMPARED
from upheld.domain.errors import Refused
from upheld.register.models import AuthorityName
from upheld.register.queries import authorities
from upheld.register.queries.authorities import AuthorityRecord

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("register"), pytest.mark.slow]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        # county, district, metropolitan borough, unitary (55, 56 or 62 and Scilly), London and City
        (date(2018, 3, 31), (27, 201, 36, 55 + 1, 32 + 1)),
        (date(2019, 3, 31), (27, 201, 36, 55 + 1, 32 + 1)),
        (date(2019, 4, 1), (26, 192, 36, 55 + 1, 32 + 1)),
        (date(2020, 3, 31), (26, 192, 36, 55 + 1, 32 + 1)),
        (date(2021, 4, 1), (24, 181, 36, 58 + 1, 32 + 1)),
        (date(2024, 3, 31), (21, 164, 36, 62 + 1, 32 + 1)),
    ],
)
def test_councils_by_type(day: date, expected: tuple[int, ...]) -> None:
    """On each day the councils of each type are those that existed."""
    types = Counter(body.type for body in authorities.authorities_on(day))
    assert tuple(types[kind] for kind in COMPARED) == expected


def test_a_body_that_did_not_exist_has_no_type() -> None:
    """Ended and coming bodies are listed without a type, under their last and only name."""
    bodies = {body.slug: body for body in authorities.authorities_on(date(2024, 3, 31))}
    assert (bodies["cumbria"].type, bodies["cumbria"].kind) == (None, "county")
    assert bodies["cumbria"].name == "Cumbria County Council"
    assert bodies["lancashire-ca"].type is None
    assert bodies["cumberland"].type == "unitary"
    assert bodies["adur"].parent == "west-sussex"


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(1970, 1, 1), "Shepway District Council"),
        (date(2018, 3, 31), "Shepway District Council"),
        (date(2018, 4, 1), "Folkestone and Hythe District Council"),
        (date(2031, 1, 1), "Folkestone and Hythe District Council"),
    ],
)
def test_name_is_that_of_the_day(day: date, name: str) -> None:
    """A body is listed under the name it bore that day."""
    bodies = {body.slug: body for body in authorities.authorities_on(day)}
    assert bodies["folkestone-and-hythe"].name == name


def test_the_first_of_several_names_comes_first() -> None:
    """Of two former names the one in use on the day is given."""
    bodies = {body.slug: body for body in authorities.authorities_on(date(2015, 1, 1))}
    assert bodies["south-yorkshire-ca"].name.startswith("Barnsley, Doncaster")


def test_no_alias_is_ever_a_name() -> None:
    """What lists may write is not what the register calls a body."""
    aliases = set(AuthorityName.objects.filter(alias=True).values_list("name", flat=True))
    assert aliases
    assert not aliases & {body.name for body in authorities.records().values()}


def test_listing_takes_few_questions(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    """All bodies of a day are read at once, not one by one."""
    with django_assert_max_num_queries(3):
        assert len(authorities.authorities_on(date(2020, 3, 31))) == 488


def test_one_body_by_its_slug() -> None:
    """A slug gives its record; another text is refused and named."""
    assert authorities.authority("luton").name == "Luton Borough Council"
    with pytest.raises(Refused, match="Luton"):
        authorities.authority("Luton")


def test_existence_includes_first_and_last_day() -> None:
    """A body exists on its first and last day and not on the days beyond."""
    assert authorities.existed_on("cumbria", date(2023, 3, 31))
    assert not authorities.existed_on("cumbria", date(2023, 4, 1))
    assert authorities.existed_on("cumberland", date(2023, 4, 1))
    assert not authorities.existed_on("cumberland", date(2023, 3, 31))
    assert authorities.existed_on("city-of-london", date(1500, 1, 1))


def test_succession_reads_both_ways() -> None:
    """Successors and predecessors are given by slug and name, in order."""
    assert authorities.successors("cumbria") == [
        ("cumberland", "Cumberland Council"),
        ("westmorland-and-furness", "Westmorland and Furness Council"),
    ]
    assert [slug for slug, _ in authorities.predecessors("cumberland")] == [
        "allerdale",
        "carlisle",
        "copeland",
        "cumbria",
    ]
    assert authorities.successors("luton") == []


def test_residents_with_their_status() -> None:
    """A number comes with year, status and source; an unknown one is None."""
    luton = authorities.population("luton", 2022)
    assert luton is not None
    assert (luton.count, luton.status) == (228496, "interpolated")
    assert authorities.population("luton", 1999) is None
    assert authorities.population("kent-police", 2020) is None


def test_residents_of_all_bodies() -> None:
    """All numbers of a year come by slug."""
    found = authorities.populations(2023)
    assert len(found) == 317
    assert found["luton"] == authorities.population("luton", 2023)


def test_breaks_of_a_year_and_until_it() -> None:
    """A year's own breaks and those a trend up to it draws are told apart."""
    assert {b.measure for b in authorities.series_breaks(2025)} == {"decided", "overview"}
    assert authorities.series_breaks(2019) == []
    until = authorities.series_breaks_until(2020)
    assert {b.from_year for b in until} == {2014}
    assert all(b.why.endswith(".") and b.source for b in until)


def test_a_record_that_ends_first_is_refused() -> None:
    """A body cannot end before it starts."""
    with pytest.raises(Refused, match="before it starts"):
        AuthorityRecord(
            slug="a", name="A", short_name="A", kind=COMPARED[0], subtype="", gss_code="",
            region="", start=date(2020, 1, 2), end=date(2020, 1, 1), parent=None,
        )  # fmt: skip
