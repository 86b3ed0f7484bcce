"""Postcodes: how they are typed, and which councils they lie in."""

from collections.abc import Iterator

import pytest

from upheld import reference
from upheld.domain.authority_types import AuthorityType
from upheld.publication.finding import outward, postcodes, source
from upheld.publication.finding.finder import Finder, Located
from upheld.publication.finding.postcodes import Areas, Postcode
from upheld.publication.site import PublicBody

LUTON, RUSHCLIFFE, NOTTINGHAM, NEW = "E06000032", "E07000176", "E06000018", "E06000063"
CODES = [
    ("EH1 1YZ", "S12000036"),
    ("LU1 1AA", LUTON),
    ("LU1 1AB", LUTON),
    ("LU1 2BQ", LUTON),
    ("LU1 2BR", "E06000056"),
    ("NG2 7QP", RUSHCLIFFE),
    ("NG2 7QQ", NOTTINGHAM),
    ("NG2 7QR", RUSHCLIFFE),
    ("ZZ1 1AA", ""),
]


def body(slug: str, code: str = "", parent: str | None = None, **more: object) -> PublicBody:
    """A council."""
    kind = AuthorityType.DISTRICT if parent else AuthorityType.UNITARY
    facts = dict(name=slug.title(), short_name=slug.title(), kind=kind, region="", **more)
    return PublicBody(slug=slug, gss_code=code, parent=parent, **facts)  # type: ignore[arg-type]


BODIES = {
    each.slug: each
    for each in (
        body("luton", LUTON),
        body("rushcliffe", RUSHCLIFFE, "nottinghamshire"),
        body("nottinghamshire"),
        body("nottingham", NOTTINGHAM),
        body("cumberland", NEW, predecessors=("allerdale",)),
        body("allerdale", successors=("cumberland",)),
    )
}


def content() -> bytes:
    """The lookup file of a few postcodes."""
    return postcodes.compiled(iter(CODES), BODIES.values())


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("LU1 2BQ", "LU1 2BQ"),
        (" lu12bq ", "LU1 2BQ"),
        ("l u 1 2 b q", "LU1 2BQ"),
        ("EC1A 1BB", "EC1A 1BB"),
        ("W1A 0AX", "W1A 0AX"),
        ("M1 1AE", "M1 1AE"),
        ("LU1", "LU1"),
        ("ec1a", "EC1A"),
        ("LU1 2", "LU1"),
        ("lu1-2bq", "LU1 2BQ"),
        ("LU1O2BQ", "LU10 2BQ"),
        ("LUI 2BQ", "LU1 2BQ"),
        ("W1A OAX", "W1A 0AX"),
        ("0X1 1AA", "OX1 1AA"),
        ("luton lu1 2bq", "LU1 2BQ"),
        ("1 George Street, Luton, LU1 2BQ.", "LU1 2BQ"),
        ("LU1 2BQ or LU1 2BR", None),
        ("Bolton", None),
        ("LU", None),
        ("Luton", None),
        ("123 456", None),
        ("LU1 2BQX", None),
        ("", None),
    ],
)
def test_postcodes_are_read_as_they_are_typed(typed: str, read: str | None) -> None:
    """In any case and spacing, whole or the first half; nothing else is one."""
    found = postcodes.read(typed)
    assert (str(found) if found else None) == read


@pytest.mark.parametrize("letter", "CIKMOV")
def test_a_postcode_that_cannot_be_lies_nowhere(letter: str) -> None:
    """Six letters never end one; no answer is made up from its neighbours."""
    found = Finder(BODIES, content()).find(f"LU1 1A{letter}")
    assert isinstance(found, Located)
    assert not found.postcode.possible
    assert (found.places, found.sure) == ((), False)


@pytest.mark.parametrize(
    ("half", "some", "never"),
    [
        ("SW1", {"westminster", "kensington-and-chelsea"}, "merton"),
        ("W1", {"westminster", "camden"}, "ealing"),
        ("EC1", {"city-of-london", "islington", "hackney"}, "tower-hamlets"),
        ("LU1", {"luton", "central-bedfordshire"}, "milton-keynes"),
    ],
)
def test_a_district_of_several_codes_has_all_their_councils(
    half: str, some: set[str], never: str
) -> None:
    """What begins "SW1" is SW1A and its neighbours by letter, and not SW19."""
    found = outward.areas_of(Postcode(outward=half))
    assert some <= set(found)
    assert never not in found


