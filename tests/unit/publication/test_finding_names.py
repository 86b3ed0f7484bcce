"""Councils found by name, however they are spelled."""

from collections.abc import Iterable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from upheld import reference
from upheld.domain.authority_types import AuthorityType
from upheld.publication.finding.finder import Finder, Named
from upheld.publication.finding.names import MOST, Names
from upheld.publication.finding.spelling import cleaned, place, plain, readable
from upheld.publication.site import PublicBody


def register() -> dict[str, PublicBody]:
    """Every body of the register with its other names."""
    others: dict[str, list[str]] = {}
    for table, column in (("names", "name"), ("aliases", "alias")):
        for row in reference.rows(f"register/{table}.csv"):
            others.setdefault(row["slug"], []).append(row[column])
    rows = reference.rows("register/authorities.csv")
    return {row["slug"]: _body(row, others.get(row["slug"], ())) for row in rows}


def _body(row: dict[str, str], others: Iterable[str]) -> PublicBody:
    return PublicBody(
        slug=row["slug"],
        name=row["name"],
        short_name=row["short_name"],
        kind=AuthorityType(row["type"]),
        region=row["region"],
        end=date.fromisoformat(row["end"]) if row["end"] else None,
        successors=tuple(filter(None, row["replaced_by"].split("|"))),
        other_names=tuple(others),
    )


BODIES = register()
NAMES = Names(BODIES.values())
FINDER = Finder(BODIES)


@pytest.mark.parametrize(
    ("typed", "slugs"),
    [
        ("Luton", ["luton"]),
        ("LUTON BOROUGH COUNCIL", ["luton"]),
        ("St Helens council", ["st-helens"]),
        ("Saint Helens", ["st-helens"]),
        ("brighton & hove", ["brighton-and-hove"]),
        ("LB Camden", ["camden"]),
        ("Kings Lynn & West Norfolk", ["kings-lynn-and-west-norfolk"]),
        ("King’s Lynn and West Norfolk", ["kings-lynn-and-west-norfolk"]),
        ("N Yorks", ["north-yorkshire", "north-yorkshire-county"]),
        ("herts", ["hertfordshire"]),
        ("BCP", ["bournemouth-christchurch-and-poole"]),
        ("city of london", ["city-of-london"]),
        ("Lüton", ["luton"]),
        ("Colchester Borough Council", ["colchester"]),
        # A name that two bodies share: the one that exists comes first.
        ("Somerset", ["somerset", "somerset-county"]),
        ("Somerset Council", ["somerset"]),
        ("Somerset County Council", ["somerset-county"]),
        ("newcastle", ["newcastle-upon-tyne", "newcastle-under-lyme"]),
        ("allerdale", ["allerdale"]),
        ("", []),
        ("…", []),
        ("lootn", []),
    ],
)
def test_a_name_means_its_bodies(typed: str, slugs: list[str]) -> None:
    """Official, short and former names, with and without words such as council."""
    assert [body.slug for body in NAMES.exact(typed)] == slugs


def test_every_official_name_means_its_body() -> None:
    """Whatever stands on a council's letter leads to it."""
    missed = [b.name for b in BODIES.values() if b not in NAMES.exact(b.name)]
    assert missed == []


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("lootn", "luton"),
        ("camdn", "camden"),
        ("birmingam", "birmingham"),
        ("westminister", "westminster"),
        ("wolverhamton", "wolverhampton"),
        ("tower hamlet", "tower-hamlets"),
        ("bath", "bath-and-north-east-somerset"),
        ("kings lynn", "kings-lynn-and-west-norfolk"),
        ("gloster", "gloucester"),
        ("leister", "leicester"),
        ("sheffeild city counsil", "sheffield"),
    ],
)
def test_a_slip_leads_to_the_likeliest(typed: str, slug: str) -> None:
    """Swapped, missing and doubled letters, and first words of long names."""
    assert NAMES.near(typed)[0].slug == slug


@pytest.mark.parametrize("typed", ["", "a", "sdfkjsdf", "..", "nothing at all like it"])
def test_nothing_is_offered_where_nothing_is_like_it(typed: str) -> None:
    """No body is offered for the sake of offering one."""
    assert NAMES.near(typed) == ()


@given(st.text(max_size=300))
def test_any_text_is_answered(typed: str) -> None:
    """No text breaks the search, and never are more offered than can be read."""
    found = FINDER.find(typed)
    assert not isinstance(found, Named) or len(found.near) <= MOST
    assert len(NAMES.near(typed)) <= MOST


@given(st.text(max_size=60))
def test_spelling_settles_at_once(typed: str) -> None:
    """What is made plain stays as it is."""
    assert plain(plain(typed)) == plain(typed)
    assert cleaned(cleaned(typed)) == cleaned(typed)


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("mk", "milton-keynes"),
        ("IoW", "isle-of-wight"),
        ("lbhf", "hammersmith-and-fulham"),
        ("LB HF", "hammersmith-and-fulham"),
        ("b&nes", "bath-and-north-east-somerset"),
        ("rbkc", "kensington-and-chelsea"),
    ],
)
def test_initials_mean_a_body(typed: str, slug: str) -> None:
    """First letters of a name of two or more words, with or without its small ones."""
    found = FINDER.find(typed)
    assert isinstance(found, Named)
    assert [body.slug for body in found.exact] == [slug]


def test_initials_that_bodies_share_name_none_of_them() -> None:
    """They are listed, and the reader chooses."""
    found = FINDER.find("lcc")
    assert isinstance(found, Named)
    assert found.exact == ()
    assert {"leeds", "liverpool"} <= {body.slug for body in found.near}


@pytest.mark.parametrize("typed", ["stratford", "Stratford council", "barrow"])
def test_one_word_of_a_longer_name_is_asked_back(typed: str) -> None:
    """Stratford is also in London: a part of a name leads nowhere by itself."""
    found = FINDER.find(typed)
    assert isinstance(found, Named)
    assert (found.exact, found.part) == ((), True)
    assert found.near[0].slug.startswith(typed.split(maxsplit=1)[0].lower())


def test_london_means_its_boroughs() -> None:
    """And not the one council with London in its name."""
    found = FINDER.find("London")
    assert isinstance(found, Named)
    assert (found.exact, found.kind) == ((), AuthorityType.LONDON)
    assert "city-of-london" in {body.slug for body in found.near}
    several = FINDER.find("county councils")
    assert isinstance(several, Named)
    assert several.kind is AuthorityType.COUNTY


def test_words_without_a_place_count_where_nothing_else_is_left() -> None:
    """Nothing would be left of "City of London"."""
    assert place("City of London") == "city of london"
    assert place("The Royal Borough of Kingston upon Thames") == "kingston upon thames"


def test_control_characters_and_essays_are_not_read() -> None:
    """They are no name, and are told so instead of searched for."""
    assert readable("Luton\tBorough")
    assert not readable("Lu\x00ton")
    assert not readable("a" * 201)


def test_followers_are_those_that_exist_today() -> None:
    """Through a body that was itself abolished, down to the last."""
    assert [b.slug for b in FINDER.successors(BODIES["allerdale"])] == ["cumberland"]
    assert FINDER.successors(BODIES["luton"]) == ()
