"""The bodies that exist in a demonstration only: their own rows, names and places."""

from collections import Counter
from datetime import date

import pytest

from upheld import reference
from upheld.domain.authority_types import COMPARED
from upheld.domain.errors import Refused
from upheld.domain.method import METHODS
from upheld.register.actions.installation import settle_kind
from upheld.register.actions.loading import load_register
from upheld.register.models import Authority
from upheld.register.queries import authorities
from upheld.register.queries.resolver import Resolver

ROWS = reference.rows(reference.FICTIONAL_BODIES)
SLUGS = {row["slug"] for row in ROWS}
DAYS = (date(2018, 5, 1), date(2020, 5, 1), date(2024, 5, 1))
# What no place in England is called.
STEMS = ("Example", "Sample", "Specimen", "Pattern", "Mock", "Placeholder", "Esiampl")


def meaning(resolver: Resolver, text: str, day: date) -> str | None:
    """The body that a spelling means, if it means one."""
    try:
        return resolver.resolve(text, on=day)
    except Refused:
        return None


def test_there_are_five_of_each_type() -> None:
    """Five of each of the five types, 25 in all, in a region that does not exist."""
    assert Counter(row["type"] for row in ROWS) == dict.fromkeys(COMPARED, 5)
    assert {row["region"] for row in ROWS} == {"Exampleshire"}
    counties = {row["slug"] for row in ROWS if row["type"] == "county"}
    assert {row["parent"] for row in ROWS} - {""} <= counties


def test_no_name_can_be_taken_for_a_real_one() -> None:
    """Every fictional name says that it is an example, and no slug is a real one's."""
    assert [row["name"] for row in ROWS if not any(stem in row["name"] for stem in STEMS)] == []
    assert SLUGS & {row["slug"] for row in reference.rows("register/authorities.csv")} == set()
    real = [row["name"] for row in reference.rows("register/authorities.csv")]
    assert [name for name in real if any(stem in name for stem in STEMS)] == []


def test_real_names_mean_what_they_meant(resolver: Resolver, full_resolver: Resolver) -> None:
    """With fictional bodies in the register each real spelling still leads where it led."""
    spellings = {row["alias"] for row in reference.rows("register/aliases.csv")}
    for row in reference.rows("register/authorities.csv"):
        spellings |= {row["name"], row["short_name"], f"{row['short_name']} Council"}
    for day in DAYS:
        changed = [
            s for s in spellings if meaning(resolver, s, day) != meaning(full_resolver, s, day)
        ]
        assert changed == []


def test_fictional_names_lead_to_their_bodies(resolver: Resolver, full_resolver: Resolver) -> None:
    """Slug, name and place mean the fictional body, and nothing where there is none."""
    for row in ROWS:
        day = date.fromisoformat(row["end"] or "2024-05-01")
        for text in (row["slug"], row["name"], row["short_name"]):
            assert meaning(full_resolver, text, day) == row["slug"]
            assert meaning(resolver, text, day) is None


def test_one_ends_and_another_follows() -> None:
    """One council ends with its successor beginning on the next day."""
    (ended,) = [row for row in ROWS if row["end"]]
    (successor,) = [row for row in ROWS if row["slug"] == ended["replaced_by"]]
    between = date.fromisoformat(successor["start"]) - date.fromisoformat(ended["end"])
    assert between.days == 1


def test_some_names_are_hard() -> None:
    """A very long name, and letters that plain English lacks, are among them."""
    names = [row["name"] for row in ROWS]
    assert max(map(len, names)) > 100
    assert any("ŵ" in name and "ŷ" in name for name in names)


def test_tiles_are_a_block_of_their_own() -> None:
    """Each body of a tier and day has one tile, clear of every real one."""
    rows = reference.rows(reference.FICTIONAL_TILES)
    real = reference.rows(reference.TILES)
    assert rows[0].keys() == real[0].keys()
    for tier, others in (("lower", "county"), ("upper", "district")):
        for day in ("2018-03-31", "2020-03-31", "2024-03-31"):
            here = [r for r in rows if (r["tier"], r["as_at"]) == (tier, day)]
            lived = {
                r["slug"] for r in ROWS
                if r["type"] != others and r["start"] <= day <= (r["end"] or "9999")
            }  # fmt: skip
            assert sorted(r["slug"] for r in here) == sorted(lived)
            assert len({(r["column"], r["row"]) for r in here}) == len(here)
            edge = max(int(r["column"]) for r in real if (r["tier"], r["as_at"]) == (tier, day))
            assert min(int(r["column"]) for r in here) > edge + 1


def test_the_readme_explains_every_column() -> None:
    """Files and columns of the fictional bodies stand in the README beside them."""
    text = reference.path("demonstration/README.md").read_text(encoding="utf-8")
    for name in (reference.FICTIONAL_BODIES, reference.FICTIONAL_TILES):
        assert f"## {name.removeprefix('demonstration/')}" in text
        assert [c for c in reference.rows(name)[0] if f"`{c}`" not in text] == []


@pytest.mark.django_db
class TestLoading:
    """Fictional bodies enter the register of a demonstration and no other."""

    def test_a_live_register_has_none(self) -> None:
        """Neither before nor after an installation is settled as live is a body made up."""
        load_register(by="tests")
        settle_kind(demonstration=False, by="tests")
        load_register(by="tests")
        assert not Authority.objects.filter(fictional=True).exists()
        assert not Authority.objects.filter(pk__in=SLUGS).exists()

    def test_a_demonstration_has_them_once(self) -> None:
        """Settling as a demonstration brings all of them; doing so again changes nothing."""
        settle_kind(demonstration=True, by="tests")
        assert set(Authority.objects.filter(fictional=True).values_list("pk", flat=True)) == SLUGS
        assert Authority.objects.filter(fictional=False).count() == 488
        settle_kind(demonstration=True, by="tests")
        assert load_register(by="tests") == 0
        assert Authority.objects.count() == 488 + len(SLUGS)

    def test_they_come_with_all_that_belongs_to_them(self) -> None:
        """Name, life, successor, and residents in every year that rates divide by."""
        settle_kind(demonstration=True, by="tests")
        on = {body.slug: body for body in authorities.authorities_on(date(2020, 3, 31))}
        assert on["exampleshire"].fictional
        assert not on["luton"].fictional
        assert on["greater-sampleton"].type is None
        assert on["ty-esiampl-and-dwr"].name == "Tŷ Esiampl and Dŵr Borough Council"
        assert authorities.successors("sampleton") == [
            ("greater-sampleton", "Greater Sampleton Council")
        ]
        for method in METHODS.values():
            if method.population:
                known = authorities.population("exampleshire", method.population.year)
                assert known
                assert (known.count, known.status) == (148_000, "invented")