def test_every_postcode_keeps_its_area() -> None:
    """The runs say of each postcode what the list said."""
    areas = Areas(content())
    named = postcodes.areas(BODIES.values())
    for key, code in CODES:
        expected = named.get(code) or ("=S" if code.startswith("S") else None)
        found = areas.area(Postcode(outward=key[:4].strip(), inward=key[4:]))
        assert found == expected, key


def test_a_postcode_of_an_unknown_sector_is_unknown() -> None:
    """No answer is made up from neighbours elsewhere, before the first or after the last."""
    areas = Areas(content())
    for typed in ("LU1 3AA", "LU2 1AA", "AA1 1AA", "ZZ9 9ZZ", "NG2 7AA"):
        postcode = postcodes.read(typed)
        assert postcode is not None
        assert areas.area(postcode) is None


def test_a_file_that_is_none_is_refused() -> None:
    """Torn bytes are noticed when they are read, not by a wrong answer."""
    for torn in (b"", b"nonsense", content()[:-1]):
        with pytest.raises(ValueError, match="no postcode file"):
            Areas(torn)


def test_both_tiers_are_named() -> None:
    """A district comes with its county, a single-tier council alone."""
    finder = Finder(BODIES, content())
    two = finder.find("NG2 7QP")
    assert isinstance(two, Located)
    assert two.sure
    (place,) = two.places
    assert (place.council.slug, place.county and place.county.slug) == (
        "rushcliffe",
        "nottinghamshire",
    )
    one = finder.find("lu12bq")
    assert isinstance(one, Located)
    assert [(p.council.slug, p.county) for p in one.places] == [("luton", None)]


def test_other_countries_are_named() -> None:
    """A Scottish postcode has no council here, and says where it is."""
    found = Finder(BODIES, content()).find("EH1 1YZ")
    assert isinstance(found, Located)
    assert (found.places, found.countries) == ((), ("Scotland",))


def test_without_the_file_the_first_half_gives_candidates() -> None:
    """All that the half may lie in, the likeliest first; it is sure only where there is one."""
    found = Finder(BODIES).find("NG2 7QP")
    assert isinstance(found, Located)
    assert not found.sure
    assert {"nottingham", "rushcliffe"} <= {place.council.slug for place in found.places}
    assert Finder(BODIES).find("ZZ99 9ZZ") == Located(
        postcode=Postcode(outward="ZZ99", inward="9ZZ")
    )


def test_a_council_that_went_leads_to_its_successor() -> None:
    """The table is of one day; the register may know more."""
    finder = Finder(BODIES, postcodes.compiled([("CA141AA", "old")], [body("allerdale", "old")]))
    found = finder.find("CA14 1AA")
    assert isinstance(found, Located)
    (place,) = found.places
    assert place.council.slug == "cumberland"
    assert [each.slug for each in place.before] == ["allerdale"]


def test_the_table_of_first_halves_names_bodies_of_the_register() -> None:
    """Every area of the committed table is a council that exists, or another country."""
    councils = {row["slug"] for row in reference.rows("register/authorities.csv")}
    known = councils | {"=S", "=W", "=N", "=L", "=M"}
    strange = {area for areas in outward.table().values() for area in areas} - known
    assert strange == set()
    assert outward.table()["LU1"][0] == "luton"
    assert outward.table()["EH1"] == ("=S",)


def test_the_table_is_made_by_counting() -> None:
    """The area with most postcodes of a first half comes first."""
    assert outward.compiled(iter(CODES), BODIES.values()) == (
        "outward,areas\nEH1,=S\nLU1,luton\nNG2,rushcliffe|nottingham\n"
    )


def test_without_the_extra_no_file_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """The lookup is empty then, and the search falls back to first halves."""
    monkeypatch.setattr(source, "folder", lambda: None)
    assert postcodes.build(BODIES.values()) == b""


def test_with_the_extra_every_postcode_is_in_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """Built from wherever the package keeps its files."""

    def codes(_place: object) -> Iterator[tuple[str, str]]:
        return iter(CODES)

    monkeypatch.setattr(source, "folder", lambda: "somewhere")
    monkeypatch.setattr(source, "codes", codes)
    assert postcodes.build(BODIES.values()) == content()
